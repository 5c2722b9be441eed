package io.keepline.api.lease;

import io.keepline.api.command.LeaseGateway;
import io.keepline.store.LeaseView;
import io.keepline.store.NoticeRow;
import io.keepline.store.Notices;
import io.keepline.store.OrderHistory;
import io.keepline.store.OrderRow;
import io.keepline.store.Reads;
import io.keepline.workflows.NumberLifecycle;
import io.keepline.workflows.PaymentSettlement;
import java.util.Optional;

/** Who is to look when somebody outside spoke of something: the owner in the row. */
public final class HintAddress {

  private final Reads reads;

  /** Over the record. */
  public HintAddress(Reads reads) {
    this.reads = reads;
  }

  /**
   * A hint, addressed.
   *
   * @param workflowId who is to look
   * @param signal the signal's name
   * @param subject what to look at
   * @param order the order that a settlement is begun with where none runs; absent for a lease
   */
  public record Hint(
      String workflowId, String signal, String subject, Optional<LeaseGateway.Settles> order) {}

  /** About a payment; empty if we never asked for it. */
  public Optional<Hint> ofPayment(String paymentId) {
    return of(paymentId, NumberLifecycle.PAYMENT_HINT);
  }

  /** About a bank that takes a payment back, or gives it back; also of a lease that is over. */
  public Optional<Hint> ofDispute(String paymentId) {
    return of(paymentId, NumberLifecycle.DISPUTE_HINT)
        .map(hint -> isOver(hint) ? settlement(paymentId, orderOf(paymentId).orElseThrow()) : hint);
  }

  private Optional<OrderRow> orderOf(String paymentId) {
    return reads.orderOfPayment(paymentId).map(OrderHistory::order);
  }

  private Optional<Hint> of(String paymentId, String signal) {
    return orderOf(paymentId)
        .map(
            order ->
                order.owner().equals("payment")
                    ? settlement(paymentId, order)
                    : new Hint(
                        NumberLifecycle.workflowId(order.leaseId()),
                        signal,
                        paymentId,
                        Optional.empty()));
  }

  private static Hint settlement(String paymentId, OrderRow order) {
    return new Hint(
        PaymentSettlement.workflowId(paymentId),
        NumberLifecycle.PAYMENT_HINT,
        paymentId,
        Optional.of(new LeaseGateway.Settles(order.orderId(), order.kind().equals("TOP_UP"))));
  }

  /** An ended lease listens no more; its unfinished payments have owners of their own. */
  public boolean isOver(Hint hint) {
    String prefix = NumberLifecycle.workflowId("");
    return hint.workflowId().startsWith(prefix)
        && reads
            .lease(hint.workflowId().substring(prefix.length()))
            .map(LeaseView::lease)
            .filter(lease -> lease.facts().status().equals("ENDED"))
            .isPresent();
  }

  /** About a notice; empty if there is none. */
  public static Optional<Hint> ofNotice(Notices notices, String noticeId) {
    return notices
        .notice(noticeId)
        .map(NoticeRow::leaseId)
        .map(
            leaseId ->
                new Hint(
                    NumberLifecycle.workflowId(leaseId),
                    NumberLifecycle.NOTICE_HINT,
                    noticeId,
                    Optional.empty()));
  }
}

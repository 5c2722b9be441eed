package io.keepline.api.lease;

import io.keepline.store.NoticeRow;
import io.keepline.store.Notices;
import io.keepline.store.OrderHistory;
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
   */
  public record Hint(String workflowId, String signal, String subject) {}

  /** About a payment; empty if we never asked for it. */
  public Optional<Hint> ofPayment(String paymentId) {
    return reads
        .orderOfPayment(paymentId)
        .map(OrderHistory::order)
        .map(
            order ->
                new Hint(
                    order.owner().equals("payment")
                        ? PaymentSettlement.workflowId(paymentId)
                        : NumberLifecycle.workflowId(order.leaseId()),
                    NumberLifecycle.PAYMENT_HINT,
                    paymentId));
  }

  /** About a notice; empty if there is none. */
  public static Optional<Hint> ofNotice(Notices notices, String noticeId) {
    return notices
        .notice(noticeId)
        .map(NoticeRow::leaseId)
        .map(
            leaseId ->
                new Hint(
                    NumberLifecycle.workflowId(leaseId), NumberLifecycle.NOTICE_HINT, noticeId));
  }
}

package io.keepline.payments.sandbox;

import io.keepline.lifecycle.Money;
import io.keepline.payments.Chargeback;
import io.keepline.payments.RefundFailure;
import io.keepline.payments.sandbox.RefundTable.Refund;
import java.util.Optional;

/** Sends captured money back, never more than was captured. */
final class RefundPayment {

  private final Book book;

  RefundPayment(Book book) {
    this.book = book;
  }

  /** How it ended. */
  enum Verdict {
    /** The refund stands, succeeded or failed. */
    DONE,
    /** The id is taken by another refund. */
    CONFLICT,
    /** There is no such payment. */
    NO_PAYMENT
  }

  /**
   * What came of it.
   *
   * @param refund the refund, when it is done
   */
  record Answer(Verdict verdict, Optional<Refund> refund) {}

  Answer refund(String refundId, String paymentId, Money amount) {
    return book.write(
        page -> {
          page.refunds().lock(refundId);
          Optional<Refund> earlier = page.refunds().find(refundId);
          if (earlier.isPresent()) {
            return earlier.get().isSameRequest(paymentId, amount)
                ? new Answer(Verdict.DONE, earlier)
                : new Answer(Verdict.CONFLICT, Optional.empty());
          }
          return page.payments()
              .lockByPaymentId(paymentId)
              .map(payment -> decide(page, refundId, payment, amount))
              .orElseGet(() -> new Answer(Verdict.NO_PAYMENT, Optional.empty()));
        });
  }

  Optional<Refund> find(String refundId) {
    return book.write(page -> page.refunds().find(refundId));
  }

  private static Answer decide(Book.Page page, String refundId, Payment payment, Money amount) {
    Refund refund =
        new Refund(
            refundId,
            Ids.fresh("srf"),
            payment.paymentId(),
            amount,
            failure(page, payment, amount),
            page.now());
    page.refunds().insert(refund);
    if (refund.failure().isEmpty()) {
      page.ledger().refund(payment.paymentId(), refundId, amount, page.now());
    }
    return new Answer(Verdict.DONE, Optional.of(refund));
  }

  /** What the bank holds or keeps cannot be sent back a second time. */
  private static long takenBack(Optional<Chargeback> chargeback) {
    return chargeback
        .filter(taken -> taken.state() != Chargeback.State.WON)
        .map(taken -> taken.amount().minorUnits())
        .orElse(0L);
  }

  private static Optional<RefundFailure> failure(Book.Page page, Payment payment, Money amount) {
    if (payment.capture().isEmpty()) {
      return Optional.of(RefundFailure.NOT_CAPTURED);
    }
    Money captured = payment.capture().get().amount();
    long left =
        captured.minorUnits()
            - page.ledger().refunded(payment.paymentId())
            - takenBack(payment.chargeback());
    if (!captured.currency().equals(amount.currency()) || amount.minorUnits() > left) {
      return Optional.of(RefundFailure.EXCEEDS_CAPTURED);
    }
    boolean refused =
        payment.requireTerms().magic().filter(MagicToken.REFUND_FAILS::equals).isPresent();
    return refused ? Optional.of(RefundFailure.REJECTED) : Optional.empty();
  }
}

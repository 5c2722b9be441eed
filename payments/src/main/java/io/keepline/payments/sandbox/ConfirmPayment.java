package io.keepline.payments.sandbox;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.Attendance;
import io.keepline.payments.PendingCause;
import java.time.Duration;
import java.util.Optional;

/** Captures a card, declines it, or asks for authentication, as its magic token says. */
final class ConfirmPayment {

  private final Book book;
  private final Events events;
  private final Duration checkoutLifetime;

  ConfirmPayment(Book book, Events events, Duration checkoutLifetime) {
    this.book = book;
    this.events = events;
    this.checkoutLifetime = checkoutLifetime;
  }

  /**
   * What came of it.
   *
   * @param decidedNow the token, if this very request decided the payment; only then does the
   *     answer misbehave
   */
  record Confirmed(Payment payment, Optional<MagicToken> decidedNow) {}

  Optional<Confirmed> confirm(String providerRef) {
    return book.write(
        page -> page.payments().lockByReference(providerRef).map(found -> decide(page, found)));
  }

  private Confirmed decide(Book.Page page, Payment payment) {
    Optional<MagicToken> token = payment.terms().flatMap(Payment.Terms::magic);
    if (payment.status() != PaymentStatus.CREATED || token.isEmpty()) {
      return new Confirmed(payment, Optional.empty());
    }
    apply(page, payment, token.get());
    Payment decided = page.payments().byPaymentId(payment.paymentId()).orElseThrow();
    return new Confirmed(decided, token);
  }

  private void apply(Book.Page page, Payment payment, MagicToken token) {
    Money asked = payment.requireTerms().amount();
    if (payment.requireTerms().attendance() == Attendance.UNATTENDED
        && token == MagicToken.AUTHENTICATE) {
      decline(page, payment, DeclineReason.AUTHENTICATION_REQUIRED);
      return;
    }
    switch (token) {
      case VISA, REFUND_FAILS, SLOW, TIMEOUT_AFTER_CHARGE, ERROR_AFTER_CHARGE ->
          capture(page, payment, asked);
      case CHARGED_BACK -> captureAndTakeBack(page, payment, asked);
      case SOFT_ONCE -> declineOnce(page, payment, asked);
      case WRONG_AMOUNT -> capture(page, payment, wrong(asked));
      case INSUFFICIENT_FUNDS,
          LIMIT,
          EXPIRED,
          STOLEN,
          FRAUD,
          BANK_AWAY,
          INVALID_DATA,
          AUTHENTICATION_FAILED,
          METHOD_NOT_ACCEPTED,
          PERMISSION_WITHDRAWN,
          REJECTED ->
          decline(page, payment, token.decline().orElseThrow());
      case AUTHENTICATE ->
          page.payments()
              .markPending(
                  payment.paymentId(),
                  new Payment.Checkout(
                      PendingCause.AUTHENTICATION, page.now(), page.now().plus(checkoutLifetime)));
      case ERROR_BEFORE_CHARGE -> {}
      case ON_TIME, LATE, TWICE, OUT_OF_ORDER, NEVER -> capture(page, payment, asked);
    }
  }

  private void captureAndTakeBack(Book.Page page, Payment payment, Money asked) {
    capture(page, payment, asked);
    Payment paid = page.payments().byPaymentId(payment.paymentId()).orElseThrow();
    if (DisputePayment.open(page, paid)) {
      events.planChargeback(page, page.payments().byPaymentId(payment.paymentId()).orElseThrow());
    }
  }

  private static void declineOnce(Book.Page page, Payment payment, Money asked) {
    if (page.payments().hasDeclined(payment.requireTerms().methodToken())) {
      capture(page, payment, asked);
    } else {
      decline(page, payment, DeclineReason.INSUFFICIENT_FUNDS);
    }
  }

  /** One less; one more where nothing would be left. */
  private static Money wrong(Money asked) {
    Money one = Money.of(1, asked.currency());
    return asked.equals(one) ? asked.plus(one) : asked.minus(one);
  }

  private static void capture(Book.Page page, Payment payment, Money amount) {
    page.payments().markPaid(payment.paymentId());
    page.ledger().charge(payment.paymentId(), amount, page.now());
  }

  private static void decline(Book.Page page, Payment payment, DeclineReason reason) {
    page.payments().markDeclined(payment.paymentId(), reason);
  }
}

package io.keepline.payments.sandbox;

import io.keepline.lifecycle.Money;
import io.keepline.payments.DeclineReason;
import io.keepline.payments.PendingCause;
import java.time.Duration;
import java.util.Optional;

/** Captures a card, declines it, or asks for authentication, as its magic token says. */
final class ConfirmPayment {

  private final Book book;
  private final Duration checkoutLifetime;

  ConfirmPayment(Book book, Duration checkoutLifetime) {
    this.book = book;
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
    switch (token) {
      case VISA, REFUND_FAILS, SLOW, TIMEOUT_AFTER_CHARGE, ERROR_AFTER_CHARGE ->
          capture(page, payment, asked);
      case WRONG_AMOUNT -> capture(page, payment, wrong(asked));
      case INSUFFICIENT_FUNDS -> decline(page, payment, DeclineReason.INSUFFICIENT_FUNDS);
      case LIMIT -> decline(page, payment, DeclineReason.LIMIT_EXCEEDED);
      case EXPIRED -> decline(page, payment, DeclineReason.EXPIRED_CARD);
      case STOLEN -> decline(page, payment, DeclineReason.STOLEN_CARD);
      case AUTHENTICATE ->
          page.payments()
              .markPending(
                  payment.paymentId(),
                  new Payment.Checkout(
                      PendingCause.AUTHENTICATION, page.now(), page.now().plus(checkoutLifetime)));
      case ERROR_BEFORE_CHARGE, ON_TIME, LATE, TWICE, OUT_OF_ORDER, NEVER -> {}
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

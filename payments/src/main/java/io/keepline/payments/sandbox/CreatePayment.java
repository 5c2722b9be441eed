package io.keepline.payments.sandbox;

import io.keepline.payments.DeclineReason;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PendingCause;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** Takes a payment in. Opens a wallet's page; a card waits to be confirmed. */
final class CreatePayment {

  private final Book book;
  private final Duration checkoutLifetime;

  CreatePayment(Book book, Duration checkoutLifetime) {
    this.book = book;
    this.checkoutLifetime = checkoutLifetime;
  }

  /** The payment as it stands now; empty when the id is taken by other terms. */
  Optional<Payment> create(String paymentId, Payment.Terms terms) {
    return book.write(
        page -> {
          if (page.payments().insert(paymentId, Ids.fresh("spy"), terms, page.now())) {
            begin(page, paymentId, terms);
          }
          return page.payments()
              .byPaymentId(paymentId)
              .filter(payment -> payment.terms().isEmpty() || payment.terms().get().equals(terms));
        });
  }

  private void begin(Book.Page page, String paymentId, Payment.Terms terms) {
    if (terms.magic().isEmpty()) {
      page.payments().markDeclined(paymentId, DeclineReason.INVALID_DATA);
    } else if (terms.method() == PaymentMethod.WALLET) {
      Instant expiresAt = page.now().plus(checkoutLifetime);
      page.payments()
          .markPending(
              paymentId, new Payment.Checkout(PendingCause.REDIRECT, page.now(), expiresAt));
    }
  }
}

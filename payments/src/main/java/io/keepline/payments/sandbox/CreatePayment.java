package io.keepline.payments.sandbox;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.Attendance;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PendingCause;
import io.keepline.payments.SandboxMethods;
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
    Optional<DeclineReason> refusal = refusal(page, terms);
    if (refusal.isPresent()) {
      page.payments().markDeclined(paymentId, refusal.get());
    } else if (needsPage(terms)) {
      Instant expiresAt = page.now().plus(checkoutLifetime);
      page.payments()
          .markPending(
              paymentId, new Payment.Checkout(cause(terms.method()), page.now(), expiresAt));
    }
  }

  private static Optional<DeclineReason> refusal(Book.Page page, Payment.Terms terms) {
    if (!SandboxMethods.TABLE.accepts(terms.method(), terms.amount(), terms.attendance())) {
      return Optional.of(DeclineReason.METHOD_NOT_ACCEPTED);
    }
    if (MagicToken.isSaved(terms.methodToken())) {
      return page.saved().isUsable(terms.methodToken(), terms.method())
          ? Optional.empty()
          : Optional.of(DeclineReason.PERMISSION_WITHDRAWN);
    }
    if (terms.attendance() == Attendance.UNATTENDED) {
      return Optional.of(DeclineReason.PERMISSION_WITHDRAWN);
    }
    return terms.magic().isEmpty() ? Optional.of(DeclineReason.INVALID_DATA) : Optional.empty();
  }

  /** A wallet that was saved has said yes already. */
  private static boolean needsPage(Payment.Terms terms) {
    return terms.method() != PaymentMethod.CARD && !MagicToken.isSaved(terms.methodToken());
  }

  private static PendingCause cause(PaymentMethod method) {
    return switch (method.presentation()) {
      case QR_CODE -> PendingCause.QR_CODE;
      case INLINE, REDIRECT, BALANCE, COUNTER -> PendingCause.REDIRECT;
    };
  }
}

package io.keepline.payments.sandbox;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.Attendance;
import io.keepline.payments.Chargeback;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PendingCause;
import java.time.Instant;
import java.util.Optional;

/**
 * One payment as the provider keeps it.
 *
 * @param terms what the merchant asked for; empty for an id that was only ever cancelled
 * @param capture the charge in the ledger, if there is one
 * @param checkout the open or former page, if the subscriber had to act
 * @param chargeback the money that the bank took back, if it did
 */
record Payment(
    String paymentId,
    String providerRef,
    PaymentStatus status,
    Optional<Terms> terms,
    Optional<DeclineReason> declineReason,
    Optional<Checkout> checkout,
    Optional<Capture> capture,
    Optional<Chargeback> chargeback,
    Instant createdAt) {

  /** What the merchant asked for; the same id with other terms is a conflict. */
  record Terms(
      Money amount,
      PaymentMethod method,
      String methodToken,
      String returnUrl,
      String orderId,
      Attendance attendance) {

    Optional<MagicToken> magic() {
      return MagicToken.of(method, methodToken);
    }
  }

  /** The pay page: what it asks for, since when and until when. */
  record Checkout(PendingCause cause, Instant since, Instant expiresAt) {}

  /** Captured money. */
  record Capture(Money amount, Instant at) {}

  boolean isExpired(Instant now) {
    return status == PaymentStatus.PENDING
        && checkout.filter(page -> !now.isBefore(page.expiresAt())).isPresent();
  }

  /** The terms of a payment that is known to have been asked for. */
  Terms requireTerms() {
    return terms.orElseThrow(() -> new IllegalStateException("only closed payments lack terms"));
  }
}

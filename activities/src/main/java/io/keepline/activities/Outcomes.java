package io.keepline.activities;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.PaymentOutcome;
import io.keepline.store.AttemptRow;
import io.keepline.store.PaymentOutcome.Recorded;
import io.keepline.store.Payments;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a provider said about a payment, written into the record before anyone hears of it. */
final class Outcomes {
  private static final Logger LOG = LoggerFactory.getLogger(Outcomes.class);

  private final Payments payments;
  private final InstantSource clock;

  Outcomes(Payments payments, InstantSource clock) {
    this.payments = payments;
    this.clock = clock;
  }

  /**
   * Writes what was said, and answers what the record knows then: another answer may have been
   * there first, and money wins over everything.
   */
  AttemptRow write(String paymentId, PaymentOutcome said) {
    switch (said.kind()) {
      case PAID -> {
        PaymentOutcome.Paid paid = (PaymentOutcome.Paid) said;
        payments.reference(paymentId, paid.providerRef(), null, null);
        fact(
            new io.keepline.store.PaymentOutcome(
                paymentId, "PAID", paid.captured(), null, clock.instant()));
      }
      case DECLINED -> {
        PaymentOutcome.Declined declined = (PaymentOutcome.Declined) said;
        payments.reference(paymentId, declined.providerRef(), null, null);
        fact(paymentId, "DECLINED", declined.reason().name());
      }
      case PENDING -> {
        PaymentOutcome.Pending pending = (PaymentOutcome.Pending) said;
        payments.reference(
            paymentId,
            pending.providerRef(),
            pending.checkoutUrl().toString(),
            pending.expiresAt());
        fact(paymentId, "PENDING", null);
      }
      case CLOSED -> {
        payments.reference(paymentId, ((PaymentOutcome.Closed) said).providerRef(), null, null);
        fact(paymentId, "CLOSED", null);
      }
      case CREATED, NOT_FOUND, NOT_SENT, UNKNOWN -> fact(paymentId, "UNKNOWN", null);
    }
    return stored(paymentId);
  }

  /** Nothing was captured under this payment id, and nothing ever will be. */
  AttemptRow neverReceived(String paymentId) {
    fact(paymentId, "NEVER_RECEIVED", null);
    return stored(paymentId);
  }

  /** Closed at the provider: nothing was captured and nothing can be. */
  AttemptRow closed(String paymentId) {
    fact(paymentId, "CLOSED", null);
    return stored(paymentId);
  }

  /** There was nothing to pay, so no provider was asked. */
  AttemptRow free(String paymentId, Money nothing) {
    fact(new io.keepline.store.PaymentOutcome(paymentId, "PAID", nothing, null, clock.instant()));
    return stored(paymentId);
  }

  /** Refused before anything was sent. */
  AttemptRow refusedHere(String paymentId, DeclineReason reason) {
    fact(paymentId, "DECLINED", reason.name());
    return stored(paymentId);
  }

  /** The attempt as the record has it. */
  AttemptRow stored(String paymentId) {
    return payments
        .attempt(paymentId)
        .orElseThrow(() -> new IllegalStateException("attempt " + paymentId + " has no row"));
  }

  private void fact(String paymentId, String state, @Nullable String declined) {
    fact(new io.keepline.store.PaymentOutcome(paymentId, state, null, declined, clock.instant()));
  }

  private void fact(io.keepline.store.PaymentOutcome fact) {
    Recorded recorded = payments.outcome(fact);
    if (recorded == Recorded.SURPLUS) {
      LOG.warn("a second capture of one order goes back: paymentId={}", fact.paymentId());
    }
  }
}

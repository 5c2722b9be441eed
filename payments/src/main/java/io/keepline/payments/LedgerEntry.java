package io.keepline.payments;

import io.keepline.lifecycle.Money;
import java.time.Instant;
import java.util.Optional;

/**
 * One row of the provider's own ledger.
 *
 * @param kind which way the money went
 * @param paymentId our payment
 * @param refundId our refund, for a refund
 * @param providerRef the provider's reference of the payment
 * @param amount how much; always more than nothing
 * @param at when, by the provider's clock
 */
public record LedgerEntry(
    Kind kind,
    String paymentId,
    Optional<String> refundId,
    String providerRef,
    Money amount,
    Instant at) {

  /** Which way the money went. */
  public enum Kind {
    /** Captured from the subscriber. */
    CHARGE,
    /** Sent back to the subscriber. */
    REFUND,
    /** Taken back by the subscriber's bank. */
    CHARGEBACK,
    /** Given back to us after a chargeback was won. */
    CHARGEBACK_REVERSED
  }
}

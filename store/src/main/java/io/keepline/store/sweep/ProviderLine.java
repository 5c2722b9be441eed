package io.keepline.store.sweep;

import io.keepline.lifecycle.Money;
import org.jspecify.annotations.Nullable;

/**
 * One row of a provider's own ledger.
 *
 * @param kind which way the money went
 * @param paymentId our payment
 * @param refundId our refund; null for a charge
 * @param amount how much, positive
 */
public record ProviderLine(Kind kind, String paymentId, @Nullable String refundId, Money amount) {
  /** Which way the money went. */
  public enum Kind {
    /** To us. */
    CHARGE,
    /** Back to the payer. */
    REFUND,
    /** Taken back by the payer's bank. */
    CHARGEBACK,
    /** Given back to us by the payer's bank. */
    CHARGEBACK_REVERSED
  }
}

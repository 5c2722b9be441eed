package io.keepline.payments;

import io.keepline.lifecycle.Money;
import java.time.Instant;

/**
 * Captured money that the subscriber demanded back from the bank.
 *
 * @param reference the provider's reference
 * @param state where it stands
 * @param amount how much; in the captured currency
 * @param openedAt when, by the provider's clock
 */
public record Chargeback(String reference, State state, Money amount, Instant openedAt) {

  /** Where a chargeback stands. */
  public enum State {
    /** Being argued; the provider holds the money. */
    OPEN,
    /** Decided for us: the money is ours again. */
    WON,
    /** Decided against us: the money is gone. */
    LOST
  }
}

package io.keepline.lifecycle;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * What giving a number up costs and gives back. Sold with the plan, like its periods: a later
 * version changes nothing for terms that were sold under this one.
 *
 * <p>Terms that have not begun always go back in full. This says what becomes of the one that runs.
 *
 * @param currentTerm what goes back of it when the holder gives the number up or ports it out
 * @param numberWithdrawn what goes back of it when the carrier takes the number away
 * @param fees of a cancellation, by currency; a currency that is not named has none
 */
public record RefundPolicy(
    CurrentTerm currentTerm, CurrentTerm numberWithdrawn, Map<String, Money> fees) {

  /** What of a running term goes back. */
  public enum CurrentTerm {
    /** Nothing. */
    NONE,
    /** What was paid for the days after today, rounded down to the minor unit. */
    BY_DAY,
    /** All that was paid for it. */
    WHOLE
  }

  /** Nothing of the running term, its unused days when the carrier takes the number; no fee. */
  public static final RefundPolicy STANDARD =
      new RefundPolicy(CurrentTerm.NONE, CurrentTerm.BY_DAY, Collections.emptySortedMap());

  /**
   * Copies the map.
   *
   * @throws IllegalArgumentException if a fee is negative or stands under another currency
   */
  public RefundPolicy {
    fees = Collections.unmodifiableMap(new TreeMap<>(fees));
    fees.forEach(
        (currency, fee) -> {
          if (fee.minorUnits() < 0 || !fee.currency().equals(currency)) {
            throw new IllegalArgumentException("a fee is not negative, and in its own currency");
          }
        });
  }

  /** The fee in a currency. */
  Money fee(String currency) {
    return fees.getOrDefault(currency, Money.zero(currency));
  }
}

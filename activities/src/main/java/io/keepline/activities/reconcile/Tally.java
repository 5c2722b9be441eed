package io.keepline.activities.reconcile;

import io.keepline.payments.LedgerEntry;
import java.util.Map;

/**
 * What became of the rows of a comparison, so that both numbers of it add up. Each of the
 * provider's rows agrees with one of ours, is of a payment that is still being looked up, or is a
 * difference; each of ours is in its list, in that of another day, or a difference.
 *
 * @param kinds how many rows of each kind the provider has; none: absent
 * @param agreed the provider's rows that agree with ours of the same day
 * @param agreedElsewhere the provider's rows that agree with ours of another day: we heard of them
 *     before or after midnight
 * @param listed our rows that are in its list, with whatever amount
 * @param listedElsewhere our rows that it has, and booked on another day
 */
public record Tally(
    Map<LedgerEntry.Kind, Integer> kinds,
    int agreed,
    int agreedElsewhere,
    int listed,
    int listedElsewhere) {

  /** Copies the map. */
  public Tally {
    kinds = Map.copyOf(kinds);
  }
}

package io.keepline.store.sweep;

import java.util.List;

/**
 * What one check saw.
 *
 * @param invariant its number, I1 to I18
 * @param title what must hold
 * @param rowsRead how many rows it looked at
 * @param breaches what does not hold
 */
public record CheckResult(String invariant, String title, long rowsRead, List<Breach> breaches) {
  /** Copies the list. */
  public CheckResult {
    breaches = List.copyOf(breaches);
  }

  /** Whether everything holds. */
  public boolean holds() {
    return breaches.isEmpty();
  }
}

package io.keepline.store;

import java.util.List;

/**
 * A lease with the number it binds, as the API reads it.
 *
 * @param lease the lease
 * @param number the number
 * @param units what it can use about now, those that end first at the front; whoever shows them
 *     asks each for the date of the lease's time
 * @param wallet what of its holder's wallet a cancellation would give back now
 */
public record LeaseView(
    LeaseRow lease, NumberRow number, List<AllowanceRow> units, List<Wallets.Share> wallet) {

  /** Copies the lists. */
  public LeaseView {
    units = List.copyOf(units);
    wallet = List.copyOf(wallet);
  }
}

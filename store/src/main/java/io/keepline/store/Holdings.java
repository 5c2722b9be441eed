package io.keepline.store;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * What a decision changes of money and units that a holder has.
 *
 * @param payments payments from the balance, captured with this decision; their money is in the
 *     postings, and a wallet that has not enough refuses everything
 * @param topUps top-ups that the lease takes; each must be PAID
 * @param allowances units granted
 * @param terms the days of the terms that were sold, whether or not they bring units; absent where
 *     none was. Units of terms that they replace end where they begin
 */
public record Holdings(
    List<AttemptRow> payments,
    List<TopUpTaken> topUps,
    List<AllowanceRow> allowances,
    Optional<Days> terms) {

  /** Nothing of all this. */
  public static final Holdings NONE =
      new Holdings(List.of(), List.of(), List.of(), Optional.empty());

  /** Copies the lists. */
  public Holdings {
    payments = List.copyOf(payments);
    topUps = List.copyOf(topUps);
    allowances = List.copyOf(allowances);
  }

  /**
   * Days on end.
   *
   * @param from the first
   * @param until the first that is none of them
   */
  public record Days(LocalDate from, LocalDate until) {}

  /**
   * A top-up that its lease takes.
   *
   * @param orderId the top-up
   * @param validUntil the paid date that it left
   */
  public record TopUpTaken(String orderId, LocalDate validUntil) {}
}

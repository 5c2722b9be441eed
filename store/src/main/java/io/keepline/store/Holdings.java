package io.keepline.store;

import java.time.LocalDate;
import java.util.List;

/**
 * What a decision changes of money and units that a holder has.
 *
 * @param payments payments from the balance, captured with this decision; their money is in the
 *     postings, and a wallet that has not enough refuses everything
 * @param topUps top-ups that the lease takes; each must be PAID
 * @param allowances units granted; those of a term end the ones of terms that it replaces
 */
public record Holdings(
    List<AttemptRow> payments, List<TopUpTaken> topUps, List<AllowanceRow> allowances) {

  /** Nothing of all this. */
  public static final Holdings NONE = new Holdings(List.of(), List.of(), List.of());

  /** Copies the lists. */
  public Holdings {
    payments = List.copyOf(payments);
    topUps = List.copyOf(topUps);
    allowances = List.copyOf(allowances);
  }

  /**
   * A top-up that its lease takes.
   *
   * @param orderId the top-up
   * @param validUntil the paid date that it left
   */
  public record TopUpTaken(String orderId, LocalDate validUntil) {}
}

package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An immutable offer. The amount charged is the amount quoted.
 *
 * @param quoteId its opaque id
 * @param kind what it offers
 * @param plan the plan version offered
 * @param terms how many terms of it, at least one
 * @param total what will be charged
 * @param restoreFee the part of the total that restores a suspended number; zero otherwise
 * @param band the status the price was made for; {@link LeaseStatus#RESERVED} for a start
 * @param expectedValidUntil the date the offer extends; absent for a start
 * @param newValidUntil the date it promises, exclusive
 * @param expiresAt until when it can be submitted, in lease time
 */
public record Quote(
    String quoteId,
    OrderKind kind,
    PlanVersion plan,
    int terms,
    Money total,
    Money restoreFee,
    LeaseStatus band,
    @Nullable LocalDate expectedValidUntil,
    LocalDate newValidUntil,
    Instant expiresAt) {

  /**
   * Checks the amounts and the number of terms.
   *
   * @throws IllegalArgumentException if there is no term or an amount is negative
   */
  public Quote {
    if (terms < 1) {
      throw new IllegalArgumentException("a quote offers at least one term");
    }
    if (total.minorUnits() < 0 || restoreFee.minorUnits() < 0 || restoreFee.compareTo(total) > 0) {
      throw new IllegalArgumentException(
          "a quote's amounts are not negative, fees inside the total");
    }
  }
}

package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An immutable offer. The amount charged is the amount quoted.
 *
 * @param quoteId its opaque id
 * @param kind what it offers
 * @param plan the plan version offered
 * @param terms how many terms of it, at least one, those that cost nothing among them
 * @param total what will be charged
 * @param restoreFee the part of the total that restores a suspended number; zero otherwise
 * @param band the status the price was made for; {@link LeaseStatus#RESERVED} for a start
 * @param expectedValidUntil the date the offer extends; absent for a start
 * @param newValidUntil the date it promises, exclusive
 * @param expiresAt until when it can be submitted, in lease time
 * @param extras what promotions added
 * @param change what a {@link OrderKind#CHANGE} changes; absent otherwise
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
    Instant expiresAt,
    Extras extras,
    @Nullable Change change) {

  /** An offer of whole terms. */
  public Quote(
      String quoteId,
      OrderKind kind,
      PlanVersion plan,
      int terms,
      Money total,
      Money restoreFee,
      LeaseStatus band,
      @Nullable LocalDate expectedValidUntil,
      LocalDate newValidUntil,
      Instant expiresAt,
      Extras extras) {
    this(
        quoteId,
        kind,
        plan,
        terms,
        total,
        restoreFee,
        band,
        expectedValidUntil,
        newValidUntil,
        expiresAt,
        extras,
        null);
  }

  /**
   * The stretch that gets another plan.
   *
   * @param fromPlan label of the plan it has now
   * @param until its end, exclusive
   */
  public record Change(String fromPlan, LocalDate until) {}

  /**
   * What promotions and add-ons added to an offer.
   *
   * @param freeTerms how many of its terms cost nothing: its last ones
   * @param promotionIds the promotions it uses up
   * @param addOns how much of the total without the restore fee is for add-ons; absent: nothing
   */
  public record Extras(int freeTerms, List<String> promotionIds, @Nullable Money addOns) {
    /** Nothing. */
    public static final Extras NONE = new Extras(0, List.of());

    /** Promotions alone. */
    public Extras(int freeTerms, List<String> promotionIds) {
      this(freeTerms, promotionIds, null);
    }

    /** Copies the list. */
    public Extras {
      promotionIds = List.copyOf(promotionIds);
    }
  }

  /**
   * Checks the amounts and the number of terms.
   *
   * @throws IllegalArgumentException if no term is paid or an amount is negative
   */
  public Quote {
    // Offers written before promotions existed have none.
    extras = Objects.requireNonNullElse(extras, Extras.NONE);
    if (extras.freeTerms() < 0 || terms - extras.freeTerms() < 1) {
      throw new IllegalArgumentException("a quote offers at least one term that is paid");
    }
    if (total.minorUnits() < 0 || restoreFee.minorUnits() < 0 || restoreFee.compareTo(total) > 0) {
      throw new IllegalArgumentException(
          "a quote's amounts are not negative, fees inside the total");
    }
  }

  /** How many of its terms are paid, at least one. */
  public int paidTerms() {
    return terms - extras.freeTerms();
  }
}

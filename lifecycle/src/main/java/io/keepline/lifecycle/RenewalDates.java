package io.keepline.lifecycle;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which dates a paid order gives.
 *
 * @param base the date the new terms begin at
 * @param end the new paid-until date with its anchor
 */
public record RenewalDates(AnchoredDate base, AnchoredDate end) {

  /**
   * The dates of terms bought under a status.
   *
   * <p>Active and grace extend from the old date: no day is lost and none given. Suspended, a
   * start, or a result that leaves fewer than the plan's useful days count from tomorrow, and the
   * anchor moves with the base: the rest of today is free. Days that were given meanwhile are kept.
   *
   * @param band the status the price was made for
   * @param paid the present paid date with its anchor; not read for a start
   * @param today the brand's date
   */
  public static RenewalDates of(
      LeaseStatus band, AnchoredDate paid, PlanVersion plan, int terms, LocalDate today) {
    TermLength length = plan.length().times(terms);
    AnchoredDate tomorrow = AnchoredDate.on(today.plusDays(1));
    if (band == LeaseStatus.ACTIVE || band == LeaseStatus.GRACE) {
      AnchoredDate end = paid.extend(length);
      if (ChronoUnit.DAYS.between(today, end.date()) >= plan.policy().minimumUsefulDays()
          && end.date().isAfter(today)) {
        return new RenewalDates(paid, end);
      }
    }
    if (band != LeaseStatus.RESERVED && paid.date().isAfter(tomorrow.date())) {
      return new RenewalDates(paid, paid.extend(length));
    }
    return new RenewalDates(tomorrow, tomorrow.extend(length));
  }

  /** Whether a paid date lies further ahead than the plan's cap allows. */
  public static boolean aboveCap(LocalDate end, PlanVersion plan, LocalDate today) {
    return end.isAfter(today.plusDays(1).plusMonths(plan.policy().stackingCapMonths()));
  }

  /** The later of these dates and a promised one. */
  RenewalDates notBefore(LocalDate promised) {
    if (!promised.isAfter(end.date())) {
      return this;
    }
    int clamped = Math.min(end.anchorDay(), promised.lengthOfMonth());
    int anchor = clamped == promised.getDayOfMonth() ? end.anchorDay() : promised.getDayOfMonth();
    return new RenewalDates(base, new AnchoredDate(promised, anchor));
  }

  /**
   * The stretches an order bought, each with its share of the price; a remainder is the first's.
   * The last ones may have cost nothing: a refund counts paid money.
   */
  List<Term> terms(Order order) {
    Quote quote = order.quote();
    Money price = quote.total().minus(quote.restoreFee());
    long share = price.minorUnits() / quote.paidTerms();
    long rest = price.minorUnits() % quote.paidTerms();
    List<Term> result = new ArrayList<>();
    LocalDate from = base.date();
    for (int i = 1; i <= quote.terms(); i++) {
      LocalDate until =
          i == quote.terms() ? end.date() : base.extend(quote.plan().length().times(i)).date();
      Money paid =
          Money.of(i > quote.paidTerms() ? 0 : share + (i == 1 ? rest : 0), price.currency());
      result.add(
          new Term(
              order.orderId(),
              order.paymentId(),
              quote.plan(),
              from,
              until,
              paid,
              null,
              List.of(),
              addOns(paid, price, quote.extras().addOns())));
      from = until;
    }
    return result;
  }

  /** A term's share of what was paid for add-ons; rounded up. */
  private static @Nullable Money addOns(Money paid, Money price, @Nullable Money addOns) {
    return addOns == null || !price.isPositive()
        ? null
        : paid.portionUp(addOns.minorUnits(), price.minorUnits());
  }
}

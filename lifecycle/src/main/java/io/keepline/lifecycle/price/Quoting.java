package io.keepline.lifecycle.price;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Offer;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.PlanVersion;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/**
 * Makes an offer: the dates that the rules allow, at the price that the tariff says. Free terms are
 * part of the dates; a promotion whose free terms would lead beyond the stacking cap is left out.
 *
 * @param tariff the brand's
 * @param plan the plan wanted
 * @param price of one term of it
 * @param restoreFee of a suspended number, in the same currency
 * @param terms how many terms are to be paid
 * @param method how they will be paid
 * @param addOns ids of the add-ons wanted
 * @param code a promotion's code; absent: none
 * @param usedUp ids of promotions that may not be used any more
 */
public record Quoting(
    Tariff tariff,
    PlanVersion plan,
    Money price,
    Money restoreFee,
    int terms,
    PaymentMethod method,
    List<String> addOns,
    @Nullable String code,
    Set<String> usedUp) {

  /** An offer, or why there is none. */
  public sealed interface Answer {

    /**
     * An offer.
     *
     * @param quote for the rules
     * @param lines what its total is made of
     */
    record Made(Quote quote, List<PriceLine> lines) implements Answer {
      /** Copies the list. */
      public Made {
        lines = List.copyOf(lines);
      }
    }

    /**
     * The rules allow none.
     *
     * @param refusal why
     */
    record Refused(Refusal refusal) implements Answer {}

    /**
     * The tariff has no price for it.
     *
     * @param reason why
     */
    record Unpriced(Priced.Reason reason) implements Answer {}
  }

  /** An offer of the first terms of a number, bought today. */
  public Answer start(String quoteId, LocalDate today, Instant now) {
    return offer(quoteId, OrderKind.START, today, now, n -> Offer.start(plan, n, today), usedUp);
  }

  /** An offer of further terms of a lease, as it stands today. */
  public Answer renewal(String quoteId, Lease lease, LocalDate today, Instant now) {
    return offer(
        quoteId, OrderKind.RENEW, today, now, n -> Offer.renewal(lease, plan, n, today), usedUp);
  }

  /**
   * An offer of further terms by standing consent, priced as on the day on which the charge came
   * due.
   */
  public Answer autoRenewal(String quoteId, Lease lease, LocalDate today, Instant now) {
    LocalDate pricedOn = Offer.chargeDueOn(lease, today).orElse(today);
    return offer(
        quoteId,
        OrderKind.AUTO_RENEW,
        pricedOn,
        now,
        n -> Offer.autoRenewal(lease, plan, n, today),
        usedUp);
  }

  /**
   * An offer of the plan for the rest of the lease's running term, as it stands today. No add-ons
   * and no promotions go with it.
   */
  public Answer change(String quoteId, Lease lease, LocalDate today, Instant now) {
    Offer asked = Offer.change(lease, plan, today);
    if (!(asked instanceof Offer.Change change)) {
      return new Answer.Refused(((Offer.Refused) asked).refusal());
    }
    Priced priced =
        code == null
            ? ChangePricing.price(tariff, method, plan.planId(), price, change)
            : new Priced.Refused(Priced.Reason.CODE_NOT_APPLICABLE);
    if (!(priced instanceof Priced.Price answer)) {
      return new Answer.Unpriced(((Priced.Refused) priced).reason());
    }
    Quote quote =
        new Quote(
            quoteId,
            OrderKind.CHANGE,
            plan,
            1,
            answer.total(),
            answer.restoreFee(),
            lease.status(),
            change.validUntil(),
            change.validUntil(),
            now.plus(Duration.ofMinutes(plan.policy().quoteMinutes())),
            answer.extras(),
            change.change());
    return new Answer.Made(quote, answer.lines());
  }

  private Answer offer(
      String quoteId,
      OrderKind kind,
      LocalDate today,
      Instant now,
      IntFunction<Offer> offers,
      Set<String> without) {
    Offer asked = offers.apply(terms);
    if (asked instanceof Offer.Refused no) {
      return new Answer.Refused(no.refusal());
    }
    Offer.Dates paid = (Offer.Dates) asked;
    Priced priced = Pricing.price(tariff, wish(kind, paid, today, without));
    if (!(priced instanceof Priced.Price answer)) {
      return new Answer.Unpriced(((Priced.Refused) priced).reason());
    }
    int all = terms + answer.extras().freeTerms();
    if (!(offers.apply(all) instanceof Offer.Dates dates)) {
      return offer(quoteId, kind, today, now, offers, withoutFreeTerms(without));
    }
    return new Answer.Made(quote(quoteId, kind, all, answer, dates, now), answer.lines());
  }

  private Wish wish(OrderKind kind, Offer.Dates dates, LocalDate today, Set<String> without) {
    return new Wish(
        kind,
        plan,
        terms,
        price,
        restoreFee,
        dates.band(),
        dates.expectedValidUntil(),
        today,
        method,
        addOns,
        code,
        without);
  }

  private Quote quote(
      String quoteId, OrderKind kind, int all, Priced.Price price, Offer.Dates dates, Instant now) {
    return new Quote(
        quoteId,
        kind,
        plan,
        all,
        price.total(),
        price.restoreFee(),
        dates.band(),
        dates.expectedValidUntil(),
        dates.newValidUntil(),
        now.plus(Duration.ofMinutes(plan.policy().quoteMinutes())),
        price.extras());
  }

  private Set<String> withoutFreeTerms(Set<String> without) {
    Set<String> more = new TreeSet<>(without);
    tariff.promotions().stream()
        .filter(p -> p.benefit() instanceof Promotion.Benefit.ExtraTerms)
        .forEach(p -> more.add(p.promotionId()));
    return more;
  }
}

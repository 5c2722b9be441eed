package io.keepline.api.lease;

import io.keepline.api.command.Refusals;
import io.keepline.api.http.Problem;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Offer;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.Quote;
import io.keepline.store.brand.Plan;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What an offer costs. The rules say the dates and the price band; the brand says the prices. The
 * amount charged is the amount quoted.
 *
 * @param plan the plan offered
 * @param terms how many terms of it
 * @param currency in which currency
 * @param now lease time, from which the offer lives
 */
record Pricing(Plan plan, int terms, String currency, Instant now) {

  /**
   * One line of an offer.
   *
   * @param code {@code plan} or {@code restore_fee}
   * @param terms how many terms it pays; absent for a fee
   * @param amount what it costs
   */
  record Line(String code, Optional<Integer> terms, Money amount) {}

  /**
   * A priced offer.
   *
   * @param quote the offer
   * @param lines what its total is made of
   */
  record Priced(Quote quote, List<Line> lines) {
    Priced {
      lines = List.copyOf(lines);
    }
  }

  /** The first terms of a number. */
  Priced start(String quoteId, LocalDate today) {
    return price(quoteId, OrderKind.START, dates(Offer.start(plan.version(), terms, today)));
  }

  /** More terms of a lease. */
  Priced renew(String quoteId, Held held) {
    Offer offer = Offer.renewal(held.lease(), plan.version(), terms, held.moment().today());
    return price(quoteId, OrderKind.RENEW, dates(offer));
  }

  private static Offer.Dates dates(Offer offer) {
    if (offer instanceof Offer.Refused no) {
      throw Problem.of(Refusals.code(no.refusal()));
    }
    return (Offer.Dates) offer;
  }

  private Priced price(String quoteId, OrderKind kind, Offer.Dates dates) {
    Money price =
        plan.price(currency)
            .orElseThrow(() -> Problem.invalid("/currency", "a currency that the plan is sold in"))
            .times(terms);
    Money fee =
        dates.band() == LeaseStatus.SUSPENDED ? plan.restoreFee(currency) : Money.zero(currency);
    List<Line> lines = new ArrayList<>();
    lines.add(new Line("plan", Optional.of(terms), price));
    if (fee.isPositive()) {
      lines.add(new Line("restore_fee", Optional.empty(), fee));
    }
    Quote quote =
        new Quote(
            quoteId,
            kind,
            plan.version(),
            terms,
            price.plus(fee),
            fee,
            dates.band(),
            dates.expectedValidUntil(),
            dates.newValidUntil(),
            now.plus(Duration.ofMinutes(plan.version().policy().quoteMinutes())), Quote.Extras.NONE);
    return new Priced(quote, lines);
  }
}

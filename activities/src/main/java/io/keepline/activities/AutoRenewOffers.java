package io.keepline.activities;

import io.keepline.lifecycle.Consent;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.price.Quoting;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.ChargesByConsent;
import io.keepline.store.brand.Plan;
import io.keepline.workflows.Json;
import io.keepline.workflows.WorldActivities.AutoRenewOffer;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * Offers of charges by consent: made when the charge is due, at the price of the band it came due
 * in, and stored like any other offer before anything is charged (I9).
 */
final class AutoRenewOffers {
  private final LeaseReader leases;
  private final ChargesByConsent charges;
  private final Quotes quotes;
  private final InstantSource clock;

  AutoRenewOffers(
      LeaseReader leases, ChargesByConsent charges, Quotes quotes, InstantSource clock) {
    this.leases = leases;
    this.charges = charges;
    this.quotes = quotes;
    this.clock = clock;
  }

  /** The stored offer of this id, or one made now. */
  AutoRenewOffer offer(String leaseId, String quoteId, Instant now) {
    LeaseReader.Standing standing =
        leases
            .read(leaseId)
            .orElseThrow(() -> new IllegalStateException("lease " + leaseId + " has no row"));
    Consent consent = standing.facts().consent();
    if (consent == null) {
      return AutoRenewOffer.NONE;
    }
    return stored(quoteId)
        .or(() -> made(standing, consent, quoteId, now))
        .map(quote -> new AutoRenewOffer(quote, consent.method(), consent.methodRef()))
        .orElse(AutoRenewOffer.NONE);
  }

  private Optional<Quote> stored(String quoteId) {
    return quotes.quote(quoteId).map(row -> Json.read(row.content(), Quote.class));
  }

  private Optional<Quote> made(
      LeaseReader.Standing standing, Consent consent, String quoteId, Instant now) {
    return charges
        .offer(standing.facts(), consent, standing.brand(), quoteId, now)
        .map(offered -> save(standing, consent, offered.plan(), offered.made()));
  }

  private Quote save(
      LeaseReader.Standing standing, Consent consent, Plan plan, Quoting.Answer.Made offer) {
    Quote quote = offer.quote();
    Brand brand = standing.brand();
    List<String> used = quote.extras().promotionIds();
    quotes.save(
        new QuoteRow(
            quote.quoteId(),
            standing.facts().leaseId(),
            quote.kind().name(),
            brand.brandId(),
            standing.facts().numberId(),
            standing.facts().holderId(),
            quote.plan().planId(),
            quote.plan().version(),
            quote.terms(),
            QuoteLines.json(offer.lines(), brand, plan),
            quote.total(),
            consent.method().name(),
            quote.band().name(),
            quote.expectedValidUntil(),
            quote.newValidUntil(),
            quote.expiresAt(),
            clock.instant().truncatedTo(ChronoUnit.MICROS),
            QuoteLines.content(quote, brand)),
        brand.promotionLimits(p -> used.contains(p.promotionId())));
    // What the record kept is what counts: another worker may have been there first.
    return stored(quote.quoteId()).orElse(quote);
  }
}

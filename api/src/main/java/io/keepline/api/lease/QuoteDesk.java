package io.keepline.api.lease;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.api.command.Ids;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.brand.Plan;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes and finds offers. */
final class QuoteDesk {

  private final Quotes quotes;
  private final Brands brands;
  private final InstantSource clock;

  QuoteDesk(Quotes quotes, Brands brands, InstantSource clock) {
    this.quotes = quotes;
    this.brands = brands;
    this.clock = clock;
  }

  /**
   * What is wanted.
   *
   * @param planId which plan
   * @param terms how many terms
   * @param currency in which currency; absent: the plan's only one
   * @param method how it will be paid
   */
  record Wanted(String planId, int terms, Optional<String> currency, PaymentMethod method) {}

  /**
   * Which number a start is for.
   *
   * @param numberId a chosen one; absent for an automatic choice
   * @param country of an automatic choice
   * @param capabilities of an automatic choice
   */
  record Choice(Optional<String> numberId, Optional<String> country, List<String> capabilities) {}

  /** An offer for a new lease. */
  QuoteRow start(String brandId, Choice choice, Wanted wanted) {
    Plan plan = plan(brandId, wanted);
    Instant now = now();
    LocalDate today = LocalDate.ofInstant(now, brands.brand(brandId).zone());
    Pricing.Priced offer =
        new Pricing(plan, wanted.terms(), currency(plan, wanted), now)
            .start(Ids.mint("quo"), today);
    ObjectNode content = (ObjectNode) Wire.tree(Json.write(offer.quote()));
    choice.country().ifPresent(country -> content.put("country", country));
    choice.capabilities().forEach(content.withArray("capabilities")::add);
    return save(offer, brandId, null, choice.numberId().orElse(null), null, wanted, content);
  }

  /** An offer for a lease that stands, as the rules would take it now. */
  QuoteRow renew(Held held, Wanted wanted) {
    Plan plan = plan(held.brand().brandId(), wanted);
    Pricing.Priced offer =
        new Pricing(plan, wanted.terms(), currency(plan, wanted), held.now())
            .renew(Ids.mint("quo"), held);
    ObjectNode content = (ObjectNode) Wire.tree(Json.write(offer.quote()));
    return save(
        offer,
        held.brand().brandId(),
        held.leaseId(),
        held.lease().numberId(),
        held.lease().holderId(),
        wanted,
        content);
  }

  /** The plan that a lease renews with when none is named. */
  static String usualPlan(Held held) {
    return Optional.ofNullable(held.lease().nextPlan()).orElse(held.lease().plan()).planId();
  }

  Optional<QuoteRow> find(String quoteId) {
    return quotes.quote(quoteId);
  }

  /** The offer as the rules read it. */
  static Quote quote(QuoteRow row) {
    return Json.read(row.content(), Quote.class);
  }

  /** The same offer again, at today's price; absent when it is not to be had. */
  Optional<QuoteRow> again(QuoteRow old, Optional<Held> held) {
    Wanted wanted =
        new Wanted(
            old.planId(),
            old.terms(),
            Optional.of(old.total().currency()),
            PaymentMethod.valueOf(old.method()));
    try {
      return Optional.of(
          held.isPresent() ? renew(held.get(), wanted) : start(old.brandId(), choice(old), wanted));
    } catch (Problem notToBeHad) {
      return Optional.empty();
    }
  }

  /** Which number the offer of a start is for. */
  static Choice choice(QuoteRow row) {
    var content = Wire.tree(row.content());
    List<String> capabilities = new java.util.ArrayList<>();
    content.path("capabilities").forEach(item -> capabilities.add(item.asText()));
    return new Choice(
        Optional.ofNullable(row.numberId()),
        Optional.ofNullable(content.path("country").textValue()),
        capabilities);
  }

  private Plan plan(String brandId, Wanted wanted) {
    return brands
        .offered(brandId, wanted.planId())
        .orElseThrow(() -> Problem.of(ProblemCode.PLAN_NOT_OFFERED).with("brandId", brandId));
  }

  private static String currency(Plan plan, Wanted wanted) {
    if (wanted.currency().isEmpty() && plan.prices().size() == 1) {
      return plan.prices().keySet().iterator().next();
    }
    return wanted
        .currency()
        .orElseThrow(() -> Problem.invalid("/currency", "a currency that the plan is sold in"));
  }

  private QuoteRow save(
      Pricing.Priced offer,
      String brandId,
      @Nullable String leaseId,
      @Nullable String numberId,
      @Nullable String holderId,
      Wanted wanted,
      ObjectNode content) {
    Quote quote = offer.quote();
    QuoteRow row =
        new QuoteRow(
            quote.quoteId(),
            leaseId,
            quote.kind().name(),
            brandId,
            numberId,
            holderId,
            quote.plan().planId(),
            quote.plan().version(),
            quote.terms(),
            Wire.write(offer.lines()),
            quote.total(),
            wanted.method().name(),
            quote.band().name(),
            quote.expectedValidUntil(),
            quote.newValidUntil(),
            quote.expiresAt(),
            now(),
            content.toString());
    quotes.save(row);
    return row;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

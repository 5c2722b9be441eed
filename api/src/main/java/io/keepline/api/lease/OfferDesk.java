package io.keepline.api.lease;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.keepline.api.command.Ids;
import io.keepline.api.command.Refusals;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Offer;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.price.Quoting;
import io.keepline.store.NumberPool;
import io.keepline.store.PromotionUses;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Plan;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes offers: priced by the rules, and kept until somebody takes one. */
final class OfferDesk {

  private final Quotes quotes;
  private final PromotionUses uses;
  private final Brands brands;
  private final NumberPool pool;
  private final InstantSource clock;

  OfferDesk(
      Quotes quotes, PromotionUses uses, Brands brands, NumberPool pool, InstantSource clock) {
    this.quotes = quotes;
    this.uses = uses;
    this.brands = brands;
    this.pool = pool;
    this.clock = clock;
  }

  /**
   * What is wanted.
   *
   * @param planId which plan
   * @param terms how many terms are to be paid
   * @param currency in which currency; absent: the method's, else the usual one
   * @param method how it will be paid
   * @param addOns ids of add-ons
   * @param code a promotion's code
   */
  record Wanted(
      String planId,
      int terms,
      Optional<String> currency,
      PaymentMethod method,
      List<String> addOns,
      Optional<String> code) {}

  /**
   * Which number a start is for.
   *
   * @param numberId a chosen one; absent for an automatic choice
   * @param country of an automatic choice
   * @param capabilities of an automatic choice
   */
  record Choice(Optional<String> numberId, Optional<String> country, List<String> capabilities) {}

  /** An offer for a new lease. */
  QuoteRow start(String brandId, Choice wished, Wanted wanted) {
    Brand brand = brands.brand(brandId);
    Plan plan = plan(brandId, wanted);
    wished.numberId().flatMap(pool::byId).ifPresent(number -> Fitting.mustFit(plan, number));
    Choice choice = Fitting.choice(plan, wished);
    Instant now = now();
    Quoting quoting = quoting(brand, plan, wanted, Optional.empty(), null);
    Quoting.Answer.Made offer =
        made(quoting.start(Ids.mint("quo"), LocalDate.ofInstant(now, brand.zone()), now), brandId);
    ObjectNode content = content(offer);
    choice.country().ifPresent(country -> content.put("country", country));
    choice.capabilities().forEach(content.withArray("capabilities")::add);
    return save(offer, brand, plan, wanted, content, new For(null, choice.numberId(), null));
  }

  /** An offer for a lease that stands, as the rules would take it now. */
  QuoteRow renew(Held held, Wanted wanted) {
    Brand brand = held.brand();
    Plan plan = plan(brand.brandId(), wanted);
    Fitting.mustFit(plan, held);
    Lease lease = held.lease();
    Optional<String> usual = lease.terms().stream().map(t -> t.paid().currency()).findFirst();
    Quoting quoting = quoting(brand, plan, wanted, usual, lease.holderId());
    Quoting.Answer.Made offer =
        made(
            quoting.renewal(Ids.mint("quo"), lease, held.moment().today(), held.now()),
            brand.brandId());
    return save(offer, brand, plan, wanted, content(offer), For.lease(held));
  }

  /** An offer of another plan for the rest of the running term, priced by day. */
  QuoteRow change(Held held, Wanted wanted) {
    Brand brand = held.brand();
    Plan plan = plan(brand.brandId(), wanted);
    Fitting.mustFit(plan, held);
    Lease lease = held.lease();
    LocalDate today = held.moment().today();
    Optional<String> paidIn = paidIn(Offer.change(lease, plan.version(), today), brand.brandId());
    boolean other = wanted.currency().isPresent() && paidIn.isPresent();
    if (other && !wanted.currency().equals(paidIn)) {
      throw Problem.invalid("/currency", "the currency that the running term was paid in");
    }
    Wanted priced =
        new Wanted(
            wanted.planId(),
            1,
            wanted.currency().or(() -> paidIn),
            wanted.method(),
            List.of(),
            wanted.code());
    Quoting quoting = quoting(brand, plan, priced, Optional.empty(), lease.holderId());
    Quoting.Answer.Made offer =
        made(quoting.change(Ids.mint("quo"), lease, today, held.now()), brand.brandId());
    return save(offer, brand, plan, priced, content(offer), For.lease(held));
  }

  private static Optional<String> paidIn(Offer offer, String brandId) {
    if (offer instanceof Offer.Refused no) {
      throw Problem.of(Refusals.code(no.refusal())).with("brandId", brandId);
    }
    return offer instanceof Offer.Change change
        ? Optional.ofNullable(change.unused()).map(Money::currency)
        : Optional.empty();
  }

  private Quoting quoting(
      Brand brand,
      Plan plan,
      Wanted wanted,
      Optional<String> usualCurrency,
      @Nullable String holderId) {
    Fitting.mustCarry(plan, brand, wanted.addOns());
    String currency = currency(brand, plan, wanted, usualCurrency);
    return new Quoting(
        brand.tariff(),
        plan.version(),
        plan.price(currency)
            .orElseThrow(() -> Problem.invalid("/currency", "a currency that the plan is sold in")),
        plan.restoreFee(currency),
        wanted.terms(),
        wanted.method(),
        wanted.addOns(),
        wanted.code().orElse(null),
        uses.usedUp(brand.brandId(), holderId, brand.promotionLimits(p -> true)));
  }

  private static Quoting.Answer.Made made(Quoting.Answer answer, String brandId) {
    if (answer instanceof Quoting.Answer.Refused no) {
      throw Problem.of(Refusals.code(no.refusal())).with("brandId", brandId);
    }
    if (answer instanceof Quoting.Answer.Unpriced no) {
      throw Problem.of(Refusals.code(no.reason())).with("brandId", brandId);
    }
    return (Quoting.Answer.Made) answer;
  }

  /** One that was made, whether or not it can still be taken. */
  Optional<QuoteRow> find(String quoteId) {
    return quotes.quote(quoteId);
  }

  /** The plan that a lease renews with when none is named. */
  static String usualPlan(Held held) {
    return Optional.ofNullable(held.lease().nextPlan()).orElse(held.lease().plan()).planId();
  }

  private Plan plan(String brandId, Wanted wanted) {
    return brands
        .offered(brandId, wanted.planId())
        .orElseThrow(() -> Problem.of(ProblemCode.PLAN_NOT_OFFERED).with("brandId", brandId));
  }

  private static String currency(
      Brand brand, Plan plan, Wanted wanted, Optional<String> usualCurrency) {
    Optional<String> fixed =
        brand.tariff().method(wanted.method()).flatMap(m -> Optional.ofNullable(m.currency()));
    Optional<String> only =
        plan.prices().size() == 1
            ? Optional.of(plan.prices().keySet().iterator().next())
            : Optional.empty();
    return wanted
        .currency()
        .or(() -> fixed)
        .or(() -> usualCurrency)
        .or(() -> only)
        .orElseThrow(() -> Problem.invalid("/currency", "a currency that the plan is sold in"));
  }

  /** Whom an offer is for. */
  private record For(
      @Nullable String leaseId, Optional<String> numberId, @Nullable String holderId) {
    static For lease(Held held) {
      Lease lease = held.lease();
      return new For(held.leaseId(), Optional.of(lease.numberId()), lease.holderId());
    }
  }

  private static ObjectNode content(Quoting.Answer.Made offer) {
    return (ObjectNode) Wire.tree(Json.write(offer.quote()));
  }

  private QuoteRow save(
      Quoting.Answer.Made offer,
      Brand brand,
      Plan plan,
      Wanted wanted,
      ObjectNode content,
      For whom) {
    Quote quote = offer.quote();
    brand.terms().writeTo(content);
    QuoteRow row =
        new QuoteRow(
            quote.quoteId(),
            whom.leaseId(),
            quote.kind().name(),
            brand.brandId(),
            whom.numberId().orElse(null),
            whom.holderId(),
            quote.plan().planId(),
            quote.plan().version(),
            quote.terms(),
            Wire.write(offer.lines().stream().map(l -> QuoteLine.of(l, brand, plan)).toList()),
            quote.total(),
            wanted.method().name(),
            quote.band().name(),
            quote.expectedValidUntil(),
            quote.newValidUntil(),
            quote.expiresAt(),
            now(),
            content.toString());
    List<String> used = quote.extras().promotionIds();
    quotes.save(row, brand.promotionLimits(p -> used.contains(p.promotionId())));
    return row;
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}

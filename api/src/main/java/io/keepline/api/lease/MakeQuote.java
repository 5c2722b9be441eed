package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.store.NumberPool;
import io.keepline.store.NumberRow;
import io.keepline.store.QuoteRow;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Offers a start or a renewal, and shows what was offered. An offer reserves nothing and may be
 * asked for freely.
 */
final class MakeQuote {

  /** How the API lets people pay. */
  static final List<PaymentMethod> METHODS =
      List.of(
          PaymentMethod.CARD,
          PaymentMethod.WALLET,
          PaymentMethod.PAYPAL,
          PaymentMethod.ALIPAY,
          PaymentMethod.WECHAT_PAY,
          PaymentMethod.BALANCE);

  /** How a price can be asked for: clerks take two methods more, at a counter. */
  static final List<PaymentMethod> QUOTED =
      Stream.concat(METHODS.stream(), Taken.METHODS.stream()).toList();

  private static final int MOST_TERMS = 120;

  private final OfferDesk desk;
  private final LeaseReader leases;
  private final Brands brands;
  private final NumberPool pool;

  MakeQuote(OfferDesk desk, LeaseReader leases, Brands brands, NumberPool pool) {
    this.desk = desk;
    this.leases = leases;
    this.brands = brands;
    this.pool = pool;
  }

  Reply answer(Call call) {
    Body body = call.body();
    OrderKind kind = body.constant("kind", List.of(OrderKind.START, OrderKind.RENEW));
    return kind == OrderKind.START ? start(call, body) : renew(call, body);
  }

  private Reply start(Call call, Body body) {
    String brandId = body.id("brandId");
    String planId = body.id("planId");
    Optional<String> numberId = body.idIf("numberId");
    Optional<String> country =
        body.has("country")
            ? Optional.of(body.matching("country", t -> t.matches("[A-Z]{2}"), "such as US"))
            : Optional.empty();
    List<String> capabilities = body.names("capabilities");
    if (numberId.isPresent() == country.isPresent()) {
      body.fault("numberId", "either a free number's id, or a country for an automatic choice");
    }
    OfferDesk.Wanted wanted = wanted(body, planId);
    body.check();
    call.caller().mustTouch(brandId);
    country.ifPresent(code -> mustBeSold(brandId, code));
    Optional<NumberRow> number = numberId.map(id -> free(brandId, id));
    QuoteRow row =
        desk.start(brandId, new OfferDesk.Choice(numberId, country, capabilities), wanted);
    return reply(row, number.map(n -> n.msisdn().masked()));
  }

  private void mustBeSold(String brandId, String country) {
    List<String> countries = brands.brand(brandId).coverage().countries();
    if (!countries.contains(country)) {
      throw Problem.invalid(
          "/country", "one where the brand has numbers: " + String.join(", ", countries));
    }
  }

  private Reply renew(Call call, Body body) {
    String leaseId = body.id("leaseId");
    Optional<String> planId = body.idIf("planId");
    OfferDesk.Wanted named = wanted(body, planId.orElse(""));
    boolean now =
        body.has("effectiveFrom")
            && body.constant("effectiveFrom", EffectiveFrom.class) == EffectiveFrom.NOW;
    if (now) {
      mustFitAChange(body, named);
    }
    body.check();
    Held held = leases.lease(call.caller(), leaseId);
    if (now) {
      return reply(desk.change(held, named), Optional.of(held.view().number().msisdn().masked()));
    }
    OfferDesk.Wanted wanted =
        new OfferDesk.Wanted(
            planId.orElseGet(() -> OfferDesk.usualPlan(held)),
            named.terms(),
            named.currency(),
            named.method(),
            named.addOns(),
            named.code());
    return reply(desk.renew(held, wanted), Optional.of(held.view().number().msisdn().masked()));
  }

  /** A change in the running term is of one plan for the rest of it, and nothing else. */
  private static void mustFitAChange(Body body, OfferDesk.Wanted named) {
    if (named.planId().isEmpty()) {
      body.fault("planId", "the plan wanted now");
    }
    if (named.terms() != 1) {
      body.fault("terms", "no number of terms: a change takes the rest of the running one");
    }
    if (!named.addOns().isEmpty()) {
      body.fault("addOns", "none: add-ons are bought with whole terms");
    }
  }

  private static OfferDesk.Wanted wanted(Body body, String planId) {
    int terms = body.whole("terms", 1, MOST_TERMS, 1);
    Optional<String> currency =
        body.has("currency")
            ? Optional.of(body.matching("currency", t -> t.matches("[A-Z]{3}"), "an ISO 4217 code"))
            : Optional.empty();
    PaymentMethod method =
        body.has("method") ? body.constant("method", QUOTED) : PaymentMethod.CARD;
    Optional<String> code =
        body.has("promotionCode")
            ? Optional.of(
                body.matching("promotionCode", t -> t.matches("[A-Z0-9]{3,20}"), "such as SPRING"))
            : Optional.empty();
    return new OfferDesk.Wanted(planId, terms, currency, method, body.brandIds("addOns"), code);
  }

  /** One that was made: an order's stands as it was accepted. */
  Reply made(Call call) {
    QuoteRow row =
        desk.find(call.id("quoteId"))
            .filter(quote -> call.caller().touches(quote.brandId()))
            .orElseThrow(Problem::notFound);
    Optional<String> masked =
        Optional.ofNullable(row.numberId()).flatMap(pool::byId).map(n -> n.msisdn().masked());
    return Reply.ok(QuoteBody.of(row, masked, brands.brand(row.brandId())));
  }

  private NumberRow free(String brandId, String numberId) {
    NumberRow number =
        pool.byId(numberId).filter(n -> n.brandId().equals(brandId)).orElseThrow(Problem::notFound);
    if (!number.state().equals("AVAILABLE")) {
      throw Problem.of(ProblemCode.NUMBER_TAKEN).with("brandId", brandId);
    }
    return number;
  }

  private Reply reply(QuoteRow row, Optional<String> masked) {
    return Reply.json(201, QuoteBody.of(row, masked, brands.brand(row.brandId())));
  }
}

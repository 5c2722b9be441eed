package io.keepline.api.lease;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.price.MethodPrice;
import io.keepline.lifecycle.price.Tariff;
import io.keepline.store.QuoteRow;
import io.keepline.store.brand.Brand;
import io.keepline.workflows.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Finds offers, and says whether one may be taken. */
final class QuoteDesk {

  private final OfferDesk offers;
  private final Brands brands;

  QuoteDesk(OfferDesk offers, Brands brands) {
    this.offers = offers;
    this.brands = brands;
  }

  /**
   * Checks that an offer may be paid by a method: its price was made for one that costs as much.
   *
   * @throws Problem if the brand does not take it, or takes another price with it
   */
  void mustCostTheSame(QuoteRow quote, PaymentMethod method) {
    Tariff tariff = brands.brand(quote.brandId()).tariff();
    Optional<MethodPrice> quoted = tariff.method(PaymentMethod.valueOf(quote.method()));
    MethodPrice wanted =
        tariff
            .method(method)
            .orElseThrow(
                () -> Problem.of(ProblemCode.METHOD_NOT_OFFERED).with("brandId", quote.brandId()));
    if (!method.name().equals(quote.method()) && quoted.filter(wanted::costsAsMuchAs).isEmpty()) {
      throw Problem.of(ProblemCode.METHOD_COSTS_OTHERWISE).with("brandId", quote.brandId());
    }
  }

  /** The brand that made an offer. */
  Brand brand(QuoteRow quote) {
    return brands.brand(quote.brandId());
  }

  Optional<QuoteRow> find(String quoteId) {
    return offers.find(quoteId);
  }

  /**
   * An offer that a lease is about to take.
   *
   * @throws Problem if there is none for this lease, or if the method costs otherwise
   */
  QuoteRow ofLease(Held held, String quoteId, PaymentMethod method) {
    QuoteRow quote =
        find(quoteId)
            .filter(row -> row.brandId().equals(held.brand().brandId()))
            .orElseThrow(() -> Problem.invalid("/quoteId", "a quote for this lease"));
    if (!held.leaseId().equals(quote.leaseId())) {
      throw Problem.of(ProblemCode.QUOTE_DOES_NOT_FIT).with("brandId", quote.brandId());
    }
    mustCostTheSame(quote, method);
    return quote;
  }

  /** The offer as the rules read it. */
  static Quote quote(QuoteRow row) {
    return Json.read(row.content(), Quote.class);
  }

  /** The same offer again, at today's price; absent when it is not to be had. */
  Optional<QuoteRow> again(QuoteRow old, Optional<Held> held) {
    OfferDesk.Wanted wanted =
        new OfferDesk.Wanted(
            old.planId(),
            quote(old).paidTerms(),
            Optional.of(old.total().currency()),
            PaymentMethod.valueOf(old.method()),
            subjects(old, "add_on"),
            code(old));
    try {
      if (held.isEmpty()) {
        return Optional.of(offers.start(old.brandId(), choice(old), wanted));
      }
      boolean change = quote(old).kind() == OrderKind.CHANGE;
      return Optional.of(
          change ? offers.change(held.get(), wanted) : offers.renew(held.get(), wanted));
    } catch (Problem notToBeHad) {
      return Optional.empty();
    }
  }

  /** Which number the offer of a start is for. */
  static OfferDesk.Choice choice(QuoteRow row) {
    var content = Wire.tree(row.content());
    List<String> capabilities = new ArrayList<>();
    content.path("capabilities").forEach(item -> capabilities.add(item.asText()));
    return new OfferDesk.Choice(
        Optional.ofNullable(row.numberId()),
        Optional.ofNullable(content.path("country").textValue()),
        capabilities);
  }

  private static List<String> subjects(QuoteRow row, String code) {
    List<String> subjects = new ArrayList<>();
    for (JsonNode line : Wire.tree(row.lines())) {
      if (line.path("code").asText().equals(code)) {
        subjects.add(line.path("subject").asText());
      }
    }
    return subjects;
  }

  /** The code that an offer was made with: of its promotions only one can have one. */
  private Optional<String> code(QuoteRow row) {
    List<String> used = quote(row).extras().promotionIds();
    return brands.brand(row.brandId()).tariff().promotions().stream()
        .filter(p -> used.contains(p.promotionId()))
        .flatMap(p -> Stream.ofNullable(p.conditions().code()))
        .findFirst();
  }
}

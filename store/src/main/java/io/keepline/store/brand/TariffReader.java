package io.keepline.store.brand;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.price.EarlyRenewal;
import io.keepline.lifecycle.price.MethodPrice;
import io.keepline.lifecycle.price.Promotion;
import io.keepline.lifecycle.price.Rate;
import io.keepline.lifecycle.price.Tariff;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads what a brand asks and gives beside the prices of its plans. */
final class TariffReader {
  private static final Set<String> METHOD_FIELDS =
      Set.of("method", "feePercent", "discountPercent", "currency");
  private static final Set<String> ADD_ON_FIELDS =
      Set.of("addOnId", "names", "prices", "allowances");
  private static final Set<String> PROMOTION_FIELDS =
      Set.of(
          "promotionId",
          "names",
          "percent",
          "amounts",
          "extraTerms",
          "code",
          "from",
          "until",
          "plans",
          "methods",
          "kinds",
          "limit",
          "holderLimit",
          "combines");

  private static final String PROMOTED = "START|RENEW|AUTO_RENEW";

  private final Fields file;
  private final List<String> planIds;

  private TariffReader(Fields file, List<String> planIds) {
    this.file = file;
    this.planIds = planIds;
  }

  static Tariff read(Fields file, List<String> planIds) {
    TariffReader reader = new TariffReader(file, planIds);
    return new Tariff(reader.methods(), reader.addOns(), reader.early(), reader.promotions());
  }

  /** A brand that names no method takes card and wallet, without a fee. */
  private List<MethodPrice> methods() {
    List<MethodPrice> methods = new ArrayList<>();
    Set<PaymentMethod> seen = new HashSet<>();
    for (Fields f : file.objectsIf("methods")) {
      f.only(METHOD_FIELDS);
      PaymentMethod method = f.constant("method", PaymentMethod.class);
      if (!seen.add(method)) {
        f.complain("method", "is used twice");
      }
      if (f.has("feePercent") && f.has("discountPercent")) {
        f.complain("discountPercent", "and feePercent exclude each other");
      }
      Rate rate = f.has("feePercent") ? f.percent("feePercent") : Rate.NONE;
      rate = f.has("discountPercent") ? f.percent("discountPercent").negated() : rate;
      methods.add(new MethodPrice(method, rate, f.currencyIf("currency").orElse(null)));
    }
    return methods.isEmpty()
        ? List.of(
            new MethodPrice(PaymentMethod.CARD, Rate.NONE, null),
            new MethodPrice(PaymentMethod.WALLET, Rate.NONE, null))
        : methods;
  }

  private Map<String, Map<String, Money>> addOns() {
    Map<String, Map<String, Money>> addOns = new LinkedHashMap<>();
    for (Fields f : file.objectsIf("addOns")) {
      String id = f.only(ADD_ON_FIELDS).text("addOnId", BrandFile.ID, BrandFile.ID_FORM);
      if (addOns.put(id, BrandFile.money(f.amounts("prices", true))) != null) {
        f.complain("addOnId", "is used twice");
      }
    }
    return addOns;
  }

  private @Nullable EarlyRenewal early() {
    return file.objectIf("earlyRenewal")
        .map(f -> f.only(Set.of("daysBefore", "discountPercent")))
        .map(
            f ->
                new EarlyRenewal(
                    f.whole("daysBefore", Range.SOME_DAYS), f.percent("discountPercent")))
        .orElse(null);
  }

  private List<Promotion> promotions() {
    List<Promotion> promotions = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    Set<String> codes = new HashSet<>();
    for (Fields f : file.objectsIf("promotions")) {
      f.only(PROMOTION_FIELDS);
      Promotion promotion = promotion(f);
      String code = promotion.conditions().code();
      if (!ids.add(promotion.promotionId())) {
        f.complain("promotionId", "is used twice");
      }
      if (code != null && !codes.add(code)) {
        f.complain("code", "is used twice");
      }
      promotions.add(promotion);
    }
    return promotions;
  }

  private Promotion promotion(Fields f) {
    return new Promotion(
        f.text("promotionId", BrandFile.ID, BrandFile.ID_FORM),
        benefit(f),
        conditions(f),
        f.has("limit") ? f.whole("limit", Range.UNITS) : null,
        f.has("holderLimit") ? f.whole("holderLimit", Range.UNITS) : null,
        f.flag("combines", false));
  }

  private static Promotion.Benefit benefit(Fields f) {
    long named =
        List.of("percent", "amounts", "extraTerms").stream().filter(name -> f.has(name)).count();
    if (named != 1) {
      f.complain("percent", "or amounts or extraTerms: exactly one says what is given");
    }
    if (f.has("extraTerms")) {
      Fields extra = f.object("extraTerms").only(Set.of("buy", "free"));
      return new Promotion.Benefit.ExtraTerms(
          Math.max(1, extra.whole("buy", Range.MONTHS)), extra.whole("free", Range.MONTHS));
    }
    if (f.has("amounts")) {
      return new Promotion.Benefit.Amount(BrandFile.money(f.amounts("amounts", true)));
    }
    return new Promotion.Benefit.Percentage(f.has("percent") ? f.percent("percent") : Rate.NONE);
  }

  /** A top-up has its own ladder, and a change of plan takes no promotion. */
  private static List<OrderKind> kinds(Fields f) {
    return f.has("kinds")
        ? f.texts("kinds", PROMOTED, PROMOTED + "; top-ups and changes take no promotion").stream()
            .filter(kind -> kind.matches(PROMOTED))
            .map(OrderKind::valueOf)
            .toList()
        : List.of();
  }

  private Promotion.Conditions conditions(Fields f) {
    Optional<LocalDate> from = f.dateIf("from");
    Optional<LocalDate> until = f.dateIf("until");
    if (from.isPresent() && until.isPresent() && !from.get().isBefore(until.get())) {
      f.complain("until", "must be after from; it is the first day without the promotion");
    }
    List<String> plans =
        f.has("plans") ? f.texts("plans", BrandFile.ID, "ids of plans") : List.of();
    if (!planIds.containsAll(plans)) {
      f.complain("plans", "must name plans of this file: " + String.join(", ", planIds));
    }
    List<OrderKind> kinds = kinds(f);
    return new Promotion.Conditions(
        f.textIf("code", "[A-Z0-9]{3,20}", "3 to 20 capital letters and digits").orElse(null),
        from.orElse(null),
        until.orElse(null),
        Set.copyOf(plans),
        Set.copyOf(f.constants("methods", PaymentMethod.class)),
        Set.copyOf(kinds));
  }
}

package io.keepline.api.lease;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.price.Promotion;
import io.keepline.lifecycle.price.Rate;
import io.keepline.store.brand.Allowance;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Named;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** What a brand offers beside its plans, as it is shown before anybody pays. */
final class OfferedBody {

  private OfferedBody() {}

  /**
   * A way to pay.
   *
   * @param percent added to everything else, or, negative, taken off
   * @param currency the only one it is taken in
   */
  record Method(PaymentMethod method, Optional<BigDecimal> percent, Optional<String> currency) {}

  record Early(int daysBefore, BigDecimal percentOff) {}

  record AddOn(
      String addOnId, Map<String, String> names, List<Money> prices, List<Allowance> allowances) {}

  record Extra(int buy, int free) {}

  /** A promotion that runs today; a code is never shown. */
  record Running(
      String promotionId,
      Map<String, String> names,
      boolean needsCode,
      Optional<BigDecimal> percentOff,
      List<Money> amountsOff,
      Optional<Extra> extraTerms,
      Optional<LocalDate> from,
      Optional<LocalDate> until,
      List<String> plans,
      List<PaymentMethod> methods,
      List<OrderKind> kinds,
      boolean combines) {}

  static List<Method> methods(Brand brand) {
    return brand.tariff().methods().stream()
        .filter(m -> MakeQuote.QUOTED.contains(m.method()))
        .map(
            m ->
                new Method(
                    m.method(),
                    Optional.of(m.rate())
                        .filter(r -> !r.equals(Rate.NONE))
                        .map(OfferedBody::percent),
                    Optional.ofNullable(m.currency())))
        .toList();
  }

  static Optional<Early> early(Brand brand) {
    return Optional.ofNullable(brand.tariff().early())
        .map(e -> new Early(e.daysBefore(), percent(e.rate())));
  }

  static List<AddOn> addOns(Brand brand) {
    return brand.addOns().stream()
        .map(
            a ->
                new AddOn(
                    a.id(),
                    new TreeMap<>(a.names()),
                    prices(brand.tariff().addOns().getOrDefault(a.id(), Map.of())),
                    a.allowances()))
        .toList();
  }

  static List<Running> promotions(Brand brand, LocalDate today) {
    return brand.tariff().promotions().stream()
        .filter(p -> isRunning(p.conditions(), today))
        .map(p -> running(brand, p))
        .toList();
  }

  private static boolean isRunning(Promotion.Conditions conditions, LocalDate today) {
    LocalDate from = conditions.from();
    LocalDate until = conditions.until();
    return (from == null || !today.isBefore(from)) && (until == null || today.isBefore(until));
  }

  private static Running running(Brand brand, Promotion promotion) {
    Promotion.Conditions conditions = promotion.conditions();
    Promotion.Benefit benefit = promotion.benefit();
    Optional<BigDecimal> percent =
        benefit instanceof Promotion.Benefit.Percentage p
            ? Optional.of(percent(p.rate()))
            : Optional.empty();
    List<Money> amounts =
        benefit instanceof Promotion.Benefit.Amount a ? prices(a.off()) : List.of();
    Optional<Extra> extra =
        benefit instanceof Promotion.Benefit.ExtraTerms e
            ? Optional.of(new Extra(e.buy(), e.free()))
            : Optional.empty();
    return new Running(
        promotion.promotionId(),
        new TreeMap<>(Named.names(brand.promotions(), promotion.promotionId()).orElse(Map.of())),
        conditions.code() != null,
        percent,
        amounts,
        extra,
        Optional.ofNullable(conditions.from()),
        Optional.ofNullable(conditions.until()),
        List.copyOf(new TreeSet<>(conditions.planIds())),
        List.copyOf(new TreeSet<>(conditions.methods())),
        List.copyOf(new TreeSet<>(conditions.kinds())),
        promotion.combines());
  }

  private static List<Money> prices(Map<String, Money> prices) {
    return List.copyOf(new TreeMap<>(prices).values());
  }

  private static BigDecimal percent(Rate rate) {
    return BigDecimal.valueOf(rate.basisPoints(), 2).stripTrailingZeros();
  }
}

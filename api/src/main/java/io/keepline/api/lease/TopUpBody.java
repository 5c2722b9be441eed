package io.keepline.api.lease;

import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.price.MethodPrice;
import io.keepline.lifecycle.price.Priced;
import io.keepline.lifecycle.price.TopUpPricing;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.TopUpStep;
import io.keepline.store.brand.TopUpUnits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A step of the top-up ladder, as it is shown before anybody pays: what it gives, and what it costs
 * by each method.
 */
record TopUpBody(
    String stepId,
    Map<String, String> names,
    List<Money> amounts,
    List<Money> credits,
    int days,
    boolean restores,
    List<UnitsBody> allowances,
    List<PriceBody> prices) {

  record UnitsBody(
      String kind, String scope, Optional<String> zone, int units, Optional<Integer> days) {
    static UnitsBody of(TopUpUnits units) {
      return new UnitsBody(
          Wire.name(units.kind()),
          Wire.name(units.scope()),
          Optional.ofNullable(units.zone()),
          units.units(),
          Optional.ofNullable(units.days()));
    }
  }

  record PriceBody(String method, Money total) {}

  static List<TopUpBody> of(Brand brand) {
    return brand.topUps().stream().map(step -> of(brand, step)).toList();
  }

  private static TopUpBody of(Brand brand, TopUpStep step) {
    return new TopUpBody(
        step.stepId(),
        new TreeMap<>(step.names()),
        List.copyOf(new TreeMap<>(step.amounts()).values()),
        List.copyOf(new TreeMap<>(step.credits()).values()),
        step.days(),
        step.restores(),
        step.units().stream().map(UnitsBody::of).toList(),
        prices(brand, step));
  }

  private static List<PriceBody> prices(Brand brand, TopUpStep step) {
    List<PriceBody> prices = new ArrayList<>();
    for (MethodPrice method : brand.tariff().methods()) {
      if (BuyTopUp.METHODS.contains(method.method())) {
        for (Money amount : new TreeMap<>(step.amounts()).values()) {
          price(brand, step, amount, method.method())
              .ifPresent(total -> prices.add(new PriceBody(Wire.name(method.method()), total)));
        }
      }
    }
    return prices;
  }

  private static Optional<Money> price(
      Brand brand, TopUpStep step, Money amount, PaymentMethod method) {
    Priced priced = TopUpPricing.price(brand.tariff(), step.stepId(), amount, method);
    return priced instanceof Priced.Price price ? Optional.of(price.total()) : Optional.empty();
  }
}

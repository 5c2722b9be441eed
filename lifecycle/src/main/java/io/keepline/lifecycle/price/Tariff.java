package io.keepline.lifecycle.price;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.PaymentMethod;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a brand asks and gives beside the prices of its plans.
 *
 * @param methods the ways to pay, in the order to show them
 * @param addOns by id: the price of each, for one term, by currency
 * @param early the discount for renewing early; absent: none
 * @param promotions all of them, also those that are over
 */
public record Tariff(
    List<MethodPrice> methods,
    Map<String, Map<String, Money>> addOns,
    @Nullable EarlyRenewal early,
    List<Promotion> promotions) {

  /** Copies the collections. */
  public Tariff {
    methods = List.copyOf(methods);
    addOns = Collections.unmodifiableMap(new LinkedHashMap<>(addOns));
    promotions = List.copyOf(promotions);
  }

  /** What the brand says of a method, if it takes it. */
  public Optional<MethodPrice> method(PaymentMethod method) {
    return methods.stream().filter(m -> m.method() == method).findFirst();
  }

  /** What an add-on costs for one term, if it is sold in that currency. */
  Optional<Money> addOn(String addOnId, String currency) {
    return Optional.ofNullable(addOns.get(addOnId))
        .flatMap(prices -> Optional.ofNullable(prices.get(currency)));
  }

  /** The promotion behind a code. */
  public Optional<Promotion> byCode(String code) {
    return promotions.stream().filter(p -> code.equals(p.conditions().code())).findFirst();
  }
}

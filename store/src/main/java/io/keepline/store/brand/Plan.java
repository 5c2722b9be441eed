package io.keepline.store.brand;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.PlanVersion;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One version of a plan, its periods resolved: the brand's, overridden by its own.
 *
 * @param brandId whose plan
 * @param version id, version, term length and periods, as the rules read them
 * @param names by language
 * @param prices of one term, by currency
 * @param restoreFees of a suspended number, by currency
 * @param capabilities what a number must be able to do to have it; none: whatever it can
 * @param allowances what each term includes
 * @param retired whether it is offered no more; leases on it live on (E23)
 */
public record Plan(
    String brandId,
    PlanVersion version,
    Map<String, String> names,
    Map<String, Money> prices,
    Map<String, Money> restoreFees,
    List<String> capabilities,
    List<Allowance> allowances,
    boolean retired) {

  /** Copies the maps. */
  public Plan {
    names = Map.copyOf(names);
    prices = Map.copyOf(prices);
    restoreFees = Map.copyOf(restoreFees);
    capabilities = List.copyOf(capabilities);
    allowances = List.copyOf(allowances);
  }

  /** What a number cannot do and must, to have this plan. */
  public List<String> missing(List<String> ofNumber) {
    return capabilities.stream().filter(needed -> !ofNumber.contains(needed)).toList();
  }

  /** Whether units can be used by a number that has this plan. */
  public boolean carries(Allowance units) {
    return capabilities.isEmpty() || capabilities.containsAll(units.needs());
  }

  /** The price of one term, if the plan is sold in that currency. */
  public Optional<Money> price(String currency) {
    return Optional.ofNullable(prices.get(currency));
  }

  /** The fee to restore a suspended number; nothing where the plan names none. */
  public Money restoreFee(String currency) {
    return restoreFees.getOrDefault(currency, Money.zero(currency));
  }

  /** The name in a language, else in English. */
  public String name(String language) {
    return names.getOrDefault(language, names.getOrDefault("en", version.planId()));
  }
}

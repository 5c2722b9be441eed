package io.keepline.store.brand;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.price.Promotion;
import io.keepline.lifecycle.price.Tariff;
import io.keepline.store.PromotionLimit;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * One version of a brand.
 *
 * @param brandId its id
 * @param version counts up with every change of its file
 * @param sandbox whether its leases may move their clock and its charges are play
 * @param zone where its dates begin
 * @param locale the language of messages when the holder chose none, BCP 47
 * @param names by language
 * @param support where to get help
 * @param coverage what its numbers can do, and where
 * @param channels by what it writes to its holders, the one to try first at the front
 * @param planIds its plans, in the order to show them
 * @param terms the terms of service that an order accepts
 * @param tariff what it asks and gives beside the prices of its plans
 * @param addOns its add-ons, in the order to show them
 * @param promotions its promotions, in the order to show them
 * @param stores its shops with a counter, in the order to show them
 * @param issuer who sells under it; absent where its file names nobody
 * @param topUps the steps of its top-up ladder, in the order to show them
 * @param lowBalance below what a holder is told that the balance runs low, by currency
 */
public record Brand(
    String brandId,
    int version,
    boolean sandbox,
    ZoneId zone,
    String locale,
    Map<String, String> names,
    Support support,
    Coverage coverage,
    List<Channel> channels,
    List<String> planIds,
    TermsOfService terms,
    Tariff tariff,
    List<Named> addOns,
    List<Named> promotions,
    List<Store> stores,
    Optional<Issuer> issuer,
    List<TopUpStep> topUps,
    Map<String, Money> lowBalance) {

  /** Copies the collections. */
  public Brand {
    names = Map.copyOf(names);
    channels = List.copyOf(channels);
    planIds = List.copyOf(planIds);
    addOns = List.copyOf(addOns);
    promotions = List.copyOf(promotions);
    stores = List.copyOf(stores);
    topUps = List.copyOf(topUps);
    lowBalance = Map.copyOf(lowBalance);
  }

  /** A step of the top-up ladder. */
  public Optional<TopUpStep> topUp(String stepId) {
    return topUps.stream().filter(step -> step.stepId().equals(stepId)).findFirst();
  }

  /** How often some of its promotions may be used. */
  public List<PromotionLimit> promotionLimits(Predicate<Promotion> which) {
    return tariff.promotions().stream()
        .filter(which)
        .map(p -> new PromotionLimit(p.promotionId(), p.totalLimit(), p.holderLimit()))
        .toList();
  }

  /** The name in a language, else in English. */
  public String name(String language) {
    return names.getOrDefault(language, names.getOrDefault("en", brandId));
  }

  /** One of its stores. */
  public Optional<Store> store(String storeId) {
    return stores.stream().filter(s -> s.storeId().equals(storeId)).findFirst();
  }
}

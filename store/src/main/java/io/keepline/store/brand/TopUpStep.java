package io.keepline.store.brand;

import io.keepline.lifecycle.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A step of the top-up ladder.
 *
 * @param stepId its id within the brand
 * @param names by language
 * @param amounts what it costs, by currency
 * @param credits what of it goes into the wallet, by currency
 * @param days how many days it adds to the number
 * @param restores whether it carries the fee that brings a suspended number back
 * @param units what it lets the number use
 */
public record TopUpStep(
    String stepId,
    Map<String, String> names,
    Map<String, Money> amounts,
    Map<String, Money> credits,
    int days,
    boolean restores,
    List<TopUpUnits> units) {
  private static final Set<String> FIELDS =
      Set.of("stepId", "names", "amounts", "credits", "days", "restores", "allowances");

  /** Copies the collections. */
  public TopUpStep {
    names = Map.copyOf(names);
    amounts = Map.copyOf(amounts);
    credits = Map.copyOf(credits);
    units = List.copyOf(units);
  }

  /** The name in a language, else in English. */
  public String name(String language) {
    return names.getOrDefault(language, names.getOrDefault("en", stepId));
  }

  /** The step in one currency, if it is sold in it. */
  public Optional<TopUpOffer> in(String currency) {
    return Optional.ofNullable(amounts.get(currency))
        .map(
            amount ->
                new TopUpOffer(
                    stepId,
                    amount,
                    credits.getOrDefault(currency, Money.zero(currency)),
                    days,
                    restores,
                    units));
  }

  static List<TopUpStep> read(Fields file) {
    List<TopUpStep> steps = new ArrayList<>();
    Set<String> seen = new HashSet<>();
    for (Fields f : file.objectsIf("topUps")) {
      TopUpStep step = step(f.only(FIELDS));
      if (!seen.add(step.stepId())) {
        f.complain("stepId", "is used twice");
      }
      steps.add(step);
    }
    return steps;
  }

  private static TopUpStep step(Fields f) {
    Map<String, Long> amounts = f.amounts("amounts", true);
    if (amounts.containsValue(0L)) {
      f.complain("amounts", "must be more than nothing");
    }
    Map<String, Long> credits = f.has("credits") ? f.amounts("credits", true) : amounts;
    if (!amounts.keySet().equals(credits.keySet())) {
      f.complain("credits", "must be in the currencies of amounts");
    }
    return new TopUpStep(
        f.text("stepId", BrandFile.ID, BrandFile.ID_FORM),
        f.named("names"),
        BrandFile.money(amounts),
        BrandFile.money(credits),
        f.whole("days", Range.DAYS, 0),
        f.flag("restores", false),
        TopUpUnits.read(f));
  }
}

package io.keepline.api.lease;

import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.price.PriceLine;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Named;
import io.keepline.store.brand.Plan;
import io.keepline.store.brand.TopUpStep;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A line of an offer, as it is stored and shown: named as it was called on that day.
 *
 * @param code what it is for
 * @param subject the plan, add-on, promotion or method
 * @param names of the subject, by language; absent for a method and for the plan before
 * @param terms how many terms; absent where it speaks of none
 * @param amount what it costs; negative for what it takes off
 */
record QuoteLine(
    PriceLine.Code code,
    String subject,
    Optional<Map<String, String>> names,
    Optional<Integer> terms,
    Money amount) {

  static QuoteLine of(PriceLine line, Brand brand, Plan plan) {
    return new QuoteLine(
        line.code(),
        subject(line),
        names(line, brand, plan).map(TreeMap::new),
        line.terms() == 0 ? Optional.empty() : Optional.of(line.terms()),
        line.amount());
  }

  /** A method is named as in requests; everything else has an id. */
  private static String subject(PriceLine line) {
    return switch (line.code()) {
      case METHOD_FEE, METHOD_DISCOUNT -> Wire.name(line.subject());
      case PLAN,
          PLAN_DAYS,
          UNUSED_DAYS,
          EARLY_RENEWAL,
          RESTORE_FEE,
          ADD_ON,
          PROMOTION,
          EXTRA_TERM,
          TOP_UP ->
          line.subject();
    };
  }

  private static Optional<Map<String, String>> names(PriceLine line, Brand brand, Plan plan) {
    return switch (line.code()) {
      case PLAN, PLAN_DAYS, EARLY_RENEWAL, RESTORE_FEE -> Optional.of(plan.names());
      case ADD_ON -> Named.names(brand.addOns(), line.subject());
      case PROMOTION, EXTRA_TERM -> Named.names(brand.promotions(), line.subject());
      case TOP_UP -> brand.topUp(line.subject()).map(TopUpStep::names);
      case UNUSED_DAYS, METHOD_FEE, METHOD_DISCOUNT -> Optional.empty();
    };
  }
}

package io.keepline.store.brand;

import io.keepline.lifecycle.price.MethodPrice;
import io.keepline.store.brand.Allowance.Scope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Checks what one part of a brand file says of another: each is right by itself. */
final class BrandCheck {
  private final Fields file;
  private final Brand brand;
  private final List<Plan> plans;

  private BrandCheck(Fields file, Brand brand, List<Plan> plans) {
    this.file = file;
    this.brand = brand;
    this.plans = plans;
  }

  /**
   * Adds a complaint for each contradiction.
   *
   * @param plans in the order of the file
   */
  static void check(Fields file, Brand brand, List<Plan> plans) {
    BrandCheck check = new BrandCheck(file, brand, plans);
    check.counters();
    check.fixedCurrencies();
    check.plans();
    for (int i = 0; i < brand.addOns().size(); i++) {
      check.units("addOns[" + i + "]", brand.addOns().get(i).allowances(), List.of());
    }
    for (int i = 0; i < brand.topUps().size(); i++) {
      List<Allowance> units =
          brand.topUps().get(i).units().stream().map(TopUpUnits::allowance).toList();
      check.units("topUps[" + i + "]", units, List.of());
    }
  }

  private void counters() {
    boolean taken = brand.tariff().methods().stream().anyMatch(m -> m.method().isAtCounter());
    if (taken && brand.stores().isEmpty()) {
      file.complain("methods", "are taken over a counter, and the brand has no stores");
    }
  }

  /** A method that nothing can be paid by would be offered and then refused. */
  private void fixedCurrencies() {
    Set<String> priced = new TreeSet<>();
    plans.forEach(plan -> priced.addAll(plan.prices().keySet()));
    brand.topUps().forEach(step -> priced.addAll(step.amounts().keySet()));
    List<MethodPrice> methods = brand.tariff().methods();
    for (int i = 0; i < methods.size(); i++) {
      String currency = methods.get(i).currency();
      if (currency != null && !priced.contains(currency)) {
        file.complain(
            "methods[" + i + "].currency",
            "must be one that a plan or a top-up is priced in: " + String.join(", ", priced));
      }
    }
  }

  private void plans() {
    List<String> all = brand.coverage().capabilities();
    for (int i = 0; i < plans.size(); i++) {
      Plan plan = plans.get(i);
      String at = "plans[" + i + "]";
      if (!all.containsAll(plan.capabilities())) {
        file.complain(at + ".capabilities", "must be among the brand's: " + String.join(", ", all));
      }
      units(at, plan.allowances(), plan.capabilities());
    }
  }

  /**
   * Units that no number could use.
   *
   * @param own what numbers of the plan can do; empty: what the brand's can
   */
  private void units(String owner, List<Allowance> units, List<String> own) {
    List<String> usable = own.isEmpty() ? brand.coverage().capabilities() : own;
    for (int i = 0; i < units.size(); i++) {
      Allowance unit = units.get(i);
      String at = owner + ".allowances[" + i + "]";
      if (!usable.containsAll(unit.needs())) {
        file.complain(
            at,
            "needs the capabilities "
                + String.join(", ", unit.needs())
                + "; there are "
                + String.join(", ", usable));
      }
      zone(at, unit.scope(), unit.zone());
    }
  }

  private void zone(String at, Scope scope, @Nullable String zone) {
    if (zone != null && scope != Scope.ROAMING) {
      file.complain(at + ".zone", "goes with the scope ROAMING only");
    } else if (zone != null
        && brand.coverage().zones().stream().noneMatch(z -> z.zoneId().equals(zone))) {
      file.complain(at + ".zone", "must be the zoneId of one of the brand's roamingZones");
    }
  }
}

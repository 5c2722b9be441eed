package io.keepline.store.brand;

import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.PlanVersion;
import io.keepline.lifecycle.TermLength;
import io.keepline.lifecycle.price.MethodPrice;
import io.keepline.lifecycle.price.Promotion;
import io.keepline.store.brand.Allowance.Scope;
import java.time.LocalDate;
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
    check.currencies();
    check.promotedMethods();
    check.zonesAbroad();
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

  /** What is in a currency that nothing is priced in would be shown, and never hold. */
  private void currencies() {
    Set<String> priced = new TreeSet<>();
    plans.forEach(plan -> priced.addAll(plan.prices().keySet()));
    brand.topUps().forEach(step -> priced.addAll(step.amounts().keySet()));
    List<MethodPrice> methods = brand.tariff().methods();
    for (int i = 0; i < methods.size(); i++) {
      String currency = methods.get(i).currency();
      priced("methods[" + i + "].currency", currency == null ? Set.of() : Set.of(currency), priced);
    }
    List<Promotion> promotions = brand.tariff().promotions();
    for (int i = 0; i < promotions.size(); i++) {
      if (promotions.get(i).benefit() instanceof Promotion.Benefit.Amount amount) {
        priced("promotions[" + i + "].amounts", amount.off().keySet(), priced);
      }
    }
    List<Fields> written = file.objects("plans");
    for (int i = 0; i < plans.size(); i++) {
      Set<String> fees = plans.get(i).version().policy().refunds().fees().keySet();
      boolean own = written.get(i).has("cancellation");
      priced(own ? "plans[" + i + "].cancellation.fees" : "cancellation.fees", fees, priced);
    }
    priced("lowBalance", brand.lowBalance().keySet(), priced);
  }

  private void priced(String at, Set<String> named, Set<String> priced) {
    if (!priced.containsAll(named)) {
      file.complain(
          at,
          "must be in a currency that a plan or a top-up is priced in: "
              + String.join(", ", priced));
    }
  }

  private void promotedMethods() {
    List<Promotion> promotions = brand.tariff().promotions();
    for (int i = 0; i < promotions.size(); i++) {
      for (PaymentMethod method : promotions.get(i).conditions().methods()) {
        if (brand.tariff().method(method).isEmpty()) {
          file.complain(
              "promotions[" + i + "].methods",
              "name " + method + ", which the brand does not take");
        }
      }
    }
  }

  /** At home is not abroad, unless the brand has numbers in several countries. */
  private void zonesAbroad() {
    List<RoamingZone> zones = brand.coverage().zones();
    List<String> home = brand.coverage().countries();
    for (int i = 0; i < zones.size(); i++) {
      if (home.size() == 1 && zones.get(i).countries().contains(home.get(0))) {
        file.complain(
            "roamingZones[" + i + "].countries", "name " + home.get(0) + ", where the numbers are");
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
      cap(at, plan);
    }
  }

  /** A term that leads beyond the cap can never be bought. */
  private void cap(String at, Plan plan) {
    PlanVersion version = plan.version();
    int cap = version.policy().stackingCapMonths();
    TermLength term = version.length();
    LocalDate start = LocalDate.of(2001, 1, 1);
    LocalDate end =
        switch (term.unit()) {
          case DAYS -> start.plusDays(term.count());
          case MONTHS -> start.plusMonths(term.count());
        };
    if (end.isAfter(start.plusMonths(cap))) {
      file.complain(at + ".term", "is longer than the stacking cap of " + cap + " months");
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

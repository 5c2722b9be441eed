package io.keepline.api.lease;

import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Lease;
import io.keepline.store.NumberRow;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.Plan;
import java.util.List;
import java.util.TreeSet;

/** Whether a plan fits a number, and an add-on a plan. */
final class Fitting {

  private Fitting() {}

  /**
   * Checks that a number can do what a plan needs.
   *
   * @throws Problem that names what it cannot do
   */
  static void mustFit(Plan plan, NumberRow number) {
    List<String> missing = plan.missing(number.capabilities());
    if (!missing.isEmpty()) {
      throw Problem.of(ProblemCode.PLAN_DOES_NOT_FIT)
          .with("brandId", plan.brandId())
          .with("missing", missing.stream().map(Wire::name).toList());
    }
  }

  /** The same for another plan than the lease has: that one is always renewed, or it were lost. */
  static void mustFit(Plan plan, Held held) {
    Lease lease = held.lease();
    if (!plan.version().planId().equals(lease.plan().planId())) {
      mustFit(plan, held.view().number());
    }
  }

  /**
   * Checks that a plan's numbers can use add-ons. Unknown ones are the pricing's to refuse.
   *
   * @throws Problem if they cannot use one
   */
  static void mustCarry(Plan plan, Brand brand, List<String> addOns) {
    boolean usable =
        brand.addOns().stream()
            .filter(addOn -> addOns.contains(addOn.id()))
            .flatMap(addOn -> addOn.allowances().stream())
            .allMatch(plan::carries);
    if (!usable) {
      throw Problem.of(ProblemCode.ADD_ON_NOT_OFFERED).with("brandId", brand.brandId());
    }
  }

  /** What a number must do that is chosen for a plan. */
  static OfferDesk.Choice choice(Plan plan, OfferDesk.Choice wished) {
    TreeSet<String> needed = new TreeSet<>(wished.capabilities());
    needed.addAll(plan.capabilities());
    return new OfferDesk.Choice(wished.numberId(), wished.country(), List.copyOf(needed));
  }
}

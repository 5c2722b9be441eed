package io.keepline.api.lease;

import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Policy;
import io.keepline.lifecycle.RefundPolicy;
import io.keepline.lifecycle.TermLength;
import io.keepline.store.brand.Allowance;
import io.keepline.store.brand.Plan;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A plan, as it is offered. */
record PlanBody(
    String planId,
    int version,
    Map<String, String> names,
    Term term,
    List<Money> prices,
    List<Money> restoreFees,
    List<String> capabilities,
    List<Allowance> allowances,
    Periods periods,
    GivingUp cancellation) {

  record Term(int count, String unit) {
    static Term of(TermLength length) {
      return new Term(length.count(), Wire.name(length.unit()));
    }
  }

  record Periods(
      int graceDays,
      int suspensionDays,
      int quarantineDays,
      int finalNoticeHours,
      int coolingOffHours,
      int stackingCapMonths,
      List<Integer> reminderDays) {
    static Periods of(Policy policy) {
      return new Periods(
          policy.graceDays(),
          policy.suspensionDays(),
          policy.quarantineDays(),
          policy.finalNoticeHours(),
          policy.coolingOffHours(),
          policy.stackingCapMonths(),
          policy.reminderDays());
    }
  }

  /** What giving a number up costs, and what of a running term comes back. */
  record GivingUp(String currentTerm, String numberWithdrawn, List<Money> fees) {
    static GivingUp of(RefundPolicy policy) {
      return new GivingUp(
          Wire.name(policy.currentTerm()),
          Wire.name(policy.numberWithdrawn()),
          List.copyOf(policy.fees().values()));
    }
  }

  static PlanBody of(Plan plan) {
    return new PlanBody(
        plan.version().planId(),
        plan.version().version(),
        new TreeMap<>(plan.names()),
        Term.of(plan.version().length()),
        List.copyOf(new TreeMap<>(plan.prices()).values()),
        List.copyOf(new TreeMap<>(plan.restoreFees()).values()),
        plan.capabilities().stream().map(Wire::name).toList(),
        plan.allowances(),
        Periods.of(plan.version().policy()),
        GivingUp.of(plan.version().policy().refunds()));
  }
}

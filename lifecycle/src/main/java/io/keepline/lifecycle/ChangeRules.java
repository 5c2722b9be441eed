package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Another plan for the rest of the running term and the given days behind it. The paid date stays
 * where it is; terms that have not begun keep the plan they were sold with.
 */
final class ChangeRules {

  private ChangeRules() {}

  /** The term that runs, or begins tomorrow, if a day of it is left after today. */
  static Optional<Term> running(Lease lease, LocalDate today) {
    return lease.terms().stream()
        .filter(term -> !term.isOver(today))
        .findFirst()
        .filter(term -> term.daysAfter(today) > 0)
        .filter(term -> StatusRules.byDates(lease, today) == LeaseStatus.ACTIVE);
  }

  /** Why a change could not be made now. */
  static Optional<Refusal> whyRefused(Lease lease, Quote quote, LocalDate today) {
    Term running = running(lease, today).orElse(null);
    Quote.Change change = quote.change();
    if (running == null || lease.status() != LeaseStatus.ACTIVE) {
      return Verb.no(Refusal.TERM_OVER);
    }
    boolean fits =
        change != null
            && running.until().equals(change.until())
            && running.plan().label().equals(change.fromPlan())
            && running.parts().stream()
                .allMatch(p -> p.amount().currency().equals(quote.total().currency()));
    return fits ? Verb.done() : Verb.no(Refusal.QUOTE_DOES_NOT_FIT);
  }

  /**
   * Given days were not sold with a plan of their own. Where no bought term follows, the lease
   * changes.
   */
  static void apply(Draft draft, Order order) {
    draft.terms.removeIf(term -> term.isOver(draft.today()));
    draft.terms.set(0, draft.terms.get(0).changed(order, draft.today()));
    int next = 1;
    for (; next < draft.terms.size() && draft.terms.get(next).isGiven(); next++) {
      draft.terms.set(next, draft.terms.get(next).under(order.quote().plan()));
    }
    if (next == draft.terms.size()) {
      govern(draft, order.quote().plan());
    }
    LocalDate until = draft.validUntil;
    draft.put(order.in(OrderState.APPLIED), null, until);
    if (until != null) {
      draft.entries.add(new Entry.Days(Entry.DaysCause.CHANGE, order.orderId(), until, until));
    }
  }

  /** Other periods make other dates of loss: what was proven for the old ones is told again. */
  private static void govern(Draft draft, PlanVersion plan) {
    boolean samePeriods = plan.policy().equals(draft.plan.policy());
    draft.plan = plan;
    draft.nextPlan = null;
    if (!samePeriods) {
      Instant announced = draft.announcedReclaimAt;
      StatusRules.voidProof(draft);
      draft.announcedReclaimAt = announced;
    }
  }
}

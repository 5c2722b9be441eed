package io.keepline.lifecycle;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Money that staff gives back for goodwill. */
final class GoodwillRules {

  private GoodwillRules() {}

  /**
   * Gives a part of what an order paid back, without taking days: never more than the terms still
   * count of it, so that together with any later refund it stays within the capture.
   */
  static Optional<Refusal> moneyGivenBack(Draft draft, Stimulus.GiveMoneyBack give) {
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    List<Term.Part> parts = new ArrayList<>();
    for (Term term : draft.terms) {
      term.parts().stream().filter(p -> p.orderId().equals(give.orderId())).forEach(parts::add);
    }
    if (parts.isEmpty() || MoneyRules.isDisputed(draft, give.orderId())) {
      return Verb.no(Refusal.AMOUNT_ABOVE_PAID);
    }
    Money counted = parts.stream().map(Term.Part::amount).reduce(Money::plus).orElseThrow();
    Money amount = give.amount();
    boolean fits =
        amount.isPositive()
            && amount.currency().equals(counted.currency())
            && amount.compareTo(counted) <= 0;
    if (!fits) {
      return Verb.no(Refusal.AMOUNT_ABOVE_PAID);
    }
    String paymentId = parts.get(0).paymentId();
    takeFromTerms(draft, give.orderId(), amount);
    MoneyRules.giveBack(draft, give.orderId(), paymentId, amount, give.by().requestId());
    draft.audit(draft.status, draft.status, draft.now(), give.orderId());
    return Verb.done();
  }

  /** The last terms first: they are the ones that a cancellation would give back whole. */
  private static void takeFromTerms(Draft draft, String orderId, Money amount) {
    Money owed = amount;
    for (int i = draft.terms.size() - 1; i >= 0 && owed.isPositive(); i--) {
      Term term = draft.terms.get(i);
      Term less = term.less(orderId, owed);
      owed =
          owed.minus(
              term.counted(orderId, owed.currency()).minus(less.counted(orderId, owed.currency())));
      draft.terms.set(i, less);
    }
  }
}

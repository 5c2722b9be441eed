package io.keepline.lifecycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Money that a clerk takes over a counter. The till has it when the command is sent, so that order,
 * capture and term are one step, and there is nothing to look up.
 */
final class CounterRules {

  private CounterRules() {}

  /** A renewal, or the first order that waits for its money, is paid at a counter. */
  static Optional<Refusal> pay(Draft draft, Stimulus.CounterPay pay) {
    if (!pay.method().isAtCounter()) {
      return Verb.no(Refusal.QUOTE_DOES_NOT_FIT);
    }
    Optional<Refusal> refused =
        waits(draft, pay).isPresent() ? Verb.done() : whyRefused(draft, pay);
    if (refused.isPresent()) {
      return refused;
    }
    boolean extend = pay.quote().kind() != OrderKind.CHANGE;
    if (extend && OrderRules.aboveCap(draft, pay.quote())) {
      return Verb.no(Refusal.CAP_EXCEEDED);
    }
    CancellationRules.forgetRequest(draft);
    Stimulus.CounterReverse.Before before =
        draft.validUntil == null ? null : Stimulus.CounterReverse.Before.of(draft.before);
    Order order = waits(draft, pay).orElseGet(() -> order(draft, pay));
    draft.entries.add(new Entry.CounterTaken(order.in(OrderState.APPLIED), pay.till(), before));
    draft.post(
        Entry.Account.CLEARING,
        Entry.Account.TILL,
        order.orderId(),
        order.paymentId(),
        order.quote().total());
    OutcomeRules.apply(draft, order);
    return Verb.done();
  }

  /** The first order of a lease that was begun at the counter. */
  private static Optional<Order> waits(Draft draft, Stimulus.CounterPay pay) {
    return draft
        .order(pay.orderId())
        .filter(o -> draft.status == LeaseStatus.RESERVED && o.state() == OrderState.SUBMITTED)
        .filter(o -> o.paymentId().equals(pay.paymentId()) && o.quote().equals(pay.quote()));
  }

  /**
   * What is wrong with the offer is said first: no checkout is closed for money that is refused.
   */
  private static Optional<Refusal> whyRefused(Draft draft, Stimulus.CounterPay pay) {
    Optional<Refusal> paying = OrderRules.whyPayingIsRefused(draft, pay.method(), pay.notAfter());
    if (paying.isPresent() && paying.get() != Refusal.ORDER_IN_FLIGHT) {
      return paying;
    }
    return OrderRules.whyQuoteIsRefused(draft, pay.quote(), pay.expectedValidUntil())
        .or(() -> paying);
  }

  private static Order order(Draft draft, Stimulus.CounterPay pay) {
    return new Order(
        pay.orderId(),
        pay.by().requestId(),
        pay.quote(),
        OrderState.PAID,
        1,
        pay.paymentId(),
        pay.method(),
        null,
        draft.now(),
        draft.now(),
        draft.moment.real(),
        draft.now(),
        0,
        false);
  }

  /**
   * Nobody waits for an open checkout any more: it is closed at the provider, or was paid (E25).
   */
  static Optional<Refusal> leaveCheckout(Draft draft, Stimulus.LeaveCheckout leave) {
    Order order = draft.order(leave.orderId()).orElse(null);
    if (order == null || order.state() != OrderState.PENDING || order.closing()) {
      return Verb.no(Refusal.ORDER_UNKNOWN);
    }
    draft.put(UncertainOrders.closing(order));
    draft.audit(draft.status, draft.status, draft.now(), order.orderId());
    return Verb.done();
  }

  /**
   * A wrong entry is taken back, days and money (I5): only the newest one of a number, and only
   * while none of its terms is over.
   */
  static Optional<Refusal> reverse(Draft draft, Stimulus.CounterReverse reverse) {
    LocalDate before = reverse.quote().expectedValidUntil();
    LocalDate present = draft.validUntil;
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    if (draft.inFlight().isPresent()) {
      return Verb.no(Refusal.ORDER_IN_FLIGHT);
    }
    if (before == null || present == null || !isNewest(draft, reverse)) {
      return Verb.no(Refusal.NOT_REVERSIBLE);
    }
    draft.terms.removeIf(t -> t.orderId().equals(reverse.orderId()));
    StatusRules.renewDate(draft, new AnchoredDate(before, reverse.before().anchorDay()));
    draft.plan = reverse.before().plan();
    draft.graceExtendedUntil = reverse.before().graceExtendedUntil();
    draft.autoRenewDays = reverse.before().autoRenewDays();
    draft.entries.add(
        new Entry.Days(Entry.DaysCause.CORRECTION, reverse.orderId(), present, before));
    giveBack(draft, reverse);
    draft.audit(draft.status, draft.status, draft.now(), reverse.orderId());
    goBack(draft, before);
    return Verb.done();
  }

  /**
   * The number stands where its old date puts it. What was said of that date was said before: the
   * message about the money is the news.
   */
  private static void goBack(Draft draft, LocalDate date) {
    draft.remindedDays = NoticeRules.saidBefore(draft, date);
    if (StatusRules.implied(draft) == LeaseStatus.GRACE) {
      draft.audit(draft.status, LeaseStatus.GRACE, draft.now(), null);
      draft.status = LeaseStatus.GRACE;
    }
    StatusRules.follow(draft, draft.now());
  }

  private static boolean isNewest(Draft draft, Stimulus.CounterReverse reverse) {
    List<Term> terms = draft.terms;
    Term last = terms.isEmpty() ? null : terms.get(terms.size() - 1);
    int bought =
        (int)
            terms.stream()
                .filter(t -> t.orderId().equals(reverse.orderId()))
                .filter(t -> t.paymentId().equals(reverse.paymentId()))
                .count();
    // What was given back for goodwill is not in the till any more; a change is no term of its own.
    Money counted =
        terms.stream()
            .filter(t -> t.orderId().equals(reverse.orderId()))
            .map(Term::paid)
            .reduce(Money.zero(reverse.quote().total().currency()), Money::plus);
    Money price = reverse.quote().total().minus(reverse.quote().restoreFee());
    return last != null
        && reverse.quote().kind() != OrderKind.CHANGE
        && counted.equals(price)
        && last.orderId().equals(reverse.orderId())
        && last.until().equals(draft.validUntil)
        && bought == reverse.quote().terms();
  }

  private static void giveBack(Draft draft, Stimulus.CounterReverse reverse) {
    Money amount = reverse.quote().total();
    draft.entries.add(new Entry.CounterReversed(reverse.orderId(), reverse.paymentId(), amount));
    if (!amount.isPositive()) {
      return;
    }
    String id = DerivedId.of("rfd", reverse.paymentId(), Refund.Cause.CORRECTION.name());
    draft.post(
        Entry.Account.REFUNDS_OWED,
        Entry.Account.REVENUE,
        reverse.orderId(),
        reverse.paymentId(),
        amount);
    draft.post(
        Entry.Account.TILL,
        Entry.Account.REFUNDS_OWED,
        reverse.orderId(),
        reverse.paymentId(),
        amount);
    draft.put(
        new Refund(
            id,
            reverse.orderId(),
            reverse.paymentId(),
            amount,
            Refund.Cause.CORRECTION,
            Refund.State.DONE,
            0,
            draft.now()));
    draft.tell(NoticeKind.PAYMENT_REFUNDED, id, id);
  }
}

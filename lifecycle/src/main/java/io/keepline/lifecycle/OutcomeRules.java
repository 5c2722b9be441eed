package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What an attempt's answer does: paid money is applied once or given back, never kept. */
final class OutcomeRules {

  private OutcomeRules() {}

  static Optional<Refusal> outcome(Draft draft, Stimulus.Outcome outcome) {
    Order order = draft.order(outcome.orderId()).orElse(outcome.stored());
    if (order == null) {
      return Verb.no(Refusal.ORDER_UNKNOWN);
    }
    if (!order.paymentId().equals(outcome.paymentId())) {
      return MoneyRules.otherAttempt(draft, order, outcome);
    }
    LeaseStatus from = draft.status;
    Optional<Refusal> refused =
        switch (outcome.result()) {
          case PAID -> paid(draft, order, outcome);
          case DECLINED, NEVER_RECEIVED -> declined(draft, order, outcome);
          case CLOSED -> closed(draft, order);
          case PENDING -> pending(draft, order, outcome);
          case UNKNOWN -> unknown(draft, order);
        };
    if (refused.isEmpty() && !draft.isAudited()) {
      draft.audit(from, draft.status, draft.now(), order.orderId());
    }
    return refused;
  }

  private static Optional<Refusal> paid(Draft draft, Order order, Stimulus.Outcome outcome) {
    boolean resting = isRestingPaid(draft, order);
    Money captured = outcome.captured();
    if (captured == null || (isSettled(draft, order) && !resting)) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    if (!resting) {
      draft.post(
          Entry.Account.CLEARING,
          Entry.Account.PROVIDER,
          order.orderId(),
          order.paymentId(),
          captured);
    }
    draft.settle(Task.Kind.PAYMENT_UNRESOLVED, order.orderId(), "paid");
    if (!captured.equals(order.quote().total())) {
      draft.ask(Task.Kind.AMOUNT_DIFFERS, order.orderId(), null);
      MoneyRules.refundAmount(draft, order, captured);
    } else if (!order.state().isInFlight()) {
      MoneyRules.refundCaptured(draft, order);
    } else if (draft.status == LeaseStatus.RECLAIMING) {
      draft.put(order.in(OrderState.PAID));
    } else {
      applyOrRefund(draft, order);
    }
    return Verb.done();
  }

  private static boolean isSettled(Draft draft, Order order) {
    return switch (order.state()) {
      case APPLIED, REFUND_DUE, REFUND_MANUAL, REFUNDED -> true;
      case PAID -> draft.before.order(order.orderId()).isPresent();
      case SUBMITTED, PENDING, UNKNOWN, DECLINED, CLOSED, UNRESOLVED -> false;
    };
  }

  /** Captured, but the run that knew it ended before it was applied: the commit was lost. */
  private static boolean isRestingPaid(Draft draft, Order order) {
    return order.state() == OrderState.PAID
        && draft.status != LeaseStatus.RECLAIMING
        && draft.before.order(order.orderId()).isPresent();
  }

  /** Turns captured money into a term, or gives it back when it can no longer become one. */
  static void applyOrRefund(Draft draft, Order order) {
    if (OrderRules.isAppliable(draft, order.quote())) {
      apply(draft, order);
    } else {
      MoneyRules.refundCaptured(draft, order);
    }
  }

  static void apply(Draft draft, Order order) {
    LeaseStatus from = draft.status;
    if (order.quote().kind() == OrderKind.CHANGE) {
      ChangeRules.apply(draft, order);
    } else {
      extend(draft, order);
    }
    for (Order other : List.copyOf(draft.orders)) {
      if (other.state() == OrderState.DECLINED) {
        draft.put(other.in(OrderState.CLOSED));
      }
    }
    draft.post(
        Entry.Account.REVENUE,
        Entry.Account.CLEARING,
        order.orderId(),
        order.paymentId(),
        order.quote().total());
    if (from == LeaseStatus.RESERVED) {
      draft.entries.add(new Entry.NumberMoved(Entry.NumberFate.LEASED));
    }
    draft.forget(NoticeKind.PAYMENT_DECLINED);
    draft.tell(NoticeKind.RECEIPT, order.orderId(), order.orderId());
    draft.audit(from, LeaseStatus.ACTIVE, draft.now(), order.orderId());
  }

  /** Whole terms, from the date that the quote's band says. */
  private static void extend(Draft draft, Order order) {
    LeaseStatus from = draft.status;
    LocalDate before = draft.validUntil;
    RenewalDates dates = OrderRules.dates(draft, order.quote());
    draft.plan = order.quote().plan();
    draft.nextPlan = null;
    draft.terms.addAll(dates.terms(order));
    StatusRules.renewDate(draft, dates.end());
    draft.status = LeaseStatus.ACTIVE;
    LocalDate until = dates.end().date();
    draft.put(order.in(OrderState.APPLIED), null, until);
    Entry.DaysCause cause =
        from == LeaseStatus.RESERVED ? Entry.DaysCause.START : Entry.DaysCause.RENEWAL;
    draft.entries.add(new Entry.Days(cause, order.orderId(), before, until));
  }

  private static Optional<Refusal> declined(Draft draft, Order order, Stimulus.Outcome outcome) {
    boolean open = order.state().isInFlight() || order.state() == OrderState.UNRESOLVED;
    if (!open || order.state() == OrderState.PAID) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    draft.settle(Task.Kind.PAYMENT_UNRESOLVED, order.orderId(), "declined");
    boolean over =
        order.state() == OrderState.UNRESOLVED
            || !draft.status.isLive()
            || draft.cancellation.isConfirmed()
            || draft.moment.reached(order.payBy());
    DeclineReason reason = outcome.declined();
    if (outcome.result() == Stimulus.Result.NEVER_RECEIVED) {
      reason = DeclineReason.NOT_RECEIVED;
    }
    draft.put(order.in(over ? OrderState.CLOSED : OrderState.DECLINED), reason, null);
    boolean unattended = AutoRenewRules.isUnattended(order);
    if (unattended && reason != null) {
      AutoRenewRules.declined(draft, order, reason);
    }
    boolean customerWaits = order.state() == OrderState.SUBMITTED;
    if (draft.status.isLive() && (unattended || !customerWaits)) {
      draft.tell(NoticeKind.PAYMENT_DECLINED, order.paymentId(), order.orderId());
    }
    return Verb.done();
  }

  private static Optional<Refusal> closed(Draft draft, Order order) {
    boolean open = order.state().isInFlight() || order.state() == OrderState.UNRESOLVED;
    if (!open || order.state() == OrderState.PAID) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    draft.settle(Task.Kind.PAYMENT_UNRESOLVED, order.orderId(), "closed");
    draft.put(order.in(OrderState.CLOSED), DeclineReason.ABANDONED, null);
    return Verb.done();
  }

  /** The customer must act; an order that nobody may wait for is closed at the provider instead. */
  private static Optional<Refusal> pending(Draft draft, Order order, Stimulus.Outcome outcome) {
    if (order.state() == OrderState.PENDING) {
      draft.put(UncertainOrders.lookedUp(order, draft.now()));
      return Verb.done();
    }
    if (order.state() != OrderState.SUBMITTED && order.state() != OrderState.UNKNOWN) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    Instant limit = outcome.payBy() == null ? order.payBy() : outcome.payBy();
    Order open = order.in(OrderState.PENDING);
    boolean nobodyWaits = draft.cancellation.isConfirmed() || OrderRules.cameTooLate(draft, order);
    open = UncertainOrders.until(open, LossRules.earlier(order.payBy(), limit));
    draft.put(nobodyWaits ? UncertainOrders.closing(open) : open);
    return Verb.done();
  }

  private static Optional<Refusal> unknown(Draft draft, Order order) {
    return switch (order.state()) {
      case SUBMITTED -> {
        draft.put(order.in(OrderState.UNKNOWN));
        yield Verb.done();
      }
      case PENDING -> {
        draft.put(
            order.closing()
                ? UncertainOrders.lookedUp(order.in(OrderState.UNKNOWN), draft.now())
                : UncertainOrders.lookedUp(order, draft.now()));
        yield Verb.done();
      }
      case UNKNOWN -> {
        draft.put(UncertainOrders.lookedUp(order, draft.now()));
        yield Verb.done();
      }
      case PAID, APPLIED, DECLINED, CLOSED, UNRESOLVED, REFUND_DUE, REFUNDED, REFUND_MANUAL ->
          Verb.no(Refusal.NOTHING_CHANGED);
    };
  }
}

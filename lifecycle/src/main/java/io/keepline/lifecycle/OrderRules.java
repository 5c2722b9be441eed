package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** The order machine: at most one order in flight, paid money applied once or given back. */
final class OrderRules {

  private OrderRules() {}

  static Optional<Refusal> submit(Draft draft, Stimulus.Submit submit) {
    Optional<Refusal> refused = whySubmitIsRefused(draft, submit);
    if (refused.isPresent()) {
      return refused;
    }
    if (draft.cancellation.state() == Cancellation.State.REQUESTED) {
      draft.cancellation = Cancellation.NONE;
    }
    Order order =
        new Order(
            submit.orderId(),
            submit.by().requestId(),
            submit.quote(),
            OrderState.SUBMITTED,
            1,
            submit.paymentId(),
            submit.method(),
            submit.methodRef(),
            draft.now(),
            draft.now(),
            draft.moment.real(),
            payBy(draft),
            0,
            false);
    draft.put(order);
    draft.audit(draft.status, draft.status, draft.now(), order.orderId());
    return Verb.done();
  }

  private static Instant payBy(Draft draft) {
    return draft.status == LeaseStatus.RESERVED
        ? reservationEnd(draft.before)
        : draft.now().plus(Duration.ofHours(draft.plan.policy().paymentHoldHours()));
  }

  /** Until when a reserved number waits for its first payment. */
  static Instant reservationEnd(Lease lease) {
    return lease.reservedAt().plus(Duration.ofMinutes(lease.policy().reservationMinutes()));
  }

  private static Optional<Refusal> whySubmitIsRefused(Draft draft, Stimulus.Submit submit) {
    Quote quote = submit.quote();
    Optional<Refusal> common = whyPayingIsRefused(draft, submit.method(), submit.notAfter());
    if (common.isPresent()) {
      return common;
    }
    boolean start = draft.status == LeaseStatus.RESERVED;
    if (start != (quote.kind() == OrderKind.START)) {
      return Verb.no(Refusal.QUOTE_DOES_NOT_FIT);
    }
    LocalDate seen = submit.expectedValidUntil();
    boolean sameDate =
        start
            || (draft.validUntil != null
                && draft.validUntil.equals(seen)
                && draft.validUntil.equals(quote.expectedValidUntil()));
    if (!sameDate) {
      return Verb.no(Refusal.VALID_UNTIL_MOVED);
    }
    if (draft.moment.reached(quote.expiresAt())) {
      return Verb.no(Refusal.QUOTE_EXPIRED);
    }
    if (aboveCap(draft, quote)) {
      return Verb.no(Refusal.CAP_EXCEEDED);
    }
    return Verb.done();
  }

  private static Optional<Refusal> whyPayingIsRefused(
      Draft draft, PaymentMethod method, Instant notAfter) {
    if (draft.moment.real().isAfter(notAfter)) {
      return Verb.no(Refusal.TOO_LATE);
    }
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    if (draft.before.ordersAreHeld()) {
      return Verb.no(Refusal.ON_HOLD);
    }
    if (draft.inFlight().isPresent()) {
      return Verb.no(Refusal.ORDER_IN_FLIGHT);
    }
    Instant reclaimAt = draft.moment.schedule().reclaimAt();
    boolean timeIsUp =
        draft.status == LeaseStatus.SUSPENDED
            && reclaimAt != null
            && draft.moment.reached(reclaimAt);
    if (timeIsUp && !method.answersAtOnce()) {
      return Verb.no(Refusal.METHOD_TOO_SLOW);
    }
    return Verb.done();
  }

  private static boolean aboveCap(Draft draft, Quote quote) {
    LocalDate end = dates(draft, quote).end().date();
    return RenewalDates.aboveCap(end, quote.plan(), draft.today());
  }

  /** What the quote gives now: never less than it promised. */
  private static RenewalDates dates(Draft draft, Quote quote) {
    LocalDate paid = draft.validUntil == null ? draft.today() : draft.validUntil;
    AnchoredDate present = new AnchoredDate(paid, draft.anchorDay);
    return RenewalDates.of(quote.band(), present, quote.plan(), quote.terms(), draft.today())
        .notBefore(quote.newValidUntil());
  }

  /** A charge by consent: never after a confirmed cancellation, never above what was allowed. */
  static Optional<Refusal> autoRenew(Draft draft, Stimulus.Submit submit) {
    Consent consent = draft.consent;
    if (consent == null || !consent.chargeable()) {
      return Verb.no(Refusal.NO_CONSENT);
    }
    if (draft.before.isHeld(HoldReason.DISPUTE)) {
      return Verb.no(Refusal.ON_HOLD);
    }
    boolean sameCurrency = consent.ceiling().currency().equals(submit.quote().total().currency());
    if (!sameCurrency || submit.quote().total().compareTo(consent.ceiling()) > 0) {
      return Verb.no(Refusal.ABOVE_CEILING);
    }
    Optional<Integer> due = autoRenewOffset(draft);
    if (due.isEmpty()) {
      return Verb.no(Refusal.NOT_DUE);
    }
    Optional<Refusal> refused = submit(draft, submit);
    if (refused.isEmpty()) {
      draft.autoRenewDays = due.get();
    }
    return refused;
  }

  /** The newest offset that is due for the present date and was not tried. */
  private static Optional<Integer> autoRenewOffset(Draft draft) {
    LocalDate validUntil = draft.validUntil;
    if (validUntil == null) {
      return Optional.empty();
    }
    Integer tried = draft.autoRenewDays;
    return draft.plan.policy().autoRenewDays().stream()
        .filter(d -> tried == null || d < tried)
        .filter(d -> !draft.today().isBefore(validUntil.minusDays(d)))
        .min(Integer::compare);
  }

  static Optional<Refusal> retry(Draft draft, Stimulus.Retry retry) {
    Order order = draft.order(retry.orderId()).orElse(null);
    if (order == null) {
      return Verb.no(Refusal.ORDER_UNKNOWN);
    }
    Optional<Refusal> refused = whyPayingIsRefused(draft, retry.method(), retry.notAfter());
    if (refused.isPresent()) {
      return refused;
    }
    if (order.state() != OrderState.DECLINED || draft.moment.reached(order.payBy())) {
      return Verb.no(Refusal.ORDER_NOT_RETRYABLE);
    }
    if (draft.status != LeaseStatus.RESERVED
        && !java.util.Objects.equals(draft.validUntil, order.quote().expectedValidUntil())) {
      return Verb.no(Refusal.VALID_UNTIL_MOVED);
    }
    Order again =
        new Order(
            order.orderId(),
            order.requestId(),
            order.quote(),
            OrderState.SUBMITTED,
            order.attempt() + 1,
            retry.paymentId(),
            retry.method(),
            retry.methodRef(),
            order.submittedAt(),
            draft.now(),
            draft.moment.real(),
            order.payBy(),
            0,
            false);
    draft.put(again);
    draft.audit(draft.status, draft.status, draft.now(), order.orderId());
    return Verb.done();
  }

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
    Money captured = outcome.captured();
    boolean resting = isRestingPaid(draft, order);
    boolean fresh =
        switch (order.state()) {
          case SUBMITTED, PENDING, UNKNOWN, DECLINED, CLOSED, UNRESOLVED -> true;
          case PAID, APPLIED, REFUND_DUE, REFUNDED, REFUND_MANUAL -> false;
        };
    if (captured == null || (!fresh && !resting)) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    if (fresh) {
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

  /** Captured, but the run that knew it ended before it was applied: the commit was lost. */
  private static boolean isRestingPaid(Draft draft, Order order) {
    return order.state() == OrderState.PAID
        && draft.status != LeaseStatus.RECLAIMING
        && draft.before.order(order.orderId()).isPresent();
  }

  /** Turns captured money into a term, or gives it back when it can no longer become one. */
  static void applyOrRefund(Draft draft, Order order) {
    boolean appliable =
        draft.status.isLive()
            && !draft.cancellation.isConfirmed()
            && !aboveCap(draft, order.quote());
    if (appliable) {
      apply(draft, order);
    } else {
      MoneyRules.refundCaptured(draft, order);
    }
  }

  private static void apply(Draft draft, Order order) {
    LeaseStatus from = draft.status;
    LocalDate before = draft.validUntil;
    RenewalDates dates = dates(draft, order.quote());
    draft.plan = order.quote().plan();
    draft.nextPlan = null;
    draft.terms.addAll(dates.terms(order));
    StatusRules.renewDate(draft, dates.end());
    draft.status = LeaseStatus.ACTIVE;
    LocalDate until = dates.end().date();
    draft.put(order.in(OrderState.APPLIED), null, until);
    for (Order other : List.copyOf(draft.orders)) {
      if (other.state() == OrderState.DECLINED) {
        draft.put(other.in(OrderState.CLOSED));
      }
    }
    Entry.DaysCause cause =
        from == LeaseStatus.RESERVED ? Entry.DaysCause.START : Entry.DaysCause.RENEWAL;
    draft.entries.add(new Entry.Days(cause, order.orderId(), before, until));
    draft.post(
        Entry.Account.REVENUE,
        Entry.Account.CLEARING,
        order.orderId(),
        order.paymentId(),
        order.quote().total());
    if (from == LeaseStatus.RESERVED) {
      draft.entries.add(new Entry.NumberMoved(Entry.NumberFate.LEASED));
    }
    draft.tell(NoticeKind.RECEIPT, order.orderId(), order.orderId());
    draft.audit(from, LeaseStatus.ACTIVE, draft.now(), order.orderId());
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
    boolean customerWaits = order.state() == OrderState.SUBMITTED;
    if (!customerWaits && draft.status.isLive() && reason != DeclineReason.NOT_RECEIVED) {
      draft.tell(NoticeKind.PAYMENT_DECLINED, order.paymentId(), order.orderId());
    }
    return Verb.done();
  }

  private static Optional<Refusal> closed(Draft draft, Order order) {
    if (!order.state().isInFlight() || order.state() == OrderState.PAID) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    draft.put(order.in(OrderState.CLOSED), DeclineReason.ABANDONED, null);
    return Verb.done();
  }

  private static Optional<Refusal> pending(Draft draft, Order order, Stimulus.Outcome outcome) {
    if (order.state() == OrderState.PENDING) {
      draft.put(lookedUp(order));
      return Verb.done();
    }
    if (order.state() != OrderState.SUBMITTED && order.state() != OrderState.UNKNOWN) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    Instant limit = outcome.payBy() == null ? order.payBy() : outcome.payBy();
    draft.put(until(order.in(OrderState.PENDING), LossRules.earlier(order.payBy(), limit)));
    return Verb.done();
  }

  private static Optional<Refusal> unknown(Draft draft, Order order) {
    return switch (order.state()) {
      case SUBMITTED -> {
        draft.put(order.in(OrderState.UNKNOWN));
        yield Verb.done();
      }
      case PENDING -> {
        draft.put(order.closing() ? order.in(OrderState.UNKNOWN) : lookedUp(order));
        yield Verb.done();
      }
      case UNKNOWN -> {
        draft.put(lookedUp(order));
        yield Verb.done();
      }
      case PAID, APPLIED, DECLINED, CLOSED, UNRESOLVED, REFUND_DUE, REFUNDED, REFUND_MANUAL ->
          Verb.no(Refusal.NOTHING_CHANGED);
    };
  }

  /** An order's time is over: a declined one is given up, an open checkout is to be closed. */
  static Optional<Refusal> payByReached(Draft draft, Stimulus.Due due) {
    Order order = draft.order(due.subject()).orElse(null);
    if (order == null || !draft.moment.reached(order.payBy())) {
      return Verb.no(Refusal.NOT_DUE);
    }
    if (order.state() == OrderState.DECLINED) {
      draft.put(order.in(OrderState.CLOSED));
    } else if (order.state() == OrderState.PENDING && !order.closing()) {
      draft.put(closing(order));
    } else {
      return Verb.no(Refusal.NOT_DUE);
    }
    draft.audit(draft.status, draft.status, due.dueAt(), order.orderId());
    return Verb.done();
  }

  /** Unknown for too long: a person finds out, and the order no longer holds anything back. */
  static Optional<Refusal> unknownTooLong(Draft draft, Stimulus.Due due) {
    Order order = draft.order(due.subject()).orElse(null);
    if (order == null
        || (order.state() != OrderState.UNKNOWN && order.state() != OrderState.SUBMITTED)
        || !draft.moment.reached(unresolvedAt(order))) {
      return Verb.no(Refusal.NOT_DUE);
    }
    draft.put(order.in(OrderState.UNRESOLVED));
    draft.ask(Task.Kind.PAYMENT_UNRESOLVED, order.orderId(), null);
    draft.audit(draft.status, draft.status, due.dueAt(), order.orderId());
    return Verb.done();
  }

  /** When an unanswered attempt is given to a person. */
  static Instant unresolvedAt(Order order) {
    int days = order.quote().plan().policy().unknownDays();
    return order.attemptAt().plus(Duration.ofDays(days));
  }

  /** The holder leaves: a declined first order ends the reservation, an open checkout is closed. */
  static Optional<Refusal> abandoned(Draft draft, Stimulus.Abandon abandon) {
    Order order = draft.order(abandon.orderId()).orElse(null);
    if (order == null) {
      return Verb.no(Refusal.ORDER_UNKNOWN);
    }
    if (order.state() == OrderState.PENDING) {
      draft.put(closing(order));
      draft.audit(draft.status, draft.status, draft.now(), order.orderId());
      return Verb.done();
    }
    if (draft.inFlight().isPresent()) {
      return Verb.no(Refusal.ORDER_IN_FLIGHT);
    }
    lapse(draft, draft.now());
    return Verb.done();
  }

  /** The reservation is over: nothing in flight ends it; an unknown payment keeps it a while. */
  static Optional<Refusal> reservationEnded(Draft draft, Stimulus.Due due) {
    Instant end = reservationEnd(draft.before);
    if (!draft.moment.reached(end)) {
      return Verb.no(Refusal.NOT_DUE);
    }
    Optional<Order> open = draft.inFlight();
    if (open.isEmpty() || draft.moment.reached(longestReservation(draft.before))) {
      lapse(draft, due.dueAt());
      return Verb.done();
    }
    if (open.get().state() == OrderState.PENDING && !open.get().closing()) {
      draft.put(closing(open.get()));
      draft.audit(draft.status, draft.status, due.dueAt(), open.get().orderId());
      return Verb.done();
    }
    return Verb.no(Refusal.ORDER_IN_FLIGHT);
  }

  /** Until when an uncertain payment keeps a reservation. */
  static Instant longestReservation(Lease lease) {
    return reservationEnd(lease).plus(Duration.ofHours(lease.policy().paymentHoldHours()));
  }

  private static void lapse(Draft draft, Instant dueAt) {
    draft.lossCause = LossCause.RESERVATION_LAPSED;
    LossRules.end(draft, Entry.NumberFate.AVAILABLE);
    draft.audit(LeaseStatus.RESERVED, LeaseStatus.ENDED, dueAt, null);
  }

  /** The order with its checkout to be closed at the provider. */
  static Order closing(Order order) {
    return with(order, order.payBy(), 0, true);
  }

  private static Order lookedUp(Order order) {
    return with(order, order.payBy(), order.lookUps() + 1, order.closing());
  }

  private static Order until(Order order, Instant payBy) {
    return with(order, payBy, order.lookUps(), order.closing());
  }

  private static Order with(Order order, Instant payBy, int lookUps, boolean closing) {
    return new Order(
        order.orderId(),
        order.requestId(),
        order.quote(),
        order.state(),
        order.attempt(),
        order.paymentId(),
        order.method(),
        order.methodRef(),
        order.submittedAt(),
        order.attemptAt(),
        order.attemptRealAt(),
        payBy,
        lookUps,
        closing);
  }
}

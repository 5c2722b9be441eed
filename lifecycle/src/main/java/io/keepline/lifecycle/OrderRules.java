package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import java.util.Optional;

/** How an order comes to be: submitted, or paid another way after a decline. */
final class OrderRules {

  private OrderRules() {}

  static Optional<Refusal> submit(Draft draft, Stimulus.Submit submit) {
    Optional<Refusal> refused = whySubmitIsRefused(draft, submit);
    if (refused.isPresent()) {
      return refused;
    }
    if (submit.quote().kind() != OrderKind.AUTO_RENEW) {
      CancellationRules.forgetRequest(draft);
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
        ? ReservationRules.end(draft.before)
        : draft.now().plus(Duration.ofHours(draft.plan.policy().paymentHoldHours()));
  }

  private static Optional<Refusal> whySubmitIsRefused(Draft draft, Stimulus.Submit submit) {
    Quote quote = submit.quote();
    Optional<Refusal> common = whyPayingIsRefused(draft, submit.method(), submit.notAfter());
    if (common.isPresent()) {
      return common;
    }
    return whyQuoteIsRefused(draft, quote, submit.expectedValidUntil());
  }

  static Optional<Refusal> whyQuoteIsRefused(
      Draft draft, Quote quote, @org.jspecify.annotations.Nullable LocalDate seen) {
    boolean start = draft.status == LeaseStatus.RESERVED;
    if (start != (quote.kind() == OrderKind.START) || quote.kind() == OrderKind.TOP_UP) {
      return Verb.no(Refusal.QUOTE_DOES_NOT_FIT);
    }
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
    if (quote.kind() == OrderKind.CHANGE) {
      return ChangeRules.whyRefused(draft.before, quote, draft.today());
    }
    if (aboveCap(draft, quote)) {
      return Verb.no(Refusal.CAP_EXCEEDED);
    }
    return Verb.done();
  }

  static Optional<Refusal> whyPayingIsRefused(Draft draft, PaymentMethod method, Instant notAfter) {
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
    if (timeIsUp(draft) && !method.answersAtOnce()) {
      return Verb.no(Refusal.METHOD_TOO_SLOW);
    }
    return Verb.done();
  }

  /** Whether the nominal reclaim instant has come, and something else still holds the loss back. */
  private static boolean timeIsUp(Draft draft) {
    Instant reclaimAt = draft.moment.schedule().reclaimAt();
    return draft.status == LeaseStatus.SUSPENDED
        && reclaimAt != null
        && draft.moment.reached(reclaimAt);
  }

  /** Whether an order came too late to be waited for: it is not held open for its customer. */
  static boolean cameTooLate(Draft draft, Order order) {
    Instant reclaimAt = draft.moment.schedule().reclaimAt();
    return timeIsUp(draft) && reclaimAt != null && !order.submittedAt().isBefore(reclaimAt);
  }

  /** Whether paid money can still become what its quote offered. */
  static boolean isAppliable(Draft draft, Quote quote) {
    boolean open = draft.status.isLive() && !draft.cancellation.isConfirmed();
    return quote.kind() == OrderKind.CHANGE
        ? open && ChangeRules.whyRefused(draft.freeze(), quote, draft.today()).isEmpty()
        : open && !aboveCap(draft, quote);
  }

  static boolean aboveCap(Draft draft, Quote quote) {
    LocalDate end = dates(draft, quote).end().date();
    return RenewalDates.aboveCap(end, quote.plan(), draft.today());
  }

  /** What the quote gives now: never less than it promised. */
  static RenewalDates dates(Draft draft, Quote quote) {
    LocalDate paid = draft.validUntil == null ? draft.today() : draft.validUntil;
    AnchoredDate present = new AnchoredDate(paid, draft.anchorDay);
    return RenewalDates.of(quote.band(), present, quote.plan(), quote.terms(), draft.today())
        .notBefore(quote.newValidUntil());
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
    if (order.state() != OrderState.DECLINED
        || draft.moment.reached(order.payBy())
        || retry.paymentId().equals(order.paymentId())) {
      return Verb.no(Refusal.ORDER_NOT_RETRYABLE);
    }
    if (draft.status != LeaseStatus.RESERVED
        && !Objects.equals(draft.validUntil, order.quote().expectedValidUntil())) {
      return Verb.no(Refusal.VALID_UNTIL_MOVED);
    }
    CancellationRules.forgetRequest(draft);
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
}

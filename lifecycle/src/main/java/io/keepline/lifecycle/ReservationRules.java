package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** A chosen number waits for its first payment, and for no longer than it said. */
final class ReservationRules {

  private ReservationRules() {}

  /** Until when a reserved number waits for its first payment. */
  static Instant end(Lease lease) {
    return lease.reservedAt().plus(Duration.ofMinutes(lease.policy().reservationMinutes()));
  }

  /** Until when an uncertain payment keeps a reservation. */
  static Instant longest(Lease lease) {
    return end(lease).plus(Duration.ofHours(lease.policy().paymentHoldHours()));
  }

  /** When the reservation is looked at next: an uncertain payment, or one being closed, waits. */
  static Instant nextEnd(Lease lease) {
    boolean waits =
        lease.inFlight().map(o -> o.state() != OrderState.PENDING || o.closing()).orElse(false);
    return waits ? longest(lease) : end(lease);
  }

  /** The holder leaves: a declined first order ends the reservation, an open checkout is closed. */
  static Optional<Refusal> abandoned(Draft draft, Stimulus.Abandon abandon) {
    Order order = draft.order(abandon.orderId()).orElse(null);
    if (order == null) {
      return Verb.no(Refusal.ORDER_UNKNOWN);
    }
    if (order.state() == OrderState.PENDING && !order.closing()) {
      draft.put(UncertainOrders.closing(order));
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
  static Optional<Refusal> ended(Draft draft, Stimulus.Due due) {
    if (!draft.moment.reached(end(draft.before))) {
      return Verb.no(Refusal.NOT_DUE);
    }
    Optional<Order> open = draft.inFlight();
    if (open.isEmpty() || draft.moment.reached(longest(draft.before))) {
      lapse(draft, due.dueAt());
      return Verb.done();
    }
    if (open.get().state() == OrderState.PENDING && !open.get().closing()) {
      draft.put(UncertainOrders.closing(open.get()));
      draft.audit(draft.status, draft.status, due.dueAt(), open.get().orderId());
      return Verb.done();
    }
    return Verb.no(Refusal.ORDER_IN_FLIGHT);
  }

  private static void lapse(Draft draft, Instant dueAt) {
    draft.lossCause = LossCause.RESERVATION_LAPSED;
    LossRules.end(draft, Entry.NumberFate.AVAILABLE);
    draft.audit(LeaseStatus.RESERVED, LeaseStatus.ENDED, dueAt, null);
  }
}

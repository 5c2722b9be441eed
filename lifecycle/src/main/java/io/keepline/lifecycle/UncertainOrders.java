package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Orders nobody has answered definitely: when they are looked up, closed at the provider, or given
 * to a person.
 */
final class UncertainOrders {

  private static final List<Duration> UNKNOWN_LOOK_UPS =
      List.of(
          Duration.ofSeconds(15),
          Duration.ofSeconds(30),
          Duration.ofMinutes(1),
          Duration.ofMinutes(2),
          Duration.ofMinutes(5),
          Duration.ofMinutes(15),
          Duration.ofMinutes(30));

  private static final List<Duration> PENDING_LOOK_UPS =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(3),
          Duration.ofMinutes(10),
          Duration.ofMinutes(30));

  private UncertainOrders() {}

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
    if (order == null || !mayStayUnresolved(order) || !draft.moment.reached(unresolvedAt(order))) {
      return Verb.no(Refusal.NOT_DUE);
    }
    draft.put(order.in(OrderState.UNRESOLVED));
    draft.ask(Task.Kind.PAYMENT_UNRESOLVED, order.orderId(), null);
    draft.audit(draft.status, draft.status, due.dueAt(), order.orderId());
    return Verb.done();
  }

  /** A checkout that the provider will not close is as uncertain as a charge without an answer. */
  static boolean mayStayUnresolved(Order order) {
    return order.state() == OrderState.UNKNOWN
        || order.state() == OrderState.SUBMITTED
        || (order.state() == OrderState.PENDING && order.closing());
  }

  /** When an unanswered attempt is given to a person. */
  static Instant unresolvedAt(Order order) {
    int days = order.quote().plan().policy().unknownDays();
    return order.attemptAt().plus(Duration.ofDays(days));
  }

  /** When the order is looked up next. */
  static Instant lookUpAt(Order order) {
    return lookUpAt(order, order.lookUps());
  }

  /**
   * When its checkout is closed next: at once, then as often as an unknown payment is looked up.
   */
  static Instant closeAt(Order order) {
    return order.lookUps() == 0 ? order.attemptAt() : lookUpAt(order, order.lookUps());
  }

  /**
   * Anchored to the attempt, never to the last look-up: a late look-up shifts no later one. After
   * the series, hourly.
   */
  private static Instant lookUpAt(Order order, int done) {
    List<Duration> series = series(order);
    if (done < series.size()) {
      return order.attemptAt().plus(series.get(done));
    }
    Duration last = series.get(series.size() - 1);
    return order.attemptAt().plus(last).plus(Duration.ofHours(done - series.size() + 1L));
  }

  private static List<Duration> series(Order order) {
    boolean waitsForCustomer = order.state() == OrderState.PENDING && !order.closing();
    return waitsForCustomer ? PENDING_LOOK_UPS : UNKNOWN_LOOK_UPS;
  }

  /** The order with its checkout to be closed at the provider. */
  static Order closing(Order order) {
    return with(order, order.payBy(), 0, true);
  }

  /** One look-up later. Instants of the series that have passed meanwhile are not made up for. */
  static Order lookedUp(Order order, Instant now) {
    int done = order.lookUps() + 1;
    while (!lookUpAt(order, done).isAfter(now)) {
      done++;
    }
    return with(order, order.payBy(), done, order.closing());
  }

  static Order until(Order order, Instant payBy) {
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

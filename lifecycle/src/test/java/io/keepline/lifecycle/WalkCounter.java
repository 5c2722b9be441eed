package io.keepline.lifecycle;

import java.util.HashMap;
import java.util.Map;

/** A clerk of a walk: takes cash, and now and then takes an entry back. */
final class WalkCounter {
  private final WalkWorld world;
  private final Map<String, Stimulus.CounterReverse> entries = new HashMap<>();

  WalkCounter(WalkWorld world) {
    this.world = world;
  }

  Stimulus pay(Stimulus wish, Lease lease) {
    Stimulus.Submit submit = (Stimulus.Submit) wish;
    Order waiting = lease.status() == LeaseStatus.RESERVED ? lease.inFlight().orElse(null) : null;
    Stimulus.CounterPay pay =
        new Stimulus.CounterPay(
            world.staff(),
            waiting == null ? submit.orderId() : waiting.orderId(),
            waiting == null ? submit.quote() : waiting.quote(),
            world.chance(50) ? PaymentMethod.CASH : PaymentMethod.TERMINAL_CARD,
            waiting == null ? submit.paymentId() : waiting.paymentId(),
            submit.expectedValidUntil(),
            submit.notAfter(),
            Sample.till());
    entries.put(
        pay.orderId(),
        new Stimulus.CounterReverse(
            pay.by(),
            pay.orderId(),
            pay.paymentId(),
            pay.quote(),
            Stimulus.CounterReverse.Before.of(lease)));
    return pay;
  }

  boolean canReverse(Lease lease) {
    return lease.terms().stream().anyMatch(t -> entries.containsKey(t.orderId()));
  }

  /** The newest entry whose term stands, or one that nobody ever made. */
  Stimulus reverse(Lease lease) {
    String orderId =
        lease.terms().stream()
            .map(Term::orderId)
            .filter(entries::containsKey)
            .reduce((first, last) -> last)
            .orElse("");
    Stimulus.CounterReverse known = entries.get(orderId);
    if (known == null) {
      Quote none = Sample.startQuote(world.id("quo"), lease.plan(), 1, java.time.LocalDate.EPOCH);
      return new Stimulus.CounterReverse(
          world.staff(), "ord_x", "pay_x", none, Stimulus.CounterReverse.Before.of(lease));
    }
    return new Stimulus.CounterReverse(
        world.staff(), known.orderId(), known.paymentId(), known.quote(), known.before());
  }
}

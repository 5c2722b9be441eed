package io.keepline.local.bench;

import io.keepline.local.CannotRun;
import io.keepline.local.split.LoadBrand;
import io.keepline.local.split.SplitStack;
import io.keepline.local.split.Subscriber;
import io.keepline.local.split.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A month's end: the charges of many numbers with a consent are due at the same instant, by
 * themselves. The sandbox clock of each is moved so that its instant is one in real time.
 */
final class MonthEnd {
  private static final int AT_ONCE = 8;
  private static final Duration LONG = Duration.ofMinutes(3);
  private static final Duration A_MOVE = Duration.ofMillis(100);
  private static final Duration AT_LEAST = Duration.ofSeconds(10);

  private final SplitStack stack;
  private final Subscriber subscriber;
  private final List<String> leases = new ArrayList<>();
  private int round;

  MonthEnd(SplitStack stack, Subscriber subscriber) {
    this.stack = stack;
    this.subscriber = subscriber;
  }

  /**
   * Starts numbers, each with a consent to charge a saved card.
   *
   * @throws CannotRun if one of them is refused
   */
  void prepare(int numbers) {
    AtomicInteger left = new AtomicInteger(numbers);
    Samples ready =
        Clients.run(
            AT_ONCE,
            LONG,
            () -> {
              int mine = left.decrementAndGet();
              if (mine < 0) {
                return Clients.Outcome.NONE;
              }
              String lease = subscriber.start(LoadBrand.MONTH, "monthly-" + mine);
              subscriber.consent(lease, "saved-" + mine);
              synchronized (leases) {
                leases.add(lease);
              }
              return Clients.Outcome.GOOD;
            });
    if (ready.calls() < numbers) {
      throw new CannotRun("Only %d of %d numbers were ready.".formatted(ready.calls(), numbers));
    }
  }

  /** One round, with time enough to move all clocks before their instant. */
  Samples renewAll() {
    return renewAllAt(Instant.now().plus(A_MOVE.multipliedBy(leases.size())).plus(AT_LEAST));
  }

  /** The same with bare timers, which need no clocks. */
  static Samples bare(BareWorkflows bare, int count) {
    return bare.renewAllAt(count, Instant.now().plus(AT_LEAST));
  }

  /**
   * Lets all charges fall due at an instant, and waits for every renewal.
   *
   * @return how long each took from the instant until its term was in the record; what did not come
   *     in time has failed
   */
  private Samples renewAllAt(Instant moment) {
    round++;
    for (String lease : leases) {
      align(lease, moment);
    }
    if (Instant.now().isAfter(moment)) {
      throw new CannotRun("The clocks were not moved in time; fewer numbers are needed.");
    }
    Waiting.until(
        () -> applied(moment).size() >= leases.size(),
        Duration.between(Instant.now(), moment).plus(LONG));
    List<Long> nanos = applied(moment);
    long last = nanos.stream().mapToLong(Long::longValue).max().orElse(0);
    return new Samples(
        nanos.stream().mapToLong(Long::longValue).toArray(),
        leases.size() - nanos.size(),
        last / 1e9);
  }

  private void align(String lease, Instant moment) {
    LocalDate due = LocalDate.parse(subscriber.lease(lease).text("/nextCharge/date"));
    Instant charge = due.atStartOfDay(ZoneOffset.UTC).toInstant();
    Instant to = charge.minus(Duration.between(Instant.now(), moment));
    new SandboxClock(stack.client()).jump(lease, "month-" + round, to);
  }

  /** Of the renewals by consent that were applied since an instant: how long after it. */
  private List<Long> applied(Instant moment) {
    return stack
        .database()
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery(
                        """
                        select state_since from orders
                        where kind = 'AUTO_RENEW' and state = 'APPLIED' and state_since >= :moment
                        """)
                    .bind("moment", moment)
                    .mapTo(Instant.class)
                    .list())
        .stream()
        .map(at -> Duration.between(moment, at).toNanos())
        .toList();
  }
}

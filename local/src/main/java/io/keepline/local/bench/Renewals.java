package io.keepline.local.bench;

import io.keepline.local.split.ApiClient;
import io.keepline.local.split.LoadBrand;
import io.keepline.local.split.Subscriber;
import io.keepline.local.split.Waiting;
import io.keepline.store.Database;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;

/** Renewals by card over HTTP. Prices are asked for before a round; a round is the renewals. */
final class Renewals {
  private static final String CARD = "tok_visa";
  private static final Duration LONG = Duration.ofMinutes(2);
  private static final Duration QUIET_WITHIN = Duration.ofSeconds(30);

  private final Subscriber subscriber;
  private final Database database;
  private final AtomicInteger keys = new AtomicInteger();
  private final Queue<String> without = new ConcurrentLinkedQueue<>();
  private final Queue<Offered> offered = new ConcurrentLinkedQueue<>();
  private final List<String> leases = new ArrayList<>();

  Renewals(Subscriber subscriber, Database database) {
    this.subscriber = subscriber;
    this.database = database;
  }

  private record Offered(String leaseId, Subscriber.Offer offer) {}

  /** Starts leases, several at once. */
  Samples start(int count, int clients) {
    AtomicInteger left = new AtomicInteger(count);
    Samples samples =
        Clients.run(
            clients,
            LONG,
            () -> {
              int mine = left.decrementAndGet();
              if (mine < 0) {
                return Clients.Outcome.NONE;
              }
              without.add(subscriber.start(LoadBrand.WEEK, "lease-" + mine));
              return Clients.Outcome.GOOD;
            });
    leases.addAll(without);
    return samples;
  }

  /** Asks a price for each lease that has none. */
  Samples offer(int clients) {
    return Clients.run(
        clients,
        LONG,
        () -> {
          String lease = without.poll();
          if (lease == null) {
            return Clients.Outcome.NONE;
          }
          offered.add(new Offered(lease, subscriber.offer(lease, key("offer"))));
          return Clients.Outcome.GOOD;
        });
  }

  /** Fills each holder's wallet. */
  Samples fill(int clients) {
    Queue<String> empty = new ConcurrentLinkedQueue<>(leases);
    return Clients.run(
        clients,
        LONG,
        () -> {
          String lease = empty.poll();
          if (lease == null) {
            return Clients.Outcome.NONE;
          }
          subscriber.topUp(lease, key("fill"));
          return Clients.Outcome.GOOD;
        });
  }

  /** Renews one lease by card, waited for until the order is applied. */
  Clients.Outcome renew() {
    return renew("renew", (mine, key) -> subscriber.renew(mine.leaseId(), mine.offer(), CARD, key));
  }

  /** The same from the balance. */
  Clients.Outcome renewFromBalance() {
    return renew(
        "balance", (mine, key) -> subscriber.renewFromBalance(mine.leaseId(), mine.offer(), key));
  }

  private Clients.Outcome renew(String what, BiFunction<Offered, String, ApiClient.Answer> pay) {
    Offered mine = offered.poll();
    if (mine == null) {
      return Clients.Outcome.NONE;
    }
    String key = key(what);
    try {
      String state = subscriber.settle(() -> pay.apply(mine, key));
      return state.equals("applied") ? Clients.Outcome.GOOD : Clients.Outcome.BAD;
    } catch (UncheckedIOException noAnswer) {
      return Clients.Outcome.BAD;
    } finally {
      without.add(mine.leaseId());
    }
  }

  /** Waits until the receipts have left, so that the next round is not slowed by this one. */
  boolean quiet() {
    return Waiting.until(() -> unsent() == 0, QUIET_WITHIN);
  }

  private int unsent() {
    return database
        .jdbi()
        .withHandle(
            handle ->
                handle
                    .createQuery("select count(*) from notices where state in ('DUE', 'SENDING')")
                    .mapTo(Integer.class)
                    .one());
  }

  /** The leases. */
  List<String> leases() {
    return List.copyOf(leases);
  }

  private String key(String what) {
    return what + "-" + keys.incrementAndGet();
  }
}

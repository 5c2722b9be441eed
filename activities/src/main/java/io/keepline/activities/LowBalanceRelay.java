package io.keepline.activities;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.Database;
import io.keepline.store.LowBalances;
import io.keepline.store.Notices;
import io.keepline.store.brand.Brand;
import io.keepline.store.brand.BrandCatalog;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells holders that their balance runs low: once for each fall below the brand's threshold, by a
 * number of theirs that lives. It asks the record who fell, so a crash forgets nobody, and several
 * workers tell each fall once.
 */
public final class LowBalanceRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LowBalanceRelay.class);
  private static final Duration LOOK = Duration.ofSeconds(3);
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int BATCH = 50;

  private final LowBalances balances;
  private final Notices notices;
  private final BrandCatalog catalog;
  private final LeaseReader leases;
  private final WorldActivitiesImpl world;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private final Map<String, Instant> waiting = new HashMap<>();
  private Instant everythingAt = Instant.EPOCH;

  private LowBalanceRelay(
      Database database, Brands brands, WorldActivitiesImpl world, InstantSource clock) {
    this.balances = new LowBalances(database);
    this.notices = new Notices(database);
    this.catalog = new BrandCatalog(database);
    this.leases = new LeaseReader(database, brands, clock);
    this.world = world;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "keepline-low-balances");
              made.setDaemon(true);
              return made;
            });
  }

  /** A relay that looks only when {@link #pass} is called. */
  public static LowBalanceRelay idle(
      Database database, Brands brands, WorldActivitiesImpl world, InstantSource clock) {
    return new LowBalanceRelay(database, brands, world, clock);
  }

  /** Begins to look every few seconds. */
  public static LowBalanceRelay start(
      Database database, Brands brands, WorldActivitiesImpl world, InstantSource clock) {
    LowBalanceRelay relay = idle(database, brands, world, clock);
    var unused =
        relay.thread.scheduleWithFixedDelay(
            relay::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return relay;
  }

  /** A look that fails must not end the ones after it. */
  private void look() {
    try {
      pass();
    } catch (RuntimeException recordAway) {
      LOG.warn("low balances wait: cause={}", recordAway.getClass().getSimpleName());
    }
  }

  /** Tells whom nobody has told; usually about the last hour, at times about everything. */
  public void pass() {
    Instant now = clock.instant();
    boolean everything = !now.isBefore(everythingAt.plus(USUAL));
    Instant since = everything ? Instant.EPOCH : now.minus(USUAL.multipliedBy(2));
    for (Brand brand : catalog.brands()) {
      for (Money threshold : brand.lowBalance().values()) {
        balances.untold(brand.brandId(), threshold, since, BATCH).forEach(this::tell);
      }
    }
    if (everything) {
      everythingAt = now;
    }
  }

  /** A holder without a living number has nothing that the balance could keep. */
  private void tell(LowBalances.Low low) {
    String key = low.balance().currency() + "/" + low.timesTold();
    String leaseId = low.leaseId();
    Instant until = waiting.get(low.holderId() + key);
    if (until != null && clock.instant().isBefore(until)) {
      return;
    }
    if (leaseId != null && isToBeTriedAgain(leaseId, key, low.balance().currency())) {
      waiting.put(low.holderId() + key, clock.instant().plus(AGAIN));
      return;
    }
    waiting.remove(low.holderId() + key);
    balances.told(low);
  }

  private boolean isToBeTriedAgain(String leaseId, String key, String currency) {
    LeaseReader.Standing standing = leases.read(leaseId).orElse(null);
    if (standing == null) {
      return false;
    }
    notices.intend(
        NoticeRows.due(
            leaseId, NoticeKind.LOW_BALANCE, key, currency, clock.instant(), standing.now()));
    String noticeId = NoticeRows.id(leaseId, NoticeKind.LOW_BALANCE, key);
    return world.deliver(leaseId, noticeId) == Stimulus.NoticeResult.LATER;
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

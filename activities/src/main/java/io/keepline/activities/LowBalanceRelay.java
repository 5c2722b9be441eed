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

/**
 * Tells holders that their balance runs low: once for each fall below the brand's threshold, by a
 * number of theirs that lives. It asks the record who fell, so a crash forgets nobody, and several
 * workers tell each fall once.
 */
public final class LowBalanceRelay {
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int BATCH = 50;

  private final LowBalances balances;
  private final Notices notices;
  private final BrandCatalog catalog;
  private final LeaseReader leases;
  private final WorldActivitiesImpl world;
  private final InstantSource clock;
  private final Map<String, Instant> waiting = new HashMap<>();
  private Instant everythingAt = Instant.EPOCH;

  /** A relay that looks when it is told to. */
  public LowBalanceRelay(
      Database database, Brands brands, WorldActivitiesImpl world, InstantSource clock) {
    this.balances = new LowBalances(database);
    this.notices = new Notices(database);
    this.catalog = new BrandCatalog(database);
    this.leases = new LeaseReader(database, brands, clock);
    this.world = world;
    this.clock = clock;
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
}

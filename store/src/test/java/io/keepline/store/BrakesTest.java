package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.AdoptAnswer.Adopted;
import io.keepline.store.CommitAnswer.Braked;
import io.keepline.store.CommitAnswer.Committed;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrakesTest {
  private static final Instant NOW = LeaseFixture.NOW;
  private static final Duration NOTICE = Duration.ofDays(3);
  private LeaseFixture fixture;
  private Brakes brakes;

  @BeforeEach
  void open() {
    fixture = new LeaseFixture(TestDatabase.create());
    brakes = new Brakes(fixture.database);
  }

  @AfterEach
  void close() {
    fixture.database.close();
  }

  @Test
  void withoutABrakeTheLossIsWritten() {
    Adopted run = fixture.reserved("lea_free", 1);
    assertThat(lose(run, NOW)).isEqualTo(new Committed(2));
  }

  @Test
  void whileTheBrakeIsOnALossIsBrakedAndOtherDecisionsAreNot() {
    Adopted run = fixture.reserved("lea_on", 1);
    set(true, NOW);
    assertThat(lose(run, NOW.plusSeconds(1))).isEqualTo(new Braked(null));
    assertThat(fixture.leases.commit(LeaseFixture.commit(run, "other").build()))
        .isEqualTo(new Committed(2));
  }

  @Test
  void afterTheBrakeWasLiftedALossWaitsTheNoticePeriod() {
    Adopted run = fixture.reserved("lea_lifted", 1);
    set(true, NOW);
    set(false, NOW.plusSeconds(60));
    Instant until = NOW.plusSeconds(60).plus(NOTICE);
    assertThat(lose(run, until.minusSeconds(1))).isEqualTo(new Braked(until));
    assertThat(lose(run, until)).isEqualTo(new Committed(2));
  }

  @Test
  void switchingAnIdleBrakeOffIsNoLift() {
    Adopted run = fixture.reserved("lea_idle", 1);
    set(false, NOW);
    assertThat(brakes.of("tnt")).hasSize(3).allMatch(brake -> brake.liftedAt() == null);
    assertThat(lose(run, NOW.plusSeconds(1))).isEqualTo(new Committed(2));
  }

  @Test
  void aBrakeThatSomebodySwitchedSinceItWasLookedAtStays() {
    Brake on = Brakes.wish("tmoble", Brake.Kind.CHARGE, true, "staff:1", "test", NOW);
    Brake off =
        Brakes.wish("tmoble", Brake.Kind.CHARGE, false, "staff:2", "test", NOW.plusSeconds(1));
    assertThat(brakes.setIfUnchanged(on, Optional.empty())).isPresent();
    assertThat(brakes.setIfUnchanged(off, Optional.empty())).isEmpty();
    assertThat(brakes.isOn("tmoble", Brake.Kind.CHARGE)).isTrue();
    assertThat(brakes.setIfUnchanged(off, Optional.of(NOW))).isPresent();
    assertThat(brakes.isOn("tmoble", Brake.Kind.CHARGE)).isFalse();
  }

  @Test
  void anotherBrandsBrakeDoesNotCount() {
    Adopted run = fixture.reserved("lea_other", 1);
    brakes.set(Brakes.wish("tm", Brake.Kind.RECLAIM, true, "staff:1", "test", NOW));
    assertThat(lose(run, NOW)).isEqualTo(new Committed(2));
  }

  @Test
  void pullingTheBrakeWaitsForALossThatHasNotSeenIt() throws Exception {
    fixture.reserved("lea_race", 1);
    CountDownLatch asked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    CompletableFuture<Void> loss =
        CompletableFuture.runAsync(
            () ->
                fixture
                    .jdbi()
                    .useTransaction(
                        handle -> {
                          BrakeSql.ensure(handle, "tnt", NOW);
                          handle.execute("select 1 from brakes where kind = 'RECLAIM' for share");
                          asked.countDown();
                          awaitQuietly(goOn);
                        }));
    assertThat(asked.await(10, TimeUnit.SECONDS)).isTrue();
    CompletableFuture<Void> pull = CompletableFuture.runAsync(() -> set(true, NOW));
    assertThat(waitsForALock()).isTrue();
    assertThat(pull).isNotDone();
    goOn.countDown();
    loss.get(10, TimeUnit.SECONDS);
    pull.get(10, TimeUnit.SECONDS);
    assertThat(brakes.isOn("tnt", Brake.Kind.RECLAIM)).isTrue();
  }

  private boolean waitsForALock() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (System.nanoTime() < end) {
      if (fixture.count("pg_locks where not granted") > 0) {
        return true;
      }
      Thread.onSpinWait();
    }
    return false;
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      if (!latch.await(10, TimeUnit.SECONDS)) {
        throw new IllegalStateException("nobody went on");
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private CommitAnswer lose(Adopted run, Instant leaseNow) {
    return fixture.leases.commit(
        LeaseFixture.commit(run, "loss")
            .facts(LeaseFixture.facts("QUARANTINED"))
            .loss(NOTICE)
            .at(leaseNow)
            .build());
  }

  private void set(boolean on, Instant at) {
    brakes.set(Brakes.wish("tnt", Brake.Kind.RECLAIM, on, "staff:1", "test", at));
  }
}

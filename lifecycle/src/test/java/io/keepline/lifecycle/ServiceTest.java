package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/** Keeping the carrier in step: a level that is wanted, never a sequence of commands. */
class ServiceTest {
  private static final PlanVersion MONTHLY = Sample.monthly(new PolicyBuilder().quiet(8, 8));

  private static Instant end(Life life) {
    return life.startOf(life.lease().suspendedUntil().orElseThrow());
  }

  @Test
  void e27_quarantineDoesNotEndWhileTheCarrierWillNotDeprovision() {
    Life life = Life.suspended(MONTHLY);
    life.runUntil(end(life).minusSeconds(1)).wake(WakeKind.RECLAIM);
    life.does(AsPlanned.lossCommitted(life.now()));
    for (int day = 0; day < 200; day++) {
      life.at(life.now().plus(Duration.ofDays(1)));
      life.does(service(life, Stimulus.ServiceResult.REFUSED));
    }
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
    assertThat(life.hasWake(WakeKind.QUARANTINE_END)).isFalse();
    assertThat(life.hasTask(Task.Kind.SERVICE_FAILED)).isTrue();
    life.does(service(life, Stimulus.ServiceResult.DONE)).runUntil(life.now());
    assertThat(life.status()).isEqualTo(LeaseStatus.ENDED);
  }

  private static Stimulus service(Life life, Stimulus.ServiceResult result) {
    return new Stimulus.ServiceAnswered(
        life.system(),
        life.lease().wantedService(),
        life.lease().service().generation() + 1,
        life.lease().plan().label(),
        result);
  }

  @Test
  void e35_aLateSuspendNeverOvertakesARestore() {
    Life life = Life.suspended(MONTHLY).renew();
    long restore = life.lease().service().generation() + 2;
    String plan = life.lease().plan().label();
    life.does(
        new Stimulus.ServiceAnswered(
            life.system(), ServiceLevel.FULL, restore, plan, Stimulus.ServiceResult.DONE));
    life.refuses(
        new Stimulus.ServiceAnswered(
            life.system(), ServiceLevel.SUSPENDED, restore - 1, plan, Stimulus.ServiceResult.DONE),
        Refusal.ANSWER_OUTDATED);
    assertThat(life.hasWake(WakeKind.SERVICE)).isFalse();
  }

  @Test
  void aNewWishToTheCarrierDoesNotWaitForTheRetriesOfTheOldOne() {
    Life life = Life.active(MONTHLY);
    life.at(life.lease().validUntil()).wake(WakeKind.EXPIRY);
    life.does(service(life, Stimulus.ServiceResult.LATER));
    assertThat(life.wakeAt(WakeKind.SERVICE)).isAfter(life.now());
    life.renew();
    life.hold(HoldReason.FRAUD);
    assertThat(life.wakeAt(WakeKind.SERVICE)).isBeforeOrEqualTo(life.now());
  }
}

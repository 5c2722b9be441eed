package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.LeaseTag;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Stimulus;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class NumberLifecycleTest {

  @Test
  void aPaidStartIsActiveProvisionedAndWelcomed() {
    try (Stage stage = new Stage()) {
      Answer answer = stage.begin();
      assertThat(answer.accepted()).isTrue();
      assertThat(answer.status()).isEqualTo(LeaseStatus.ACTIVE);
      assertThat(answer.validUntil()).isEqualTo(LocalDate.parse("2027-03-01"));
      stage.until(l -> l.everInService() && l.notices().isEmpty());
      assertThat(stage.world.sent).contains("RECEIPT", "WELCOME");
      assertThat(stage.world.levels).containsExactly("FULL");
    }
  }

  @Test
  void aRenewalIsAnsweredWhenTheRecordHasIt() {
    try (Stage stage = new Stage()) {
      stage.begin();
      Answer answer = stage.update("renew", stage.renew("1", PaymentMethod.CARD));
      assertThat(answer.accepted()).isTrue();
      assertThat(answer.validUntil()).isEqualTo(LocalDate.parse("2027-04-01"));
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
    }
  }

  @Test
  void aDeclinedCardIsFollowedByAnotherMethod() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.world.cardAnswer = Stimulus.Result.DECLINED;
      Answer declined = stage.update("renew", stage.renew("1", PaymentMethod.CARD));
      assertThat(declined.orderState()).isEqualTo(OrderState.DECLINED);
      stage.world.cardAnswer = Stimulus.Result.PAID;
      Answer paid =
          stage.update(
              "payAnotherWay",
              new Commands.PayAnotherWay(
                  "req_2",
                  "holder:hld_1",
                  "renew",
                  "ord_1",
                  2,
                  PaymentMethod.CARD,
                  "mth_2",
                  java.time.Instant.parse("2099-01-01T00:00:00Z")));
      assertThat(paid.validUntil()).isEqualTo(LocalDate.parse("2027-04-01"));
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
    }
  }

  @Test
  void e13_anUnansweredChargeIsLookedUpAndChargedOnce() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.world.cardAnswer = Stimulus.Result.UNKNOWN;
      Answer unknown = stage.update("renew", stage.renew("1", PaymentMethod.CARD));
      assertThat(unknown.orderState()).isEqualTo(OrderState.UNKNOWN);
      String paymentId = stage.record.lease.inFlight().orElseThrow().paymentId();
      stage.world.found.put(paymentId, Stimulus.Result.PAID);
      stage.sleep(Duration.ofSeconds(20));
      stage.until(l -> l.inFlight().isEmpty());
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
      assertThat(stage.world.charged).hasSize(2);
    }
  }

  @Test
  void e8_aSecondOrderIsRefusedWhileTheFirstIsInFlight() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.world.holdCharges = new CountDownLatch(1);
      var first = stage.begin("renew", stage.renew("1", PaymentMethod.CARD));
      Answer second = stage.update("renew", stage.renew("2", PaymentMethod.CARD));
      assertThat(second.refusal()).isEqualTo(Refusal.ORDER_IN_FLIGHT);
      stage.world.holdCharges.countDown();
      assertThat(first.getResultAsync().join().validUntil())
          .isEqualTo(LocalDate.parse("2027-04-01"));
    }
  }

  @Test
  void aRepeatedRequestRejoinsTheSameWork() {
    try (Stage stage = new Stage()) {
      stage.begin();
      Commands.Renew renew = stage.renew("1", PaymentMethod.CARD);
      stage.world.holdCharges = new CountDownLatch(1);
      var first = stage.begin("renew", renew);
      var again = stage.begin("renew", renew);
      stage.world.holdCharges.countDown();
      assertThat(first.getResultAsync().join()).isEqualTo(again.getResultAsync().join());
      assertThat(stage.world.charged).hasSize(2);
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
    }
  }

  @Test
  void anUnrenewedNumberRunsThroughEveryStatusAndIsFreeAgain() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService());
      stage.sleep(Duration.ofDays(200));
      stage.until(l -> l.status() == LeaseStatus.ENDED);
      assertThat(stage.record.audits().stream().map(a -> a.after()).distinct())
          .containsExactly(
              LeaseStatus.ACTIVE,
              LeaseStatus.GRACE,
              LeaseStatus.SUSPENDED,
              LeaseStatus.RECLAIMING,
              LeaseStatus.QUARANTINED,
              LeaseStatus.ENDED);
      assertThat(stage.world.sent)
          .contains("REMINDER", "EXPIRED", "SUSPENDED", "FINAL_NOTICE", "RECLAIMED");
    }
  }

  @Test
  void theSandboxClockWalksThroughALifeInMoments() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService());
      Answer answer =
          stage.update(
              "advanceClock",
              new Commands.AdvanceClock(
                  "req_clock",
                  "staff:stf_1",
                  "sandbox",
                  java.time.Instant.parse("2027-12-31T00:00:00Z"),
                  false));
      assertThat(answer.accepted()).isTrue();
      stage.until(l -> l.status() == LeaseStatus.ENDED);
      assertThat(stage.world.sent).contains("FINAL_NOTICE", "RECLAIMED");
    }
  }

  @Test
  void aBrakedLossIsAskedAgainAndTheNumberStays() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.record.brakedUntil = java.time.Instant.parse("2027-06-01T00:00:00Z");
      stage.sleep(Duration.ofDays(90));
      assertThat(stage.until(l -> l.brakedUntil() != null).status())
          .isEqualTo(LeaseStatus.SUSPENDED);
      stage.sleep(Duration.ofDays(60));
      stage.until(l -> l.status() == LeaseStatus.QUARANTINED);
    }
  }

  @Test
  void aDatabaseThatStaysAwayDelaysTheAnswerAndLosesNothing() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService() && l.notices().isEmpty());
      stage.record.failuresBeforeCommit = 4;
      Answer answer = stage.update("renew", stage.renew("1", PaymentMethod.CARD));
      assertThat(answer.validUntil()).isEqualTo(LocalDate.parse("2027-04-01"));
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
    }
  }

  @Test
  void aConflictIsAnsweredFromTheAdoptedRow() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService() && l.notices().isEmpty());
      stage.record.moveUnderneath = true;
      Answer answer =
          stage.update(
              "putHold",
              new Commands.PutHold("req_h", "staff:stf_1", "suspicion", HoldReason.FRAUD));
      assertThat(answer.accepted()).isTrue();
      assertThat(stage.record.lease.isHeld(HoldReason.FRAUD)).isTrue();
      assertThat(stage.record.epoch).isEqualTo(2);
    }
  }

  @Test
  void anUnreadableSignalIsRefusedVisibly() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.stub().signal("putHold", java.util.Map.of("hold", "NONSENSE"));
      stage.stub().signal("noSuchThing", "x");
      stage.stub().signal("putHold");
      stage
          .stub()
          .signal(
              "putHold",
              new Commands.PutHold("req_s", "staff:stf_1", "by_signal", HoldReason.ADMIN));
      stage.until(l -> l.isHeld(HoldReason.ADMIN));
      assertThat(stage.view().refusedSignals()).hasSize(3);
      stage.until(l -> stage.record.refusedSignals.size() == 3);
      assertThat(stage.record.refusedSignals.get(1)).contains("there is no such signal");
    }
  }

  @Test
  void anUnreadableUpdateFailsInWordsThatRepeatNothingTyped() {
    try (Stage stage = new Stage()) {
      stage.begin();
      String typed = "+15550199";
      Throwable failure =
          catchThrowable(() -> stage.update("putHold", java.util.Map.of("hold", typed)));
      assertThat(failure)
          .hasStackTraceContaining(
              "not a PutHold: look at hold, it takes one of "
                  + java.util.List.of(HoldReason.values()));
      for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
        assertThat(cause.getMessage()).doesNotContain(typed);
      }
      assertThat(HoldReason.values()).noneMatch(stage.record.lease::isHeld);
    }
  }

  @Test
  void aSignalThatTheRulesRefuseIsHeardThoughNobodyWaits() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage
          .stub()
          .signal(
              "liftHold",
              new Commands.LiftHold("req_l", "staff:stf_1", "by_signal", HoldReason.ADMIN));
      stage
          .stub()
          .signal(
              "lookUpPayment",
              new Commands.LookUpPayment("req_k", "staff:stf_1", "by_signal", "ord_none"));
      stage
          .stub()
          .signal(
              "putHold",
              new Commands.PutHold("req_s", "staff:stf_1", "by_signal", HoldReason.ADMIN));
      stage.until(l -> l.isHeld(HoldReason.ADMIN) && stage.record.refusedSignals.size() == 2);
      assertThat(stage.record.refusedSignals)
          .containsExactly("liftHold: HOLD_UNKNOWN", "lookUpPayment: ORDER_UNKNOWN");
    }
  }

  @Test
  void aCommandThatSawAnotherLeaseIsRefused() {
    try (Stage stage = new Stage()) {
      stage.begin();
      String seen = LeaseTag.of(stage.record.lease);
      stage.update(
          "putHold", new Commands.PutHold("req_h", "staff:stf_1", "test", HoldReason.ADMIN));
      Answer answer =
          stage.update(
              "choosePlan",
              new Commands.ChoosePlan(
                  "req_c", "holder:hol_1", "wish", stage.record.lease.plan(), seen));
      assertThat(answer.accepted()).isFalse();
      assertThat(answer.storeRefusal()).isEqualTo(Answer.LEASE_MOVED);
    }
  }

  @Test
  void aCommandThatSawTheLeaseBeforeAMailLeftIsTaken() {
    try (Stage stage = new Stage()) {
      stage.begin();
      String seen = LeaseTag.of(stage.record.lease);
      long version = stage.record.version;
      stage.update(
          "resendNotice",
          new Commands.ResendNotice("req_m", "staff:stf_1", "asked", NoticeKind.RECEIPT));
      assertThat(stage.record.version).isGreaterThan(version);
      Answer answer =
          stage.update(
              "choosePlan",
              new Commands.ChoosePlan(
                  "req_c", "holder:hol_1", "wish", stage.record.lease.plan(), seen));
      assertThat(answer.accepted()).isTrue();
    }
  }

  @Test
  void e33_cancelFromOutsideDoesNotStopALease() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.world.holdCharges = new CountDownLatch(1);
      var renewal = stage.begin("renew", stage.renew("1", PaymentMethod.CARD));
      stage.stub().cancel();
      stage.world.holdCharges.countDown();
      assertThat(renewal.getResultAsync().join().validUntil())
          .isEqualTo(LocalDate.parse("2027-04-01"));
      assertThat(stage.record.applied("ord_1")).isEqualTo(1);
    }
  }

  @Test
  void e28_nothingIsLostOrDoubledWhileARunContinuesAsNew() {
    try (Stage stage = new Stage()) {
      stage.begin();
      for (int i = 0; i < 30; i++) {
        HoldReason hold = HoldReason.ADMIN;
        assertThat(
                stage
                    .update(
                        "putHold", new Commands.PutHold("put_" + i, "staff:stf_1", "test", hold))
                    .accepted())
            .isTrue();
        if (i % 10 == 5) {
          stage.stub().signal("roll");
        }
        assertThat(
                stage
                    .update(
                        "liftHold", new Commands.LiftHold("lift_" + i, "staff:stf_1", "test", hold))
                    .accepted())
            .isTrue();
      }
      assertThat(stage.record.audits().stream().filter(a -> "ADMIN".equals(a.subject())).count())
          .isEqualTo(60);
      assertThat(stage.record.epoch).isEqualTo(1);
    }
  }

  /** Whoever comes while a run waits to be followed is answered before a timer is armed. */
  @Test
  void e28_aCommandInTheMomentBeforeARunContinuesAsNewCanBeReplayed() {
    try (Stage stage = new Stage()) {
      stage.begin();
      stage.until(l -> l.everInService() && l.notices().isEmpty());
      stage.world.noticeAnswer = Stimulus.NoticeResult.LATER;
      stage.world.holdNotices = new CountDownLatch(1);
      stage.update(
          "putHold", new Commands.PutHold("put_1", "staff:stf_1", "test", HoldReason.ADMIN));
      stage.stub().signal("roll");
      stage.world.holdNotices.countDown();
      stage.until(l -> l.notices().stream().anyMatch(n -> n.tries() == 1));
      Answer moved =
          stage.update(
              "advanceClock",
              new Commands.AdvanceClock(
                  "req_clock",
                  "staff:stf_1",
                  "sandbox",
                  stage.view().now().plus(Duration.ofHours(2)),
                  true));
      assertThat(moved.accepted()).isTrue();
      stage.until(l -> l.notices().stream().anyMatch(n -> n.tries() == 2));
    }
  }
}

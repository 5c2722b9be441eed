package io.keepline.lifecycle;

import static io.keepline.lifecycle.Stimulus.NoticeResult;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** How a number is lost, and everything that holds the loss back. */
class LossTest {
  private static final PlanVersion MONTHLY = Sample.monthly(new PolicyBuilder().quiet(8, 8));
  private static final Duration NOTICE = Duration.ofDays(3);

  private static Instant end(Life life) {
    return life.startOf(life.lease().suspendedUntil().orElseThrow());
  }

  @Test
  void theLadderIsActiveGraceSuspendedQuarantinedEnded() {
    Life life = Life.active(MONTHLY);
    LocalDate until = life.lease().validUntil();
    assertThat(life.runUntil(life.startOf(until).minusSeconds(1)).status())
        .isEqualTo(LeaseStatus.ACTIVE);
    assertThat(life.runTo(until).status()).isEqualTo(LeaseStatus.GRACE);
    assertThat(life.lease().wantedService()).isEqualTo(ServiceLevel.INBOUND_ONLY);
    assertThat(life.runTo(until.plusDays(15)).status()).isEqualTo(LeaseStatus.SUSPENDED);
    assertThat(life.runTo(until.plusDays(45)).status()).isEqualTo(LeaseStatus.QUARANTINED);
    assertThat(life.runTo(until.plusDays(136)).status()).isEqualTo(LeaseStatus.ENDED);
    assertThat(life.entries(Entry.NumberMoved.class))
        .extracting(Entry.NumberMoved::fate)
        .containsExactly(
            Entry.NumberFate.LEASED, Entry.NumberFate.QUARANTINED, Entry.NumberFate.AVAILABLE);
  }

  @Test
  void withoutAProofThereIsNoReclaimInstant() {
    Life life = Life.suspended(MONTHLY);
    assertThat(life.schedule().reclaimAt()).isNull();
    assertThat(life.hasWake(WakeKind.RECLAIM)).isFalse();
    life.wake(WakeKind.FINAL_NOTICE);
    assertThat(life.schedule().reclaimAt()).isNull();
    life.noticeAnswered(NoticeKind.FINAL_NOTICE, NoticeResult.ACCEPTED);
    assertThat(life.schedule().reclaimAt()).isEqualTo(end(life));
  }

  @Test
  void e3_anOutageOverTheDeadlineMovesItByTheWholeNoticePeriod() {
    Life life = Life.suspended(MONTHLY);
    Instant back = end(life).plus(Duration.ofDays(5));
    life.at(back).runUntil(back);
    assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
    assertThat(life.schedule().reclaimAt()).isEqualTo(back.plus(NOTICE));
    life.renew();
    assertThat(life.status()).isEqualTo(LeaseStatus.ACTIVE);
  }

  @Test
  void e3_statusesThatAreOverArePassedThroughInOneCommitAndToldByTheNextNotice() {
    Life life = Life.active(MONTHLY).fresh();
    LocalDate until = life.lease().validUntil();
    life.at(until.plusDays(20)).wake(WakeKind.EXPIRY);
    assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
    assertThat(life.entries(Entry.Audit.class))
        .extracting(Entry.Audit::after)
        .containsExactly(LeaseStatus.GRACE, LeaseStatus.SUSPENDED);
    assertThat(life.entries(Entry.Audit.class))
        .extracting(Entry.Audit::dueAt)
        .containsExactly(life.startOf(until), life.startOf(until.plusDays(15)));
    assertThat(life.told(NoticeKind.EXPIRED)).isEmpty();
    assertThat(life.told(NoticeKind.SUSPENDED).get(0).passed()).containsExactly(LeaseStatus.GRACE);
  }

  @Test
  void i7_theLossComesAtTheReclaimInstantAndNotASecondBefore() {
    Life life = Life.suspended(MONTHLY);
    life.runUntil(end(life).minusSeconds(1));
    Wake reclaim = new Wake(WakeKind.RECLAIM, end(life), "");
    life.refuses(Lifecycle.due(reclaim), Refusal.NOT_DUE);
    life.at(end(life)).does(Lifecycle.due(reclaim));
    assertThat(life.status()).isEqualTo(LeaseStatus.RECLAIMING);
  }

  @Test
  void reclaimingIsSetInTheVeryDecisionAndEverythingElseWaits() {
    Life life = Life.suspended(MONTHLY);
    life.runUntil(end(life).minusSeconds(1));
    Quote quote = life.quote();
    life.wake(WakeKind.RECLAIM);
    assertThat(life.status()).isEqualTo(LeaseStatus.RECLAIMING);
    life.refuses(life.submit(quote, PaymentMethod.CARD), Refusal.LOSS_BEING_DECIDED);
  }

  @Test
  void aBrakedLossGoesBackAndIsAskedAgainLater() {
    Life life = Life.suspended(MONTHLY);
    life.runUntil(end(life).minusSeconds(1)).wake(WakeKind.RECLAIM);
    Instant again = life.now().plus(Duration.ofHours(1));
    life.does(new Stimulus.Braked(life.system(), again));
    assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
    assertThat(life.wakeAt(WakeKind.RECLAIM)).isEqualTo(again);
    life.runUntil(again);
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
  }

  @Test
  void aProofCountsOnlyForTheDatesItWasMadeFor() {
    Life life = Life.suspended(MONTHLY);
    life.runUntil(end(life).minusSeconds(60));
    assertThat(life.lease().validProof()).isPresent();
    life.does(
        new Stimulus.ExtendGrace(
            life.staff(), life.lease().graceUntil().orElseThrow().plusDays(1)));
    assertThat(life.lease().validProof()).isEmpty();
    assertThat(life.schedule().reclaimAt()).isNull();
  }

  @Test
  void anOldProofInTheFactsDoesNotCountForANewTerm() {
    Life life = Life.suspended(MONTHLY);
    life.runUntil(end(life).minusSeconds(60));
    Proof old = life.lease().validProof().orElseThrow();
    life.renew();
    Draft draft = new Draft(life.lease(), new Stimulus.ReplaceSim(life.staff()), life.moment());
    draft.proof = old;
    life.with(draft.freeze());
    assertThat(life.lease().validProof()).isEmpty();
    assertThat(life.schedule().reclaimAt()).isNull();
  }

  @Test
  void aHoldThatStopsTheLossVoidsTheProofWhenItIsLifted() {
    for (HoldReason reason : new HoldReason[] {HoldReason.LEGAL, HoldReason.ADMIN}) {
      Life life = Life.suspended(MONTHLY);
      life.runUntil(end(life).minusSeconds(60)).hold(reason);
      assertThat(life.schedule().reclaimAt()).isNull();
      Instant lift = end(life).plus(Duration.ofDays(9));
      life.runUntil(lift);
      assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
      life.lift(reason).runUntil(lift);
      assertThat(life.schedule().reclaimAt()).isEqualTo(lift.plus(NOTICE));
    }
  }

  @Test
  void otherHoldsDoNotStopTheClock() {
    Life life = Life.suspended(MONTHLY).hold(HoldReason.FRAUD).hold(HoldReason.INACTIVITY);
    assertThat(life.runUntil(end(life)).status()).isEqualTo(LeaseStatus.QUARANTINED);
  }

  @Test
  void e26_aShorterPolicyGovernsLaterTermsOnlyAndNoAnnouncedDateMovesEarlier() {
    Life life = Life.suspended(MONTHLY);
    life.runUntil(end(life).minusSeconds(60));
    Instant announced = life.lease().announcedReclaimAt();
    PlanVersion shorter = Sample.monthly(new PolicyBuilder().grace(1).suspension(1));
    life.does(new Stimulus.ChoosePlan(life.holder(), shorter));
    assertThat(life.lease().policy().suspensionDays()).isEqualTo(30);
    assertThat(life.lease().announcedReclaimAt()).isEqualTo(announced);
    assertThat(life.schedule().reclaimAt()).isEqualTo(end(life));
    life.pay(life.order(life.quote(shorter, 1), PaymentMethod.CARD));
    assertThat(life.lease().policy().suspensionDays()).isEqualTo(1);
  }

  @Test
  void e23_aPlanThatIsNoLongerSoldGovernsWhatWasSoldUnderIt() {
    Life life = Life.active(MONTHLY);
    PlanVersion successor = Sample.named("pln_next", Sample.monthly());
    life.pay(life.order(life.quote(successor, 1), PaymentMethod.CARD));
    assertThat(life.lease().planOn(life.today()).label()).isEqualTo("pln_keep@1");
    life.runTo(life.lease().terms().get(1).from());
    assertThat(life.lease().planOn(life.today()).label()).isEqualTo("pln_next@1");
    assertThat(life.lease().service().appliedPlan()).isEqualTo("pln_next@1");
  }

  @Test
  void whenNobodyCanBeToldAPersonDecides() {
    Life life = Life.suspended(MONTHLY).wake(WakeKind.FINAL_NOTICE);
    life.noticeAnswered(NoticeKind.FINAL_NOTICE, NoticeResult.NO_CHANNEL);
    Task task = life.task(Task.Kind.HOLDER_UNREACHABLE);
    life.does(new Stimulus.CloseTask(life.staff(), task.taskId(), Stimulus.Answer.PROCEED));
    life.runUntil(end(life));
    assertThat(life.lease().lossCause()).isEqualTo(LossCause.RECLAIMED_UNREACHABLE);
  }

  @Test
  void whenNobodyDecidesTheLossWaitsThirtyDaysAndSaysSo() {
    Life life = Life.suspended(MONTHLY).wake(WakeKind.FINAL_NOTICE);
    Instant asked = life.now();
    life.noticeAnswered(NoticeKind.FINAL_NOTICE, NoticeResult.NO_CHANNEL);
    life.runUntil(asked.plus(Duration.ofDays(30)).minusSeconds(1));
    assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
    life.runUntil(asked.plus(Duration.ofDays(30)));
    assertThat(life.lease().lossCause()).isEqualTo(LossCause.RECLAIMED_UNREACHABLE);
  }

  @Test
  void anAnnouncedDateIsKeptEvenWhenAPersonDecidesBeforeIt() {
    Life life = Life.suspended(MONTHLY);
    life.at(end(life).plus(Duration.ofDays(2))).wake(WakeKind.FINAL_NOTICE);
    Instant announced = life.now().plus(NOTICE);
    assertThat(life.lease().announcedReclaimAt()).isEqualTo(announced);
    life.noticeAnswered(NoticeKind.FINAL_NOTICE, NoticeResult.NO_CHANNEL);
    Task task = life.task(Task.Kind.HOLDER_UNREACHABLE);
    life.does(new Stimulus.CloseTask(life.staff(), task.taskId(), Stimulus.Answer.PROCEED));
    assertThat(life.schedule().reclaimAt()).isEqualTo(announced);
  }

  @Test
  void e34_aSevenDayPlanWithoutPeriodsIsToldBeforeExpiryAndStopsAtExpiry() {
    Life life = Life.active(Sample.days(7, new PolicyBuilder().grace(0).suspension(0).quiet(8, 8)));
    LocalDate until = life.lease().validUntil();
    assertThat(life.wakeAt(WakeKind.FINAL_NOTICE)).isEqualTo(life.startOf(until).minus(NOTICE));
    life.runUntil(life.startOf(until).minusSeconds(1));
    assertThat(life.status()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(life.lease().validProof()).isPresent();
    life.runTo(until);
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
    assertThat(life.told(NoticeKind.EXPIRED)).isEmpty();
    assertThat(life.told(NoticeKind.SUSPENDED)).isEmpty();
    assertThat(life.told(NoticeKind.RECLAIMED).get(0).passed())
        .containsExactly(LeaseStatus.GRACE, LeaseStatus.SUSPENDED);
  }

  @Test
  void i8_quarantineIsCountedFromTheLossAndWaitsForTheCarrier() {
    Life life = Life.suspended(MONTHLY);
    life.runUntil(end(life).plusSeconds(7200));
    Instant free = life.lease().reclaimedAt().plus(Duration.ofDays(90));
    assertThat(life.wakeAt(WakeKind.QUARANTINE_END)).isEqualTo(free);
    life.runUntil(free.minusSeconds(1));
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
    assertThat(life.runUntil(free).status()).isEqualTo(LeaseStatus.ENDED);
  }

  @Test
  void anUndoneLossMustBeToldAnew() {
    Life life = Life.reclaimed(MONTHLY);
    String first = life.told(NoticeKind.FINAL_NOTICE).get(0).noticeId();
    life.does(new Stimulus.UndoLoss(life.staff()));
    assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
    assertThat(life.lease().validProof()).isEmpty();
    life.wake(WakeKind.FINAL_NOTICE);
    assertThat(life.notice(NoticeKind.FINAL_NOTICE).noticeId()).isNotEqualTo(first);
  }

  @Test
  void aCancelledNumberIsNotGivenBack() {
    Life life = Life.active(MONTHLY).cancelOnBehalf().wake(WakeKind.COOLING_OFF_END);
    life.refuses(new Stimulus.UndoLoss(life.staff()), Refusal.NOT_RECLAIMED);
  }

  @Test
  void aReservationThatIsNotPaidEndsAndTheNumberIsFreeAtOnce() {
    Life life = Life.reserved(MONTHLY, Sample.ZONE, Sample.START);
    life.answered("ord_0", Stimulus.Result.DECLINED).wake(WakeKind.RESERVATION_END);
    assertThat(life.status()).isEqualTo(LeaseStatus.ENDED);
    assertThat(life.now()).isEqualTo(Sample.START.plus(Duration.ofMinutes(30)));
    assertThat(life.entries(Entry.NumberMoved.class))
        .containsExactly(new Entry.NumberMoved(Entry.NumberFate.AVAILABLE));
  }

  @Test
  void anUnknownFirstPaymentKeepsTheReservationThreeDaysAndThenLivesOnByItself() {
    Life life = Life.reserved(MONTHLY, Sample.ZONE, Sample.START);
    life.answered("ord_0", Stimulus.Result.UNKNOWN);
    life.runUntil(Sample.START.plus(Duration.ofDays(3)));
    assertThat(life.status()).isEqualTo(LeaseStatus.RESERVED);
    life.runUntil(Sample.START.plus(Duration.ofHours(73)));
    assertThat(life.status()).isEqualTo(LeaseStatus.ENDED);
    assertThat(life.entries(Entry.HandedOver.class).get(0).orderIds()).containsExactly("ord_0");
  }
}

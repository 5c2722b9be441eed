package io.keepline.lifecycle;

import static io.keepline.lifecycle.Stimulus.NoticeResult;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is said, when, how often, and what may no longer be said. */
class NoticesTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  @Test
  void remindersComeAtNineInTheBrandsZoneAndOnlyForOffsetsShorterThanTheTerm() {
    Life life = Life.active(MONTHLY, 1, ZoneId.of("America/New_York"), Sample.START).fresh();
    LocalDate until = life.lease().validUntil();
    life.runTo(until.plusDays(2));
    assertThat(life.told(NoticeKind.REMINDER))
        .extracting(Notice::key)
        .containsExactly(until + ":14", until + ":7", until + ":3", until + ":1", until + ":-1");
    assertThat(life.told(NoticeKind.REMINDER).get(0).dueAt())
        .isEqualTo(
            until.minusDays(14).atTime(9, 0).atZone(ZoneId.of("America/New_York")).toInstant());
  }

  @Test
  void e30_afterAnOutageOnlyTheNewestReminderIsSent() {
    Life life = Life.active(MONTHLY).fresh();
    LocalDate until = life.lease().validUntil();
    life.at(life.startOf(until.minusDays(2)).plus(Duration.ofHours(9))).runUntil(life.now());
    assertThat(life.told(NoticeKind.REMINDER))
        .extracting(Notice::key)
        .containsExactly(until + ":3");
  }

  @Test
  void e30_daysThatAreLeftAreNotToldAfterTheEnd() {
    Life life = Life.active(Sample.monthly(new PolicyBuilder().reminders(3, 1)));
    life.fresh().at(life.lease().validUntil().plusDays(1)).wake(WakeKind.REMINDER);
    assertThat(life.told(NoticeKind.REMINDER)).isEmpty();
  }

  @Test
  void i11_aReminderOfTheOldDateDoesNotHoldAfterARenewal() {
    Life life = Life.active(MONTHLY);
    life.at(life.wakeAt(WakeKind.REMINDER)).wake(WakeKind.REMINDER);
    Notice reminder = life.notice(NoticeKind.REMINDER);
    assertThat(Notices.stillHolds(life.lease(), reminder, life.today())).isTrue();
    life.renew();
    assertThat(Notices.stillHolds(life.lease(), reminder, life.today())).isFalse();
  }

  @Test
  void i11_aReminderThatWaitedUntilANewerOneIsDueDoesNotHold() {
    Life life = Life.active(MONTHLY);
    life.wake(WakeKind.REMINDER);
    Notice fourteen = life.notice(NoticeKind.REMINDER);
    life.wake(WakeKind.REMINDER);
    assertThat(Notices.stillHolds(life.lease(), fourteen, life.today())).isFalse();
  }

  @Test
  void i11_aSuspensionNoticeDoesNotHoldAfterTheRestore() {
    Life life = Life.active(MONTHLY);
    life.at(life.lease().graceUntil().orElseThrow()).wake(WakeKind.EXPIRY);
    Notice suspended = life.notice(NoticeKind.SUSPENDED);
    assertThat(Notices.stillHolds(life.lease(), suspended, life.today())).isTrue();
    life.renew();
    assertThat(Notices.stillHolds(life.lease(), suspended, life.today())).isFalse();
  }

  @Test
  void i11_aFinalNoticeForOlderDatesOrUnderAHoldDoesNotHold() {
    Life life = Life.suspended(MONTHLY).wake(WakeKind.FINAL_NOTICE);
    Notice last = life.notice(NoticeKind.FINAL_NOTICE);
    assertThat(Notices.stillHolds(life.lease(), last, life.today())).isTrue();
    Lease held = Life.suspended(MONTHLY).hold(HoldReason.ADMIN).lease();
    assertThat(Notices.stillHolds(held, last, life.today())).isFalse();
    life.does(
        new Stimulus.ExtendGrace(
            life.staff(), life.lease().graceUntil().orElseThrow().plusDays(1)));
    assertThat(Notices.stillHolds(life.lease(), last, life.today())).isFalse();
  }

  @Test
  void i11_theLinkOfAnOlderRequestDoesNotHold() {
    Life life = Life.active(MONTHLY).requestCancellation();
    Notice first = life.notice(NoticeKind.CANCELLATION_LINK);
    assertThat(Notices.stillHolds(life.lease(), first, life.today())).isTrue();
    life.requestCancellation();
    assertThat(Notices.stillHolds(life.lease(), first, life.today())).isFalse();
  }

  @Test
  void everyNoticeThatIsMadeHoldsAtThatMoment() {
    Life life = Life.active(MONTHLY);
    life.hold(HoldReason.FRAUD).lift(HoldReason.FRAUD).consents().requestCancellation();
    for (Notice notice : life.lease().notices()) {
      boolean overtaken = notice.kind() == NoticeKind.HOLD_PUT;
      assertThat(Notices.stillHolds(life.lease(), notice, life.today()))
          .as("%s", notice.kind())
          .isEqualTo(!overtaken);
    }
    Life lost = Life.suspended(MONTHLY);
    lost.runUntil(lost.startOf(lost.lease().suspendedUntil().orElseThrow()).minusSeconds(1));
    lost.wake(WakeKind.RECLAIM).does(AsPlanned.lossCommitted(lost.now()));
    Notice reclaimed = lost.notice(NoticeKind.RECLAIMED);
    assertThat(Notices.stillHolds(lost.lease(), reclaimed, lost.today())).isTrue();
  }

  @Test
  void theNumberItselfIsNoProof() {
    Life life = Life.suspended(MONTHLY).wake(WakeKind.FINAL_NOTICE);
    life.noticeAnswered(NoticeKind.FINAL_NOTICE, NoticeResult.ACCEPTED_BY_NUMBER);
    assertThat(life.lease().validProof()).isEmpty();
    assertThat(life.hasTask(Task.Kind.HOLDER_UNREACHABLE)).isTrue();
  }

  @Test
  void aBounceWithinADayTakesTheProofBackAndALaterOneDoesNot() {
    Life life = Life.suspended(MONTHLY).wake(WakeKind.FINAL_NOTICE);
    String id = life.notice(NoticeKind.FINAL_NOTICE).noticeId();
    life.noticeAnswered(NoticeKind.FINAL_NOTICE, NoticeResult.ACCEPTED);
    Instant accepted = life.now();
    Stimulus bounce = new Stimulus.NoticeAnswered(life.system(), id, NoticeResult.BOUNCED);
    life.at(accepted.plus(Duration.ofHours(24))).refuses(bounce, Refusal.NOTHING_CHANGED);
    life.at(accepted.plus(Duration.ofHours(23))).does(bounce);
    assertThat(life.lease().validProof()).isEmpty();
    assertThat(life.hasWake(WakeKind.NOTICE)).isTrue();
  }

  @Test
  void aLossNoticeIsTriedForSevenDaysAndThenGivenToAPerson() {
    Life life = Life.suspended(Sample.monthly(new PolicyBuilder().quiet(8, 8)));
    life.wake(WakeKind.FINAL_NOTICE);
    Instant first = life.now();
    for (int i = 0; i < 7; i++) {
      life.at(life.wakeAt(WakeKind.NOTICE));
      life.noticeAnswered(NoticeKind.FINAL_NOTICE, NoticeResult.LATER);
    }
    assertThat(life.hasTask(Task.Kind.HOLDER_UNREACHABLE)).isTrue();
    assertThat(Duration.between(first, life.now()).toDays()).isEqualTo(7);
  }

  @Test
  void quietHoursDelayANoticeAndNeverEatItsPeriod() {
    Life life = Life.suspended(MONTHLY);
    life.runUntil(life.wakeAt(WakeKind.FINAL_NOTICE).minusSeconds(1)).wake(WakeKind.FINAL_NOTICE);
    Instant made = life.now();
    assertThat(life.wakeAt(WakeKind.NOTICE)).isEqualTo(made.plus(Duration.ofHours(8)));
    life.at(life.wakeAt(WakeKind.NOTICE));
    life.noticeAnswered(NoticeKind.FINAL_NOTICE, NoticeResult.ACCEPTED);
    assertThat(life.schedule().reclaimAt()).isEqualTo(life.now().plus(Duration.ofDays(3)));
  }

  @Test
  void quietHoursEndTheNextMorningOrTheSame() {
    BrandCalendar calendar = new BrandCalendar(ZoneId.of("UTC").getRules());
    Instant evening = Instant.parse("2027-01-10T21:00:00Z");
    Instant morning = Instant.parse("2027-01-11T08:00:00Z");
    assertThat(calendar.outOfQuietHours(evening, 21, 8)).isEqualTo(morning);
    assertThat(calendar.outOfQuietHours(morning.minusSeconds(1), 21, 8)).isEqualTo(morning);
    assertThat(calendar.outOfQuietHours(morning, 21, 8)).isEqualTo(morning);
    assertThat(calendar.outOfQuietHours(evening, 8, 8)).isEqualTo(evening);
    assertThat(calendar.outOfQuietHours(morning, 7, 12))
        .isEqualTo(Instant.parse("2027-01-11T12:00:00Z"));
  }

  @Test
  void onlyWhatIsStillTrueIsSentAgain() {
    Life life = Life.active(MONTHLY).fresh();
    life.does(new Stimulus.ResendNotice(life.staff(), NoticeKind.RECEIPT));
    assertThat(life.told(NoticeKind.RECEIPT).get(0).subject()).isEqualTo("ord_0");
    for (NoticeKind kind : List.of(NoticeKind.SUSPENDED, NoticeKind.RECLAIMED)) {
      life.refuses(new Stimulus.ResendNotice(life.staff(), kind), Refusal.NOTICE_UNKNOWN);
    }
  }

  @Test
  void aDeclineIsNotToldOnceAnotherWayOfPayingWorked() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.CARD);
    life.answered(orderId, Stimulus.Result.UNKNOWN);
    life.answered(orderId, Stimulus.Result.DECLINED);
    assertThat(life.notice(NoticeKind.PAYMENT_DECLINED).subject()).isEqualTo(orderId);
    life.renew();
    assertThat(life.lease().notices())
        .extracting(Notice::kind)
        .doesNotContain(NoticeKind.PAYMENT_DECLINED);
  }
}

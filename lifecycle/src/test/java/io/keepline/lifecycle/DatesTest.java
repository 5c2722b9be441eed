package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Calendar arithmetic: anchors, missing midnights, where a renewal begins, how far it may reach.
 */
class DatesTest {
  private static final TermLength MONTH = TermLength.months(1);
  private static final PlanVersion MONTHLY = Sample.monthly();

  private static LocalDate d(String date) {
    return LocalDate.parse(date);
  }

  @Test
  void januaryThirtyFirstIsFollowedByTheEndOfFebruaryAndThenMarchThirtyFirst() {
    AnchoredDate january = AnchoredDate.on(d("2027-01-31"));
    AnchoredDate february = january.extend(MONTH);
    assertThat(february.date()).isEqualTo(d("2027-02-28"));
    assertThat(february.extend(MONTH).date()).isEqualTo(d("2027-03-31"));
    assertThat(january.extend(TermLength.months(13)).date()).isEqualTo(d("2028-02-29"));
  }

  @Test
  void twelveMonthsOneAfterAnotherNeverDriftFromOneYearAtOnce() {
    int driftOfPlainMonths = 0;
    for (int start = 0; start < 1461; start++) {
      LocalDate from = d("2027-01-01").plusDays(start);
      AnchoredDate chained = AnchoredDate.on(from);
      LocalDate plain = from;
      for (int month = 0; month < 12; month++) {
        chained = chained.extend(MONTH);
        plain = plain.plusMonths(1);
      }
      assertThat(chained.date()).isEqualTo(from.plusMonths(12));
      driftOfPlainMonths += plain.equals(from.plusMonths(12)) ? 0 : 1;
    }
    assertThat(driftOfPlainMonths).as("what plain plusMonths gets wrong").isEqualTo(105);
  }

  @Test
  void daysReanchor() {
    AnchoredDate end = new AnchoredDate(d("2027-02-28"), 31).extend(TermLength.days(3));
    assertThat(end).isEqualTo(new AnchoredDate(d("2027-03-03"), 3));
  }

  @Test
  void e21_aLeapDayIsAnAnchorLikeAnyOther() {
    AnchoredDate leap = AnchoredDate.on(d("2028-02-29"));
    assertThat(leap.extend(TermLength.months(12)).date()).isEqualTo(d("2029-02-28"));
    assertThat(leap.extend(TermLength.months(48)).date()).isEqualTo(d("2032-02-29"));
  }

  @ParameterizedTest
  @CsvSource({
    "America/Santiago, 2027-09-05, 2027-09-05T04:00:00Z",
    "Africa/Cairo,     2027-04-30, 2027-04-29T22:00:00Z",
    "Asia/Beirut,      2027-03-28, 2027-03-27T22:00:00Z",
    "America/New_York, 2027-03-14, 2027-03-14T05:00:00Z",
    "Asia/Beirut,      2027-10-31, 2027-10-30T22:00:00Z",
  })
  void e21_aDateBeginsAtItsFirstInstantEvenWithoutAMidnight(
      String zone, LocalDate date, Instant start) {
    Life life = Life.active(MONTHLY, 1, ZoneId.of(zone), Sample.START);
    Lease aimed = validUntil(life, date);
    life.with(aimed).at(start.minusSeconds(1));
    assertThat(life.wakeAt(WakeKind.EXPIRY)).isEqualTo(start);
    assertThat(life.today()).isEqualTo(date.minusDays(1));
    assertThat(life.at(start).today()).isEqualTo(date);
    assertThat(life.schedule().startOf(date)).isEqualTo(start);
    life.wake(WakeKind.EXPIRY);
    assertThat(life.status()).isEqualTo(LeaseStatus.GRACE);
  }

  private static Lease validUntil(Life life, LocalDate date) {
    Draft draft = new Draft(life.lease(), new Stimulus.ReplaceSim(life.staff()), life.moment());
    draft.validUntil = date;
    return draft.freeze();
  }

  @Test
  void e22_theHoldersOrTheMachinesZoneChangesNoDate() {
    java.util.TimeZone here = java.util.TimeZone.getDefault();
    try {
      java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Pacific/Kiritimati"));
      Life east = Life.suspended(MONTHLY);
      java.util.TimeZone.setDefault(java.util.TimeZone.getTimeZone("Pacific/Midway"));
      Life west = Life.suspended(MONTHLY);
      assertThat(east.lease()).isEqualTo(west.lease());
      assertThat(east.schedule()).isEqualTo(west.schedule());
    } finally {
      java.util.TimeZone.setDefault(here);
    }
  }

  @Test
  void renewalInTermExtendsFromTheOldEnd() {
    Life life = Life.active(MONTHLY);
    LocalDate old = life.lease().validUntil();
    life.runTo(old.minusDays(9)).renew();
    assertThat(life.lease().validUntil()).isEqualTo(old.plusMonths(1));
  }

  @Test
  void renewalOfASuspendedNumberBeginsTomorrowAndMovesTheAnchor() {
    Life life = Life.suspended(MONTHLY);
    life.renew();
    LocalDate tomorrow = life.today().plusDays(1);
    assertThat(life.lease().anchorDay()).isEqualTo(tomorrow.getDayOfMonth());
    assertThat(life.lease().validUntil()).isEqualTo(tomorrow.plusMonths(1));
  }

  @Test
  void i5_daysGivenWhileARestoreWasBeingPaidAreNotLost() {
    Life life = Life.suspended(MONTHLY);
    String orderId = life.order(PaymentMethod.CARD);
    LocalDate given = life.today().plusDays(40);
    life.does(new Stimulus.GiveGoodwill(life.staff(), given)).pay(orderId);
    assertThat(life.lease().validUntil()).isEqualTo(given.plusMonths(1));
  }

  @Test
  void aResultTooShortToBeUsefulBeginsTomorrowInstead() {
    AnchoredDate paid = AnchoredDate.on(d("2027-02-10"));
    PlanVersion week = Sample.days(7, new PolicyBuilder().minimumUseful(3));
    RenewalDates useful = RenewalDates.of(LeaseStatus.GRACE, paid, week, 1, d("2027-02-14"));
    assertThat(useful.end().date()).isEqualTo(d("2027-02-17"));
    RenewalDates useless = RenewalDates.of(LeaseStatus.GRACE, paid, week, 1, d("2027-02-15"));
    assertThat(useless.end().date()).isEqualTo(d("2027-02-23"));
  }

  @Test
  void aStartBeginsTomorrowAndTheRestOfTodayIsFree() {
    Life life = Life.active(MONTHLY);
    assertThat(life.lease().terms().get(0).from()).isEqualTo(d("2027-01-11"));
    assertThat(life.lease().validUntil()).isEqualTo(d("2027-02-11"));
  }

  @Test
  void theCapIsCountedFromTomorrowAndRefusesWithoutTruncating() {
    LocalDate today = d("2027-01-10");
    PlanVersion capped = Sample.monthly(new PolicyBuilder().cap(2));
    assertThat(RenewalDates.aboveCap(d("2027-03-11"), capped, today)).isFalse();
    assertThat(RenewalDates.aboveCap(d("2027-03-12"), capped, today)).isTrue();
    assertThat(Offer.start(capped, 3, today)).isEqualTo(new Offer.Refused(Refusal.CAP_EXCEEDED));
    Life life = Life.active(capped);
    assertThat(life.lease().validUntil()).isEqualTo(d("2027-02-11"));
    assertThat(Offer.renewal(life.lease(), capped, 2, life.today()))
        .isEqualTo(new Offer.Refused(Refusal.CAP_EXCEEDED));
    assertThat(Offer.renewal(life.lease(), capped, 1, life.today()))
        .isEqualTo(new Offer.Dates(LeaseStatus.ACTIVE, d("2027-02-11"), d("2027-03-11")));
  }

  @Test
  void theOfferIsWhatTheRulesApply() {
    Life life = Life.inGrace(MONTHLY);
    Offer.Dates offer = (Offer.Dates) Offer.renewal(life.lease(), MONTHLY, 2, life.today());
    life.pay(life.order(life.quote(MONTHLY, 2), PaymentMethod.CARD));
    assertThat(offer.band()).isEqualTo(LeaseStatus.GRACE);
    assertThat(life.lease().validUntil()).isEqualTo(offer.newValidUntil());
  }

  @Test
  void theOfferGoesByTheDatesEvenWhenADeadlineWasMissed() {
    Life life = Life.active(MONTHLY);
    LocalDate late = life.lease().graceUntil().orElseThrow();
    Offer.Dates offer = (Offer.Dates) Offer.renewal(life.lease(), MONTHLY, 1, late);
    assertThat(offer.band()).isEqualTo(LeaseStatus.SUSPENDED);
  }

  @Test
  void anOfferIsRefusedWhereAnOrderWouldBe() {
    Life lost = Life.reclaimed(MONTHLY);
    assertThat(Offer.renewal(lost.lease(), MONTHLY, 1, lost.today()))
        .isEqualTo(new Offer.Refused(Refusal.NUMBER_LOST));
    Life held = Life.active(MONTHLY).hold(HoldReason.FRAUD);
    assertThat(Offer.renewal(held.lease(), MONTHLY, 1, held.today()))
        .isEqualTo(new Offer.Refused(Refusal.ON_HOLD));
    Life leaving = Life.active(MONTHLY).cancelOnBehalf();
    assertThat(Offer.renewal(leaving.lease(), MONTHLY, 1, leaving.today()))
        .isEqualTo(new Offer.Refused(Refusal.CANCELLATION_CONFIRMED));
    Life unpaid = Life.reserved(MONTHLY, Sample.ZONE, Sample.START);
    assertThat(Offer.renewal(unpaid.lease(), MONTHLY, 1, d("2027-01-10")))
        .isEqualTo(new Offer.Refused(Refusal.NOT_YET_PAID));
  }
}

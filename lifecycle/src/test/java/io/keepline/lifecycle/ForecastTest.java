package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** A forecast is what the rules will do, and a what-if changes nothing. */
class ForecastTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  private static Instant inAYear(Life life) {
    return life.now().plus(Duration.ofDays(365));
  }

  private static Forecast.Step step(Forecast forecast, StimulusKind what) {
    return forecast.steps().stream().filter(s -> s.what() == what).findFirst().orElseThrow();
  }

  @Test
  void itListsTheWholeWayToTheEndWithDates() {
    Life life = Life.active(MONTHLY);
    LocalDate until = life.lease().validUntil();
    Forecast forecast = Forecast.of(life.lease(), Sample.ZONE, life.now(), inAYear(life));
    assertThat(forecast.whyNot()).isEmpty();
    assertThat(forecast.steps())
        .extracting(Forecast.Step::what)
        .containsExactly(
            StimulusKind.REMINDER_DUE,
            StimulusKind.REMINDER_DUE,
            StimulusKind.REMINDER_DUE,
            StimulusKind.REMINDER_DUE,
            StimulusKind.EXPIRED,
            StimulusKind.REMINDER_DUE,
            StimulusKind.GRACE_ENDED,
            StimulusKind.FINAL_NOTICE_DUE,
            StimulusKind.RECLAIM_DUE,
            StimulusKind.QUARANTINE_ENDED);
    assertThat(step(forecast, StimulusKind.EXPIRED))
        .isEqualTo(
            new Forecast.Step(
                life.startOf(until), until, StimulusKind.EXPIRED, "", LeaseStatus.GRACE));
    assertThat(step(forecast, StimulusKind.RECLAIM_DUE).after()).isEqualTo(LeaseStatus.QUARANTINED);
    assertThat(step(forecast, StimulusKind.QUARANTINE_ENDED).after()).isEqualTo(LeaseStatus.ENDED);
  }

  @Test
  void itAgreesWithWhatThenHappens() {
    Life life = Life.active(MONTHLY);
    Forecast forecast = Forecast.of(life.lease(), Sample.ZONE, life.now(), inAYear(life));
    for (Forecast.Step step : forecast.steps()) {
      assertThat(life.runUntil(step.at()).status()).isEqualTo(step.after());
    }
  }

  @Test
  void itEndsAtTheHorizon() {
    Life life = Life.active(MONTHLY);
    Instant horizon = life.startOf(life.lease().validUntil());
    Forecast forecast = Forecast.of(life.lease(), Sample.ZONE, life.now(), horizon);
    assertThat(forecast.steps().get(forecast.steps().size() - 1).what())
        .isEqualTo(StimulusKind.EXPIRED);
  }

  @Test
  void chargesByConsentAreListedButNotCountedOn() {
    Life life = Life.active(MONTHLY).consents();
    Forecast forecast = Forecast.of(life.lease(), Sample.ZONE, life.now(), inAYear(life));
    assertThat(step(forecast, StimulusKind.AUTO_RENEW_DUE).subject()).isEqualTo("3");
    assertThat(step(forecast, StimulusKind.EXPIRED).after()).isEqualTo(LeaseStatus.GRACE);
  }

  @Test
  void ifRenewedEverythingComesATermLater() {
    Life life = Life.inGrace(MONTHLY);
    Forecast forecast =
        Forecast.ifRenewed(life.lease(), MONTHLY, 2, Sample.ZONE, life.now(), inAYear(life));
    assertThat(step(forecast, StimulusKind.EXPIRED).date())
        .isEqualTo(life.lease().validUntil().plusMonths(2));
  }

  @Test
  void ifRenewedSaysWhyNot() {
    Life life = Life.active(MONTHLY);
    life.order(PaymentMethod.CARD);
    assertThat(
            Forecast.ifRenewed(life.lease(), MONTHLY, 1, Sample.ZONE, life.now(), inAYear(life))
                .whyNot())
        .contains(Refusal.ORDER_IN_FLIGHT);
    Life lost = Life.reclaimed(MONTHLY);
    assertThat(
            Forecast.ifRenewed(lost.lease(), MONTHLY, 1, Sample.ZONE, lost.now(), inAYear(lost))
                .whyNot())
        .contains(Refusal.NUMBER_LOST);
  }

  @Test
  void ifGraceWereLongerSuspensionComesLater() {
    Life life = Life.active(MONTHLY);
    LocalDate until = life.lease().validUntil();
    Forecast forecast = Forecast.ifGrace(life.lease(), 40, Sample.ZONE, life.now(), inAYear(life));
    assertThat(step(forecast, StimulusKind.GRACE_ENDED).date()).isEqualTo(until.plusDays(40));
  }

  @Test
  void aForecastOfAnEndedLeaseIsEmpty() {
    Life life = Life.reclaimed(MONTHLY);
    life.runUntil(life.now().plus(Duration.ofDays(95)));
    assertThat(Forecast.of(life.lease(), Sample.ZONE, life.now(), inAYear(life)).steps()).isEmpty();
  }

  @Test
  void anOpenCheckoutIsAssumedNotToBePaid() {
    Life life = Life.active(MONTHLY);
    life.answered(life.order(PaymentMethod.WALLET), Stimulus.Result.PENDING);
    Forecast forecast = Forecast.of(life.lease(), Sample.ZONE, life.now(), inAYear(life));
    assertThat(step(forecast, StimulusKind.PAY_BY_REACHED).after()).isEqualTo(LeaseStatus.ACTIVE);
  }
}

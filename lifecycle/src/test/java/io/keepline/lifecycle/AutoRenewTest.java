package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AutoRenewTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  @ParameterizedTest
  @EnumSource(DeclineReason.class)
  void aHardDeclineEndsTheConsentAndASoftOneIsTriedAgainAtTheNextOffset(DeclineReason reason) {
    Life life = dueCharge();
    String orderId = charged(life);
    life.does(declined(life, orderId, reason));
    assertThat(life.notice(NoticeKind.PAYMENT_DECLINED)).isNotNull();
    assertThat(life.lease().consent() == null).isEqualTo(reason.isHard());
    assertThat(life.hasWake(WakeKind.AUTO_RENEW)).isEqualTo(!reason.isHard());
    if (!reason.isHard()) {
      life.at(life.wakeAt(WakeKind.AUTO_RENEW));
      assertThat(charged(life)).isNotEqualTo(orderId);
    }
  }

  @Test
  void aRefusedChargeSparesAConsentThatWasGivenSinceForAnotherMethod() {
    Life life = dueCharge();
    String orderId = charged(life);
    life.does(
        new Stimulus.GiveConsent(
            life.holder(), PaymentMethod.PAYPAL, Money.of(2000, "USD"), true, "svm_2"));
    life.does(declined(life, orderId, DeclineReason.EXPIRED_CARD));
    assertThat(life.lease().consent()).isNotNull();
  }

  @Test
  void aRevokedConsentChargesNothingMore() {
    Life life = dueCharge();
    life.does(new Stimulus.RevokeConsent(life.holder()));
    life.refuses(life.autoRenew(), Refusal.NO_CONSENT);
    assertThat(life.hasWake(WakeKind.AUTO_RENEW)).isFalse();
  }

  @Test
  void aMethodThatCannotBeChargedUnattendedAsksTheHolderToPayAtEachOffset() {
    Life life = Life.active(MONTHLY);
    life.does(
        new Stimulus.GiveConsent(
            life.holder(), PaymentMethod.ALIPAY, Money.of(2000, "USD"), false));
    life.at(life.wakeAt(WakeKind.AUTO_RENEW));
    life.refuses(life.autoRenew(), Refusal.NO_CONSENT);
    life.wake(WakeKind.AUTO_RENEW);
    assertThat(life.notice(NoticeKind.PAYMENT_REQUEST)).isNotNull();
    assertThat(life.lease().orders()).isEmpty();
    assertThat(life.hasWake(WakeKind.AUTO_RENEW)).isTrue();
  }

  @Test
  void aPriceAboveTheCeilingIsNotChargedAndTold() {
    Life life = Life.active(MONTHLY);
    life.does(
        new Stimulus.GiveConsent(life.holder(), PaymentMethod.CARD, Money.of(1, "USD"), true));
    life.at(life.wakeAt(WakeKind.AUTO_RENEW));
    life.refuses(life.autoRenew(), Refusal.ABOVE_CEILING);
    life.wake(WakeKind.AUTO_RENEW);
    assertThat(life.notice(NoticeKind.PAYMENT_REQUEST)).isNotNull();
    assertThat(life.lease().orders()).isEmpty();
  }

  @Test
  void aLateChargeIsInThePriceBandOfTheDayItCameDue() {
    Life life = Life.active(MONTHLY).consents();
    LocalDate until = life.lease().validUntil();
    LocalDate inGrace = until.plusDays(2);
    Offer.Dates offer = (Offer.Dates) Offer.autoRenewal(life.lease(), MONTHLY, 1, inGrace);
    assertThat(offer.band()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(Offer.chargeDueOn(life.lease(), inGrace)).contains(until.minusDays(1));
    assertThat(Offer.chargeDueOn(life.lease(), until.minusDays(9))).isEqualTo(Optional.empty());
  }

  @Test
  void anOffsetAsLongAsTheTermIsNotDueAgainAsSoonAsItHasRenewed() {
    PlanVersion day = Sample.days(2, new PolicyBuilder().autoRenew(3, 1));
    assertThat(AutoRenewRules.attempts(day, null)).containsExactly(1);
  }

  @Test
  void aConsentToPayFromTheBalanceIsChargedWhoeverAsksForIt() {
    Life life = balanceDue();
    assertThat(life.lease().consent().chargeable()).isTrue();
    String orderId = charged(life);
    assertThat(life.lease().order(orderId).orElseThrow().method()).isEqualTo(PaymentMethod.BALANCE);
  }

  @Test
  void aBalanceThatIsTooLowKeepsTheConsentAndIsTriedAgainInsideTheDeadline() {
    Life life = balanceDue();
    life.does(declined(life, charged(life), DeclineReason.INSUFFICIENT_FUNDS));
    assertThat(life.notice(NoticeKind.PAYMENT_DECLINED)).isNotNull();
    assertThat(life.lease().consent()).isNotNull();
    assertThat(life.wakeAt(WakeKind.AUTO_RENEW))
        .isBefore(life.lease().validUntil().atStartOfDay(Sample.ZONE).toInstant());
  }

  @Test
  void nothingIsTakenFromTheBalanceOnceACancellationIsConfirmed() {
    Life life = balanceDue();
    Stimulus.Submit charge = life.autoRenew();
    life.cancelOnBehalf();
    life.refuses(charge, Refusal.CANCELLATION_CONFIRMED);
    assertThat(life.hasWake(WakeKind.AUTO_RENEW)).isFalse();
  }

  private static Life balanceDue() {
    Life life = Life.active(MONTHLY);
    life.does(
        new Stimulus.GiveConsent(
            life.holder(), PaymentMethod.BALANCE, Money.of(2000, "USD"), false));
    return life.at(life.wakeAt(WakeKind.AUTO_RENEW));
  }

  private static Life dueCharge() {
    Life life = Life.active(MONTHLY).consents();
    return life.at(life.wakeAt(WakeKind.AUTO_RENEW));
  }

  private static String charged(Life life) {
    Stimulus.Submit submit = life.autoRenew();
    life.does(submit);
    return submit.orderId();
  }

  private static Stimulus.Outcome declined(Life life, String orderId, DeclineReason reason) {
    Order order = life.lease().order(orderId).orElseThrow();
    return new Stimulus.Outcome(
        life.system(),
        orderId,
        order.paymentId(),
        Stimulus.Result.DECLINED,
        null,
        reason,
        null,
        null);
  }
}

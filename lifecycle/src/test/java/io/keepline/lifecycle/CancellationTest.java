package io.keepline.lifecycle;

import static io.keepline.lifecycle.Stimulus.Result;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Giving a number up: asked, confirmed, undone, carried out with exactly the frozen money. */
class CancellationTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  @Test
  void aRequestAloneCancelsNothingAndItsLinkDies() {
    Life life = Life.active(MONTHLY).requestCancellation();
    life.wake(WakeKind.LINK_EXPIRY);
    assertThat(life.lease().cancellation()).isEqualTo(Cancellation.NONE);
    assertThat(life.status()).isEqualTo(LeaseStatus.ACTIVE);
  }

  @Test
  void aSecondRequestKillsTheFirstLink() {
    Life life = Life.active(MONTHLY).requestCancellation();
    String first = life.lease().cancellation().linkId();
    life.requestCancellation();
    life.refuses(
        new Stimulus.ConfirmCancellation(life.holder(), first, Duration.ofHours(24)),
        Refusal.LINK_DEAD);
    life.confirmCancellation();
  }

  @Test
  void aDeadLinkConfirmsNothing() {
    Life life = Life.active(MONTHLY).requestCancellation();
    String link = life.lease().cancellation().linkId();
    life.at(life.lease().cancellation().linkExpiresAt());
    life.refuses(
        new Stimulus.ConfirmCancellation(life.holder(), link, Duration.ZERO), Refusal.LINK_DEAD);
  }

  @Test
  void onlyStaffConfirmsWithoutALink() {
    Life life = Life.active(MONTHLY);
    life.refuses(
        new Stimulus.ConfirmCancellation(life.holder(), "", Duration.ZERO),
        Refusal.NO_CANCELLATION);
    life.cancelOnBehalf();
  }

  @Test
  void itCanBeWithdrawnUntilItIsCarriedOut() {
    Life life = Life.active(MONTHLY).cancelOnBehalf();
    life.does(new Stimulus.WithdrawCancellation(life.holder()));
    assertThat(life.hasWake(WakeKind.COOLING_OFF_END)).isFalse();
    life.cancelOnBehalf().wake(WakeKind.COOLING_OFF_END);
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
    life.refuses(new Stimulus.WithdrawCancellation(life.holder()), Refusal.NUMBER_LOST);
  }

  @Test
  void e9_aPaymentInFlightAtConfirmationIsWaitedForAndRefunded() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.CARD);
    life.answered(orderId, Result.UNKNOWN).cancelOnBehalf();
    assertThat(life.hasWake(WakeKind.COOLING_OFF_END)).isFalse();
    life.at(life.now().plus(Duration.ofHours(25)));
    life.refuses(
        new Stimulus.Due(life.system(), StimulusKind.COOLING_OFF_ENDED, life.now(), ""),
        Refusal.ORDER_IN_FLIGHT);
    life.pay(orderId);
    assertThat(life.lease().refunds()).hasSize(1);
    life.wake(WakeKind.COOLING_OFF_END);
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
  }

  @Test
  void e9_aDeclinedPaymentLetsTheCancellationGoOnAndAnOpenCheckoutIsClosed() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.WALLET);
    life.cancelOnBehalf().answered(orderId, Result.PENDING);
    assertThat(life.lease().order(orderId).orElseThrow().closing()).isTrue();
    life.answered(orderId, Result.DECLINED);
    assertThat(life.lease().orders()).isEmpty();
    assertThat(life.hasWake(WakeKind.COOLING_OFF_END)).isTrue();
  }

  @Test
  void e10_aRenewalWithdrawsARequestAndIsRefusedOnceItIsConfirmed() {
    Life life = Life.active(MONTHLY).requestCancellation().renew();
    assertThat(life.lease().cancellation()).isEqualTo(Cancellation.NONE);
    Quote quote = life.quote();
    life.cancelOnBehalf();
    life.refuses(life.submit(quote, PaymentMethod.CARD), Refusal.CANCELLATION_CONFIRMED);
    life.does(new Stimulus.WithdrawCancellation(life.holder()));
    life.does(life.submit(quote, PaymentMethod.CARD));
  }

  @Test
  void aChargeByConsentDoesNotWithdrawARequest() {
    Life life = Life.active(MONTHLY).consents();
    life.runUntil(life.wakeAt(WakeKind.AUTO_RENEW).minusSeconds(60)).requestCancellation();
    life.at(life.wakeAt(WakeKind.AUTO_RENEW)).does(life.autoRenew());
    assertThat(life.lease().cancellation().state()).isEqualTo(Cancellation.State.REQUESTED);
  }

  @Test
  void i14_exactlyTheFrozenMoneyGoesBack() {
    Life life = Life.active(MONTHLY);
    life.pay(life.order(life.quote(MONTHLY, 2), PaymentMethod.CARD));
    life.runTo(life.lease().terms().get(1).from().minusDays(1));
    life.cancelOnBehalf();
    List<Cancellation.Share> frozen = life.lease().cancellation().refunds();
    assertThat(frozen)
        .extracting(Cancellation.Share::amount)
        .containsExactly(Money.of(2400, "USD"));
    life.runTo(life.today().plusDays(1)).runUntil(life.now().plusSeconds(3600));
    assertThat(life.entries(Entry.RefundMoved.class))
        .extracting(e -> e.refund().amount())
        .containsOnly(Money.of(2400, "USD"));
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
  }

  @Test
  void e24_aFreeTermIsATermButARefundCountsWhatWasPaid() {
    Life life = Life.active(MONTHLY);
    Quote two = life.quote(MONTHLY, 2);
    Quote oneForOne =
        Sample.sold(two, Money.of(1200, "USD"), new Quote.Extras(1, List.of("one-for-one")));
    life.pay(life.order(oneForOne, PaymentMethod.CARD));
    assertThat(life.lease().validUntil()).isEqualTo(two.newValidUntil());
    life.runTo(life.lease().terms().get(1).from().minusDays(1)).cancelOnBehalf();
    assertThat(life.lease().cancellation().refunds())
        .extracting(Cancellation.Share::amount)
        .containsExactly(Money.of(1200, "USD"));
  }

  @Test
  void theCurrentTermIsNotRefunded() {
    Life life = Life.active(MONTHLY);
    life.runTo(life.lease().terms().get(0).from()).cancelOnBehalf();
    assertThat(life.lease().cancellation().refunds()).isEmpty();
  }

  @Test
  void i7_aLegalHoldKeepsACancelledNumber() {
    Life life = Life.active(MONTHLY).cancelOnBehalf().hold(HoldReason.LEGAL);
    assertThat(life.hasWake(WakeKind.COOLING_OFF_END)).isFalse();
    life.at(life.now().plus(Duration.ofDays(3)));
    life.refuses(
        new Stimulus.Due(life.system(), StimulusKind.COOLING_OFF_ENDED, life.now(), ""),
        Refusal.ON_HOLD);
    life.lift(HoldReason.LEGAL).wake(WakeKind.COOLING_OFF_END);
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
  }

  @Test
  void aNumberThatLeavesAfterItsCancellationIsNotRefundedTwice() {
    Life life = Life.active(MONTHLY).renew().cancelOnBehalf().wake(WakeKind.COOLING_OFF_END);
    life.runUntil(life.now()).fresh();
    life.does(new Stimulus.NumberGone(life.staff(), LossCause.PORTED_OUT));
    assertThat(life.entries(Entry.RefundMoved.class)).isEmpty();
  }

  @Test
  void aNumberThatLeftUsHasNoQuarantine() {
    Life life = Life.active(MONTHLY).renew().cancelOnBehalf().wake(WakeKind.COOLING_OFF_END);
    assertThat(life.lease().quarantineUntil()).isPresent();
    life.does(new Stimulus.NumberGone(life.staff(), LossCause.RETIRED));
    assertThat(life.status()).isEqualTo(LeaseStatus.ENDED);
    assertThat(life.lease().quarantineUntil()).isEmpty();
  }
}

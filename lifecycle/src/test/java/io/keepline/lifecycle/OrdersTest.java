package io.keepline.lifecycle;

import static io.keepline.lifecycle.Stimulus.Result;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The order machine, and the races between paying and everything else. */
class OrdersTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  @Test
  void inFlightIsSubmittedPendingUnknownAndPaid() {
    assertThat(Stream.of(OrderState.values()).filter(OrderState::isInFlight))
        .containsExactly(
            OrderState.SUBMITTED, OrderState.PENDING, OrderState.UNKNOWN, OrderState.PAID);
  }

  @Test
  void e1_renewalInGraceExtendsFromTheOldEndAndServiceIsBackAtOnce() {
    Life life = Life.inGrace(MONTHLY);
    LocalDate old = life.lease().validUntil();
    life.runTo(old.plusDays(10)).renew();
    assertThat(life.status()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(life.lease().validUntil()).isEqualTo(old.plusMonths(1));
    assertThat(life.lease().wantedService()).isEqualTo(ServiceLevel.FULL);
    assertThat(life.wakeAt(WakeKind.SERVICE)).isBeforeOrEqualTo(life.now());
  }

  @Test
  void e2_aRenewalWinsUntilTheLeaseIsReclaiming() {
    Life life = Life.suspended(MONTHLY);
    Instant lost = life.startOf(life.lease().suspendedUntil().orElseThrow());
    life.runUntil(lost.minusSeconds(1)).renew();
    assertThat(life.status()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(life.runUntil(lost.plusSeconds(1)).status()).isEqualTo(LeaseStatus.ACTIVE);
  }

  @Test
  void e2_aPaymentInReclaimingWaitsForTheCommitAndIsAppliedWhenTheBrakeIsOn() {
    Life life = paidInReclaiming();
    life.does(new Stimulus.Braked(life.system(), life.now().plusSeconds(3600)));
    assertThat(life.status()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(life.balance(Entry.Account.CLEARING)).isZero();
  }

  @Test
  void e2_aPaymentInReclaimingIsRefundedWhenTheLossIsCommitted() {
    Life life = paidInReclaiming();
    life.does(AsPlanned.lossCommitted(life.now()));
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
    assertThat(life.lease().refunds()).hasSize(1);
    assertThat(life.balance(Entry.Account.CLEARING)).isZero();
  }

  /** An order that the record knows in flight is adopted into the very moment of the loss. */
  private static Life paidInReclaiming() {
    Life life = Life.suspended(MONTHLY);
    String orderId = life.order(PaymentMethod.WALLET);
    List<Order> orders = life.lease().orders();
    life.answered(orderId, Result.CLOSED);
    life.runUntil(life.startOf(life.lease().suspendedUntil().orElseThrow()).minusSeconds(1));
    life.wake(WakeKind.RECLAIM).fresh();
    life.with(life.lease().withOrders(orders)).pay(orderId);
    assertThat(life.lease().orders().get(0).state()).isEqualTo(OrderState.PAID);
    life.refuses(life.outcome(orderId, Result.PAID), Refusal.NOTHING_CHANGED);
    return life;
  }

  @Test
  void e4_aPendingPaymentHoldsTheLossBackOnceAndForABoundedWhile() {
    Life life = beforeTheLoss();
    String orderId = life.order(PaymentMethod.WALLET);
    life.answered(orderId, Result.PENDING).wake(WakeKind.RECLAIM);
    assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
    assertThat(life.lease().lossPausedUntil())
        .isEqualTo(life.lease().order(orderId).orElseThrow().payBy());
    assertThat(life.told(NoticeKind.PAYMENT_BEING_CHECKED)).hasSize(1);
    assertThat(life.hasWake(WakeKind.RECLAIM)).isFalse();
    life.runUntil(life.lease().lossPausedUntil());
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
  }

  @Test
  void aPauseOfAnotherTermIsToldAgainForTheSameOrder() {
    Life life = beforeTheLoss();
    String orderId = life.order(PaymentMethod.CARD);
    life.answered(orderId, Result.UNKNOWN).wake(WakeKind.RECLAIM);
    String first = life.notice(NoticeKind.PAYMENT_BEING_CHECKED).noticeId();
    LocalDate given = life.lease().validUntil().plusDays(1);
    life.does(new Stimulus.GiveGoodwill(life.staff(), given)).wake(WakeKind.FINAL_NOTICE);
    life.noticeAnswered(NoticeKind.FINAL_NOTICE, Stimulus.NoticeResult.ACCEPTED);
    life.noticeAnswered(NoticeKind.PAYMENT_BEING_CHECKED, Stimulus.NoticeResult.ACCEPTED);
    life.wake(WakeKind.RECLAIM);
    assertThat(life.notice(NoticeKind.PAYMENT_BEING_CHECKED).noticeId()).isNotEqualTo(first);
  }

  @Test
  void e4_anUnknownPaymentHoldsTheLossBackUntilAPersonHasIt() {
    Life life = beforeTheLoss();
    life.answered(life.order(PaymentMethod.CARD), Result.UNKNOWN).wake(WakeKind.RECLAIM);
    Instant given = life.wakeAt(WakeKind.UNRESOLVED);
    assertThat(life.lease().lossPausedUntil()).isEqualTo(given);
    life.runUntil(given.minusSeconds(1));
    assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
    life.runUntil(given);
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
    assertThat(life.hasTask(Task.Kind.PAYMENT_UNRESOLVED)).isTrue();
  }

  private static Life beforeTheLoss() {
    Life life = Life.suspended(MONTHLY);
    return life.runUntil(
        life.startOf(life.lease().suspendedUntil().orElseThrow()).minusSeconds(3600));
  }

  @Test
  void e5_afterTheNominalInstantOnlyMethodsThatAnswerAtOnce() {
    Life life = beforeTheLoss();
    life.answered(life.order(PaymentMethod.WALLET), Result.PENDING).wake(WakeKind.RECLAIM);
    String first = life.lease().orders().get(0).orderId();
    Stimulus.Outcome closed = life.outcome(first, Result.CLOSED);
    life.at(life.now().plusSeconds(60)).does(closed);
    life.refuses(life.submit(life.quote(), PaymentMethod.WALLET), Refusal.METHOD_TOO_SLOW);
    String late = life.order(PaymentMethod.CARD);
    life.answered(late, Result.PENDING);
    assertThat(life.lease().order(late).orElseThrow().closing())
        .as("a checkout opened too late is closed at once")
        .isTrue();
  }

  @Test
  void e6_aWalletThatConfirmsAfterReclamationIsRefundedAndTheNumberUntouched() {
    Life life = Life.suspended(MONTHLY);
    String orderId = life.order(PaymentMethod.WALLET);
    Order closed = life.lease().order(orderId).orElseThrow().in(OrderState.CLOSED);
    life.answered(orderId, Result.CLOSED);
    life.lost().fresh();
    life.does(
        new Stimulus.Outcome(
            life.system(),
            orderId,
            closed.paymentId(),
            Result.PAID,
            closed.quote().total(),
            null,
            null,
            closed));
    assertThat(life.status()).isEqualTo(LeaseStatus.QUARANTINED);
    assertThat(life.lease().refunds().get(0).amount()).isEqualTo(closed.quote().total());
    assertThat(life.entries(Entry.NumberMoved.class)).isEmpty();
  }

  @Test
  void e7_theSameRequestAgainChangesNothing() {
    Life life = Life.active(MONTHLY);
    Stimulus.Submit submit = life.submit(life.quote(), PaymentMethod.CARD);
    life.does(submit).pay(submit.orderId());
    assertThat(life.decide(submit)).isEqualTo(new Decision.Repeated());
  }

  @Test
  void e8_aSecondTabIsInFlightFirstAndOutdatedAfterwards() {
    Life life = Life.active(MONTHLY);
    Quote seenByBoth = life.quote();
    String orderId = life.order(seenByBoth, PaymentMethod.CARD);
    life.refuses(life.submit(seenByBoth, PaymentMethod.CARD), Refusal.ORDER_IN_FLIGHT);
    life.pay(orderId);
    life.refuses(life.submit(seenByBoth, PaymentMethod.CARD), Refusal.VALID_UNTIL_MOVED);
  }

  @Test
  void i10_aSecondOrderIsRefusedWhileOneIsInFlight() {
    Life life = Life.active(MONTHLY);
    for (Result answer : List.of(Result.UNKNOWN, Result.PENDING)) {
      String orderId = life.order(PaymentMethod.WALLET);
      life.refuses(life.submit(life.quote(), PaymentMethod.CARD), Refusal.ORDER_IN_FLIGHT);
      life.answered(orderId, answer);
      life.refuses(life.submit(life.quote(), PaymentMethod.CARD), Refusal.ORDER_IN_FLIGHT);
      life.answered(orderId, Result.CLOSED);
    }
  }

  @Test
  void e11_autoRenewWaitsForAManualOrderAndClosesAnOpenCheckoutFirst() {
    Life life = Life.active(MONTHLY).consents();
    life.runUntil(life.wakeAt(WakeKind.AUTO_RENEW).minusSeconds(60));
    String orderId = life.order(PaymentMethod.WALLET);
    life.answered(orderId, Result.PENDING).at(life.wakeAt(WakeKind.AUTO_RENEW));
    life.refuses(life.autoRenew(), Refusal.ORDER_IN_FLIGHT);
    life.wake(WakeKind.AUTO_RENEW);
    assertThat(life.lease().order(orderId).orElseThrow().closing()).isTrue();
    assertThat(life.hasWake(WakeKind.AUTO_RENEW)).isFalse();
    life.answered(orderId, Result.CLOSED).does(life.autoRenew());
  }
}

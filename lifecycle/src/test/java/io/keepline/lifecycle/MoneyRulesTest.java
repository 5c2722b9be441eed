package io.keepline.lifecycle;

import static io.keepline.lifecycle.Stimulus.RefundResult;
import static io.keepline.lifecycle.Stimulus.Result;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** Where captured money is at every moment. */
class MoneyRulesTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  private static Stimulus.Dispute dispute(Life life, boolean won) {
    return new Stimulus.Dispute(life.system(), "ord_0", "pay_0", Sample.PRICE, won);
  }

  /** A renewal that was paid after the cancellation was confirmed: its money goes back. */
  private static Life owing() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.CARD);
    return life.answered(orderId, Result.UNKNOWN).cancelOnBehalf().fresh().pay(orderId);
  }

  private static Stimulus refund(Life life, RefundResult result) {
    String refundId = life.lease().refunds().get(0).refundId();
    return new Stimulus.RefundAnswered(life.system(), refundId, result);
  }

  @Test
  void i3_capturedMoneyIsATermOrOwedOrBack() {
    Life life = owing();
    assertThat(life.balance(Entry.Account.CLEARING)).isZero();
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isEqualTo(1200);
    life.does(refund(life, RefundResult.DONE));
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isZero();
    assertThat(life.balance(Entry.Account.PROVIDER)).isZero();
  }

  @Test
  void e19_aRefusedRefundIsGivenToAPersonAndNeverDropped() {
    Life life = owing();
    life.does(refund(life, RefundResult.REFUSED));
    Task task = life.task(Task.Kind.REFUND_FAILED);
    life.refuses(refund(life, RefundResult.LATER), Refusal.NOTHING_CHANGED);
    assertThat(life.lease().refunds().get(0).state()).isEqualTo(Refund.State.MANUAL);
    life.refuses(
        new Stimulus.CloseTask(life.staff(), task.taskId(), Stimulus.Answer.SETTLED),
        Refusal.EVIDENCE_NEEDED);
    life.does(
        new Stimulus.CloseTask(
            life.staff(),
            task.taskId(),
            Stimulus.Answer.SETTLED,
            new Stimulus.Evidence("transfer-17", null)));
    assertThat(life.lease().refunds()).isEmpty();
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isZero();
    assertThat(life.balance(Entry.Account.BY_HAND)).isEqualTo(1200);
    assertThat(life.balance(Entry.Account.PROVIDER)).isEqualTo(-1200);
  }

  @Test
  void e19_aRefundThatIsNeverAnsweredIsGivenToAPersonToo() {
    Life life = owing();
    for (int i = 0; i < 6; i++) {
      life.at(life.wakeAt(WakeKind.REFUND)).does(refund(life, RefundResult.LATER));
    }
    assertThat(life.hasTask(Task.Kind.REFUND_FAILED)).isTrue();
    assertThat(life.hasWake(WakeKind.REFUND)).isTrue();
  }

  @Test
  void e20_aChargebackHoldsServiceAndTakesNothingAwayByItself() {
    Life life = Life.active(MONTHLY).consents().fresh();
    LocalDate until = life.lease().validUntil();
    life.does(dispute(life, false));
    assertThat(life.status()).isEqualTo(LeaseStatus.ACTIVE);
    assertThat(life.lease().validUntil()).isEqualTo(until);
    assertThat(life.lease().isHeld(HoldReason.DISPUTE)).isTrue();
    assertThat(life.lease().consent()).isNull();
    assertThat(life.told(NoticeKind.DISPUTE)).hasSize(1);
    assertThat(life.hasTask(Task.Kind.CHARGEBACK)).isTrue();
    life.does(dispute(life, true));
    assertThat(life.lease().holds()).isEmpty();
    assertThat(life.balance(Entry.Account.CHARGEBACKS)).isZero();
  }

  @Test
  void e20_consentForAnotherMethodThanTheDisputedOneStands() {
    Life life = Life.active(MONTHLY).consents();
    life.does(
        new Stimulus.Dispute(
            life.system(), "ord_0", "pay_0", Sample.PRICE, false, PaymentMethod.PAYPAL, null));
    assertThat(life.lease().consent()).isNotNull();
    assertThat(life.lease().isHeld(HoldReason.DISPUTE)).isTrue();
  }

  @Test
  void e20_whatABankTookBackIsNotRefundedASecondTime() {
    Life life = Life.active(MONTHLY).renew();
    Order renewal = lastApplied(life);
    Money amount = renewal.quote().total();
    life.cancelOnBehalf();
    assertThat(life.lease().cancellation().refunds()).hasSize(2);
    life.does(
        new Stimulus.Dispute(life.system(), renewal.orderId(), renewal.paymentId(), amount, false));
    life.does(dispute(life, false)).fresh().wake(WakeKind.COOLING_OFF_END);
    assertThat(life.entries(Entry.RefundMoved.class)).isEmpty();
  }

  @Test
  void e20_aNumberThatIsNeverProvidedRefundsNothingThatABankTookBack() {
    Life life = Life.reserved(MONTHLY, Sample.ZONE, Sample.START).pay("ord_0");
    life.does(dispute(life, false)).fresh();
    life.does(
        new Stimulus.ServiceAnswered(
            life.system(),
            ServiceLevel.INBOUND_ONLY,
            1,
            MONTHLY.label(),
            Stimulus.ServiceResult.REFUSED));
    assertThat(life.status()).isEqualTo(LeaseStatus.ENDED);
    assertThat(life.entries(Entry.RefundMoved.class)).isEmpty();
  }

  @Test
  void e20_aChargebackStopsARefundThatIsOnItsWay() {
    Life life = owing();
    Refund refund = life.lease().refunds().get(0);
    life.does(
        new Stimulus.Dispute(
            life.system(), refund.orderId(), refund.paymentId(), refund.amount(), false));
    assertThat(life.lease().refunds().get(0).state()).isEqualTo(Refund.State.STOPPED);
    assertThat(life.hasWake(WakeKind.REFUND)).isFalse();
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isZero();
    life.refuses(refund(life, RefundResult.DONE), Refusal.REFUND_UNKNOWN);
  }

  @Test
  void e20_aDisputeThatIsWonOwesTheStoppedRefundAgain() {
    Life life = owing();
    Refund refund = life.lease().refunds().get(0);
    life.does(bank(life, refund, refund.amount(), false))
        .does(bank(life, refund, refund.amount(), true));
    assertThat(life.hasWake(WakeKind.REFUND)).isTrue();
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isEqualTo(1200);
    assertThat(life.balance(Entry.Account.CHARGEBACKS)).isZero();
    life.does(refund(life, RefundResult.DONE));
    assertThat(life.balance(Entry.Account.PROVIDER)).isZero();
    assertThat(life.lease().refunds()).isEmpty();
  }

  @Test
  void e20_aDisputeThatStaysLostOwesNothingAnyMore() {
    Life life = owing();
    Refund refund = life.lease().refunds().get(0);
    life.does(bank(life, refund, refund.amount(), false));
    life.does(
        new Stimulus.CloseTask(
            life.staff(),
            life.task(Task.Kind.CHARGEBACK).taskId(),
            Stimulus.Answer.SETTLED,
            new Stimulus.Evidence("letter-17", null)));
    assertThat(life.lease().refunds()).isEmpty();
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isZero();
  }

  /** The provider's answer to the refund was lost; what the bank took is only what was left. */
  @Test
  void e20_aRefundThatMayHaveArrivedBesideAChargebackWaitsForItsOwnAnswer() {
    Life life = owing();
    Refund refund = life.lease().refunds().get(0);
    Money captured = Money.of(refund.amount().minorUnits() + 300, "USD");
    life.does(
        new Stimulus.Dispute(
            life.system(),
            refund.orderId(),
            refund.paymentId(),
            Money.of(300, "USD"),
            false,
            null,
            captured));
    assertThat(life.lease().refunds().get(0).state()).isEqualTo(Refund.State.DUE);
    life.does(refund(life, RefundResult.DONE));
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isZero();
  }

  private static Stimulus bank(Life life, Refund refund, Money amount, boolean won) {
    return new Stimulus.Dispute(life.system(), refund.orderId(), refund.paymentId(), amount, won);
  }

  private static Order lastApplied(Life life) {
    return life.entries(Entry.OrderMoved.class).stream()
        .map(Entry.OrderMoved::order)
        .filter(o -> o.state() == OrderState.APPLIED)
        .reduce((a, b) -> b)
        .orElseThrow();
  }

  @Test
  void provisioningRefusedForGoodGivesAllMoneyBackAndEnds() {
    Life life = Life.reserved(MONTHLY, 2, Sample.ZONE, Sample.START).pay("ord_0");
    life.does(
        new Stimulus.ServiceAnswered(
            life.system(), ServiceLevel.FULL, 1, MONTHLY.label(), Stimulus.ServiceResult.REFUSED));
    assertThat(life.lease().lossCause()).isEqualTo(LossCause.PROVISIONING_REFUSED);
    assertThat(life.entries(Entry.RefundMoved.class).get(0).refund().amount())
        .isEqualTo(Money.of(2400, "USD"));
    assertThat(life.entries(Entry.HandedOver.class).get(0).orderIds()).containsExactly("ord_0");
  }

  @Test
  void i6_everyDayIsExplainedByTheLedger() {
    Life life = Life.active(MONTHLY).renew();
    life.does(new Stimulus.GiveGoodwill(life.staff(), life.lease().validUntil().plusDays(2)));
    life.does(new Stimulus.TopUpDays(life.system(), "ord_top", "pay_top", 3, false));
    LocalDate until = null;
    for (Entry.Days days : life.entries(Entry.Days.class)) {
      assertThat(days.before()).isEqualTo(until);
      until = days.after();
    }
    assertThat(life.lease().validUntil()).isEqualTo(until);
  }

  @Test
  void i12_everyChangeHasAnAuditRowOfItsActorAndCause() {
    Life life = Life.active(MONTHLY).fresh().hold(HoldReason.ADMIN);
    Entry.Audit row = life.entries(Entry.Audit.class).get(0);
    assertThat(row.by().actor().kind()).isEqualTo(Actor.Kind.STAFF);
    assertThat(row.by().reason()).isEqualTo("test");
    assertThat(row.policy()).isEqualTo("pln_keep@1");
    assertThat(row.subject()).isEqualTo("ADMIN");
  }
}

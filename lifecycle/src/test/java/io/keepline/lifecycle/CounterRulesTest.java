package io.keepline.lifecycle;

import static io.keepline.lifecycle.Stimulus.Result;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;

/** What a clerk takes over a counter, and takes back. */
class CounterRulesTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  private static Stimulus.CounterReverse reversal(Life life, Stimulus.CounterPay pay, Lease then) {
    return new Stimulus.CounterReverse(
        life.staff(),
        pay.orderId(),
        pay.paymentId(),
        pay.quote(),
        Stimulus.CounterReverse.Before.of(then));
  }

  @Test
  void cashIsCapturedAndAppliedInOneStep() {
    Life life = Life.active(MONTHLY).fresh();
    LocalDate before = life.lease().validUntil();
    Stimulus.CounterPay pay = life.atCounter();
    life.does(pay);
    assertThat(life.lease().validUntil()).isEqualTo(before.plusMonths(1));
    assertThat(life.lease().orders()).isEmpty();
    assertThat(life.balance(Entry.Account.TILL)).isEqualTo(-1200);
    assertThat(life.balance(Entry.Account.PROVIDER)).isZero();
    assertThat(life.balance(Entry.Account.REVENUE)).isEqualTo(1200);
    assertThat(life.entries(Entry.CounterTaken.class)).hasSize(1);
    assertThat(life.decide(pay)).isEqualTo(new Decision.Repeated());
    assertThat(life.balance(Entry.Account.TILL)).isEqualTo(-1200);
  }

  @Test
  void aSecondClerkWithTheSameOfferTakesNothing() {
    Life life = Life.active(MONTHLY);
    Quote quote = life.quote();
    life.does(life.atCounter(quote));
    life.refuses(life.atCounter(quote), Refusal.VALID_UNTIL_MOVED);
  }

  @Test
  void aReversedEntryLeavesTheChargesByConsentThatWereTried() {
    Life life = Life.active(MONTHLY);
    life.does(
        new Stimulus.GiveConsent(
            life.holder(), PaymentMethod.ALIPAY, Money.of(2000, "USD"), false));
    life.at(life.wakeAt(WakeKind.AUTO_RENEW));
    life.wake(WakeKind.AUTO_RENEW);
    Lease then = life.lease();
    Stimulus.CounterPay pay = life.atCounter();
    life.does(pay).does(reversal(life, pay, then));
    assertThat(life.lease().autoRenewDays()).isNotNull().isEqualTo(then.autoRenewDays());
  }

  @Test
  void onlyMethodsOfACounterArePaidThere() {
    Life life = Life.active(MONTHLY);
    Stimulus.CounterPay cash = life.atCounter();
    life.refuses(
        new Stimulus.CounterPay(
            cash.by(),
            cash.orderId(),
            cash.quote(),
            PaymentMethod.CARD,
            cash.paymentId(),
            cash.expectedValidUntil(),
            cash.notAfter(),
            cash.till()),
        Refusal.QUOTE_DOES_NOT_FIT);
  }

  @Test
  void e25_anOpenCheckoutIsClosedBeforeCashIsTaken() {
    Life life = Life.active(MONTHLY);
    String wallet = life.order(PaymentMethod.WALLET);
    life.answered(wallet, Result.PENDING);
    Stimulus.CounterPay cash = life.atCounter();
    life.refuses(cash, Refusal.ORDER_IN_FLIGHT);
    life.does(new Stimulus.LeaveCheckout(life.system(), wallet));
    assertThat(life.lease().order(wallet).orElseThrow().closing()).isTrue();
    life.refuses(new Stimulus.LeaveCheckout(life.system(), wallet), Refusal.ORDER_UNKNOWN);
    life.answered(wallet, Result.CLOSED).does(cash);
    assertThat(life.balance(Entry.Account.TILL)).isEqualTo(-1200);
  }

  @Test
  void e25_paidMeanwhileTheCashIsRefused() {
    Life life = Life.active(MONTHLY);
    String wallet = life.order(PaymentMethod.WALLET);
    life.answered(wallet, Result.PENDING);
    Stimulus.CounterPay cash = life.atCounter();
    life.does(new Stimulus.LeaveCheckout(life.system(), wallet));
    life.pay(wallet).refuses(cash, Refusal.VALID_UNTIL_MOVED);
    assertThat(life.balance(Entry.Account.TILL)).isZero();
  }

  @Test
  void e25_noCheckoutIsClosedForAnOfferThatIsRefusedAnyway() {
    Life life = Life.active(MONTHLY);
    Quote old = life.quote();
    life.renew();
    String wallet = life.order(PaymentMethod.WALLET);
    life.answered(wallet, Result.PENDING);
    life.refuses(life.atCounter(old), Refusal.VALID_UNTIL_MOVED);
  }

  @Test
  void i5_aWrongEntryIsTakenBackToTheDateBeforeWithARowOfItsOwn() {
    Life life = Life.active(MONTHLY).fresh();
    Lease then = life.lease();
    Stimulus.CounterPay pay = life.atCounter(life.quote(MONTHLY, 3));
    life.does(pay).does(reversal(life, pay, then));
    assertThat(life.lease().validUntil()).isEqualTo(then.validUntil());
    assertThat(life.lease().anchorDay()).isEqualTo(then.anchorDay());
    assertThat(life.lease().terms()).isEqualTo(then.terms());
    assertThat(life.entries(Entry.Days.class))
        .extracting(Entry.Days::cause)
        .containsExactly(Entry.DaysCause.RENEWAL, Entry.DaysCause.CORRECTION);
    assertThat(life.balance(Entry.Account.TILL)).isZero();
    assertThat(life.balance(Entry.Account.REVENUE)).isZero();
    assertThat(life.entries(Entry.RefundMoved.class))
        .extracting(moved -> moved.refund().state())
        .containsExactly(Refund.State.DONE);
    life.refuses(reversal(life, pay, then), Refusal.NOT_REVERSIBLE);
  }

  @Test
  void takenBackInSuspensionTheNumberIsFrozenAgainAndNotLostAtOnce() {
    Life life = Life.suspended(MONTHLY);
    Lease then = life.lease();
    Stimulus.CounterPay pay = life.atCounter();
    life.does(pay);
    assertThat(life.status()).isEqualTo(LeaseStatus.ACTIVE);
    life.does(reversal(life, pay, then));
    assertThat(life.status()).isEqualTo(LeaseStatus.SUSPENDED);
    assertThat(life.lease().anchorDay()).isEqualTo(then.anchorDay());
    assertThat(life.lease().validProof()).isEmpty();
  }

  @Test
  void onlyTheNewestEntryIsTakenBackAndNotWhileAnOrderIsInFlight() {
    Life life = Life.active(MONTHLY);
    Lease then = life.lease();
    Stimulus.CounterPay first = life.atCounter();
    life.does(first).renew();
    life.refuses(reversal(life, first, then), Refusal.NOT_REVERSIBLE);
    Lease later = life.lease();
    Stimulus.CounterPay second = life.atCounter();
    life.does(second).order(PaymentMethod.CARD);
    life.refuses(reversal(life, second, later), Refusal.ORDER_IN_FLIGHT);
  }

  @Test
  void whoSaysThatAPaymentWasCapturedSaysHowMuchAndWhereItStands() {
    Life life = Life.active(MONTHLY);
    String orderId = life.order(PaymentMethod.CARD);
    life.answered(orderId, Result.UNKNOWN).wake(WakeKind.UNRESOLVED).fresh();
    String task = life.task(Task.Kind.PAYMENT_UNRESOLVED).taskId();
    Stimulus.Evidence noAmount = new Stimulus.Evidence("pi_1", null);
    life.refuses(
        new Stimulus.CloseTask(life.staff(), task, Stimulus.Answer.PAID, noAmount),
        Refusal.EVIDENCE_NEEDED);
    Stimulus.Evidence proof = new Stimulus.Evidence("pi_1", Money.of(700, "USD"));
    life.refuses(
        new Stimulus.CloseTask(life.staff(), task, Stimulus.Answer.NOT_PAID, proof),
        Refusal.EVIDENCE_NEEDED);
    life.does(new Stimulus.CloseTask(life.staff(), task, Stimulus.Answer.PAID, proof));
    assertThat(life.lease().refunds())
        .extracting(Refund::amount)
        .containsExactly(Money.of(700, "USD"));
    assertThat(life.entries(Entry.PaymentProven.class)).hasSize(1);
    assertThat(life.balance(Entry.Account.CLEARING)).isZero();
  }
}

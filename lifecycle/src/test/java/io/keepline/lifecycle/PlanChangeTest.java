package io.keepline.lifecycle;

import static io.keepline.lifecycle.RefundPolicy.CurrentTerm.BY_DAY;
import static io.keepline.lifecycle.RefundPolicy.CurrentTerm.NONE;
import static io.keepline.lifecycle.Stimulus.Result;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Another plan for the rest of the running term. */
class PlanChangeTest {
  private static final PlanVersion SMALL = small(BY_DAY);
  private static final PlanVersion LARGE =
      Sample.named("pln_large", Sample.days(30, new PolicyBuilder().refunds(BY_DAY, 0).grace(5)));

  private static PlanVersion small(RefundPolicy.CurrentTerm currentTerm) {
    return Sample.days(30, new PolicyBuilder().refunds(currentTerm, 0));
  }

  /** Ten of thirty days are gone, today included nineteen are left. */
  private static Life running(PlanVersion plan, int terms) {
    Life life = Life.active(plan, terms, Sample.ZONE, Sample.START);
    return life.runTo(life.lease().terms().get(0).from().plusDays(10));
  }

  private static Life changed(Life life) {
    return life.pay(life.order(life.changeQuote(LARGE, 950), PaymentMethod.CARD));
  }

  private static List<Money> backOn(Life life) {
    return Settlement.ofCancellation(life.lease(), life.today(), List.of()).refunds().stream()
        .map(Cancellation.Share::amount)
        .toList();
  }

  @Test
  void theRestOfTheTermGetsThePlanAtOnceAndThePaidDateStays() {
    Life life = running(SMALL, 1).fresh();
    LocalDate until = life.lease().validUntil();
    changed(life);
    assertThat(life.lease().validUntil()).isEqualTo(until);
    assertThat(life.lease().planOn(life.today())).isEqualTo(LARGE);
    assertThat(life.lease().plan()).isEqualTo(LARGE);
    assertThat(life.hasWake(WakeKind.SERVICE)).isTrue();
    assertThat(life.entries(Entry.Days.class))
        .extracting(Entry.Days::cause, Entry.Days::before, Entry.Days::after)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(Entry.DaysCause.CHANGE, until, until));
    assertThat(life.balance(Entry.Account.REVENUE)).isEqualTo(950);
    assertThat(life.told(NoticeKind.RECEIPT)).hasSize(1);
  }

  /** Of 15.00 a third is for add-ons, so 10.00 count: of thirty days nineteen are left. */
  @Test
  void addOnsStayAndAreNotTakenOffThePriceOfAnotherPlan() {
    Life life = Life.active(SMALL);
    Quote withAddOns =
        Sample.sold(
            life.quote(),
            Money.of(1500, "USD"),
            new Quote.Extras(0, List.of(), Money.of(500, "USD")));
    life.pay(life.order(withAddOns, PaymentMethod.CARD));
    life.runTo(life.lease().terms().get(1).from().plusDays(10));
    assertThat(credit(life)).isEqualTo(Money.of(633, "USD"));
    changed(life);
    assertThat(life.lease().terms().get(0).addOns()).isEqualTo(Money.of(317, "USD"));
    assertThat(credit(life, SMALL)).isEqualTo(Money.of(633 + 950, "USD"));
  }

  private static Money credit(Life life) {
    return credit(life, LARGE);
  }

  private static Money credit(Life life, PlanVersion plan) {
    return ((Offer.Change) Offer.change(life.lease(), plan, life.today())).unused();
  }

  @Test
  void termsThatHaveNotBegunKeepThePlanTheyWereSoldWith() {
    Life life = changed(running(SMALL, 2));
    assertThat(life.lease().plan()).isEqualTo(SMALL);
    LocalDate next = life.lease().terms().get(1).from();
    assertThat(life.lease().planOn(next.minusDays(1))).isEqualTo(LARGE);
    assertThat(life.lease().planOn(next)).isEqualTo(SMALL);
    life.runTo(next);
    assertThat(life.lease().service().appliedPlan()).isEqualTo(SMALL.label());
  }

  @Test
  void givenDaysFollowTheChangedPlan() {
    Life life = running(SMALL, 1);
    life.does(new Stimulus.GiveGoodwill(life.staff(), life.lease().validUntil().plusDays(7)));
    LocalDate given = life.lease().terms().get(1).from();
    changed(life);
    assertThat(life.lease().planOn(given)).isEqualTo(LARGE);
    assertThat(life.lease().plan()).isEqualTo(LARGE);
  }

  @Test
  void givenDaysBehindABoughtTermKeepItsPlan() {
    Life life = running(SMALL, 2);
    life.does(new Stimulus.GiveGoodwill(life.staff(), life.lease().validUntil().plusDays(7)));
    changed(life);
    assertThat(life.lease().planOn(life.lease().validUntil().minusDays(1))).isEqualTo(SMALL);
    assertThat(life.lease().plan()).isEqualTo(SMALL);
  }

  @Test
  void e18_bothPaymentsGiveTheirUnusedDaysBack() {
    Life life = changed(running(SMALL, 1));
    assertThat(backOn(life)).containsExactly(Money.of(760, "USD"), Money.of(950, "USD"));
    life.runTo(life.today().plusDays(9));
    assertThat(backOn(life)).containsExactly(Money.of(400, "USD"), Money.of(500, "USD"));
  }

  @Test
  void e18_aChangeMakesNoTermUnstarted() {
    Life life = running(small(NONE), 1);
    PlanVersion none = Sample.named("pln_none", small(NONE));
    life.pay(life.order(life.changeQuote(none, 950), PaymentMethod.CARD));
    assertThat(life.lease().terms().get(0).from()).isAfter(life.today());
    assertThat(backOn(life)).isEmpty();
  }

  @Test
  void e18_onTheEveOfItsFirstDayAChangedTermStillGoesBackInFull() {
    Life life = Life.active(small(NONE));
    PlanVersion none = Sample.named("pln_none", small(NONE));
    life.pay(life.order(life.changeQuote(none, 300), PaymentMethod.CARD));
    assertThat(backOn(life)).containsExactly(Money.of(1200, "USD"), Money.of(300, "USD"));
  }

  @Test
  void aSecondChangeCarriesWhatBothPaymentsPaid() {
    Life life = changed(running(SMALL, 1));
    life.runTo(life.today().plusDays(9));
    life.pay(life.order(life.changeQuote(SMALL, 0), PaymentMethod.CARD));
    assertThat(life.lease().terms().get(0).parts())
        .extracting(Term.Part::amount)
        .containsExactly(Money.of(400, "USD"), Money.of(500, "USD"));
    assertThat(life.lease().planOn(life.today())).isEqualTo(SMALL);
  }

  @Test
  void e20_whatABankTookBackOfAChangedTermIsNotRefunded() {
    Life life = changed(running(SMALL, 1));
    life.does(new Stimulus.Dispute(life.system(), "ord_0", "pay_0", Sample.PRICE, false));
    assertThat(backOn(life)).containsExactly(Money.of(950, "USD"));
    Task task = life.task(Task.Kind.CHARGEBACK);
    life.does(new Stimulus.CloseTask(life.staff(), task.taskId(), Stimulus.Answer.SETTLED));
    assertThat(backOn(life)).containsExactly(Money.of(950, "USD"));
  }

  @Test
  void aChangeOfAnotherStretchOrPlanDoesNotFit() {
    Life life = running(SMALL, 2);
    Quote quote = life.changeQuote(LARGE, 950);
    life.pay(life.order(life.changeQuote(LARGE, 950), PaymentMethod.CARD));
    life.refuses(life.submit(quote, PaymentMethod.CARD), Refusal.QUOTE_DOES_NOT_FIT);
  }

  @Test
  void onTheLastDayNothingIsLeftToChange() {
    Life life = Life.active(SMALL);
    life.runTo(life.lease().validUntil().minusDays(2));
    Quote quote = life.changeQuote(LARGE, 30);
    life.runTo(life.lease().validUntil().minusDays(1));
    assertThat(Offer.change(life.lease(), LARGE, life.today()))
        .isEqualTo(new Offer.Refused(Refusal.TERM_OVER));
    life.refuses(life.submit(quote, PaymentMethod.CARD), Refusal.TERM_OVER);
  }

  @Test
  void thePlanThatIsInForceIsNoChange() {
    Life life = running(SMALL, 1);
    assertThat(Offer.change(life.lease(), SMALL, life.today()))
        .isEqualTo(new Offer.Refused(Refusal.PLAN_IN_FORCE));
  }

  @Test
  void aChangeThatIsPaidAfterItsTermIsRefunded() {
    Life life = Life.active(SMALL);
    life.runTo(life.lease().validUntil().minusDays(2));
    String orderId = life.order(life.changeQuote(LARGE, 30), PaymentMethod.WALLET);
    life.answered(orderId, Result.PENDING).at(life.startOf(life.lease().validUntil().minusDays(1)));
    life.pay(orderId);
    assertThat(life.lease().order(orderId).orElseThrow().state()).isEqualTo(OrderState.REFUND_DUE);
    assertThat(life.lease().planOn(life.today())).isEqualTo(SMALL);
  }

  @Test
  void e10_aChangeWithdrawsARequestToCancelAndIsRefusedOnceThatIsConfirmed() {
    Life life = running(SMALL, 1).requestCancellation();
    Quote quote = life.changeQuote(LARGE, 950);
    life.cancelOnBehalf();
    life.refuses(life.submit(quote, PaymentMethod.CARD), Refusal.CANCELLATION_CONFIRMED);
    life.does(new Stimulus.WithdrawCancellation(life.holder())).requestCancellation();
    life.does(life.submit(quote, PaymentMethod.CARD));
    assertThat(life.lease().cancellation()).isEqualTo(Cancellation.NONE);
  }

  @Test
  void i11_aChangeOfPeriodsVoidsTheProofAndNeverMovesAnAnnouncedLossEarlier() {
    PlanVersion brief = Sample.days(7, new PolicyBuilder().grace(0).suspension(1).quiet(8, 8));
    Life life = Life.active(brief);
    life.wake(WakeKind.FINAL_NOTICE).runUntil(life.now());
    assertThat(life.lease().validProof()).isPresent();
    var announced = life.lease().announcedReclaimAt();
    PlanVersion none =
        Sample.named(
            "pln_none", Sample.days(7, new PolicyBuilder().grace(0).suspension(0).quiet(8, 8)));
    life.pay(life.order(life.changeQuote(none, 100), PaymentMethod.CARD));
    assertThat(life.lease().validProof()).isEmpty();
    assertThat(life.lease().announcedReclaimAt()).isEqualTo(announced);
    assertThat(life.hasWake(WakeKind.FINAL_NOTICE)).isTrue();
    life.lost();
    assertThat(life.lease().reclaimedAt()).isAfterOrEqualTo(announced);
  }

  @Test
  void theCarrierIsAskedUntilThePlanIsInForceAndAPersonIsAskedWhenItRefuses() {
    Life life = running(SMALL, 1);
    var before = life.lease().service().planSince();
    changed(life);
    long generation = life.lease().service().generation() + 1;
    life.does(
        new Stimulus.ServiceAnswered(
            life.system(),
            ServiceLevel.FULL,
            generation,
            LARGE.label(),
            Stimulus.ServiceResult.REFUSED));
    assertThat(life.hasTask(Task.Kind.SERVICE_FAILED)).isTrue();
    assertThat(life.lease().service().appliedPlan()).isEqualTo(SMALL.label());
    assertThat(life.lease().service().planSince()).isEqualTo(before);
    assertThat(life.wakeAt(WakeKind.SERVICE)).isAfter(life.now());
    life.runUntil(life.now().plus(Duration.ofMinutes(1)));
    assertThat(life.lease().service().appliedPlan()).isEqualTo(LARGE.label());
    assertThat(life.lease().service().planSince()).isAfter(before);
    assertThat(life.hasTask(Task.Kind.SERVICE_FAILED)).isFalse();
  }
}

package io.keepline.lifecycle;

import static io.keepline.lifecycle.RefundPolicy.CurrentTerm.BY_DAY;
import static io.keepline.lifecycle.RefundPolicy.CurrentTerm.NONE;
import static io.keepline.lifecycle.RefundPolicy.CurrentTerm.WHOLE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes back, and what is kept, when a number is given up or leaves before its time. */
class SettlementTest {
  private static final Money NOTHING = Money.zero("USD");

  private static PlanVersion plan(RefundPolicy.CurrentTerm currentTerm, long fee) {
    return Sample.days(30, new PolicyBuilder().refunds(currentTerm, fee));
  }

  /** So many terms of 30 days at 12 USD, the first of them begun so many days ago. */
  private static Life after(int days, int terms, PlanVersion plan) {
    Life life = Life.active(plan, terms, Sample.ZONE, Sample.START);
    return life.runTo(life.lease().terms().get(0).from().plusDays(days));
  }

  private static Settlement of(Life life, Money... wallet) {
    List<Cancellation.Share> shares = new ArrayList<>();
    for (Money amount : wallet) {
      shares.add(new Cancellation.Share("ord_top", "pay_top_" + shares.size(), amount));
    }
    return Settlement.ofCancellation(life.lease(), life.today(), shares);
  }

  @ParameterizedTest
  @CsvSource({
    // policy, days gone, terms, fee; what goes back, what is kept
    "NONE,    0, 1,    0,    0,    0",
    "NONE,    0, 3,    0, 2400,    0",
    "NONE,   10, 3,    0, 2400,    0",
    "NONE,   10, 3,  300, 2100,  300",
    "NONE,   10, 1,  300,    0,    0",
    "BY_DAY,  0, 1,    0, 1160,    0",
    "BY_DAY, 10, 1,    0,  760,    0",
    "BY_DAY, 22, 1,    0,  280,    0",
    "BY_DAY, 29, 1,    0,    0,    0",
    "BY_DAY, 10, 2,    0, 1960,    0",
    "BY_DAY, 10, 1,  300,  460,  300",
    "BY_DAY, 10, 1,  760,    0,  760",
    "BY_DAY, 10, 1, 5000,    0,  760",
    "WHOLE,  29, 1,    0, 1200,    0",
    "WHOLE,  29, 2,  500, 1900,  500"
  })
  void e18_unstartedTermsInFullTheRunningOneByPolicyLessTheFee(
      RefundPolicy.CurrentTerm policy, int days, int terms, long fee, long back, long kept) {
    Settlement settlement = of(after(days, terms, plan(policy, fee)));
    assertThat(sum(settlement)).isEqualTo(Money.of(back, "USD"));
    assertThat(settlement.fee().orElse(NOTHING)).isEqualTo(Money.of(kept, "USD"));
  }

  private static Money sum(Settlement settlement) {
    return Settlement.totals(settlement.refunds()).stream().reduce(NOTHING, Money::plus);
  }

  @Test
  void e18_aDayThatDoesNotDivideIsRoundedDown() {
    PlanVersion week = Sample.days(7, new PolicyBuilder().refunds(BY_DAY, 0));
    Settlement settlement = of(after(0, 1, week));
    assertThat(sum(settlement)).isEqualTo(Money.of(1028, "USD"));
  }

  @Test
  void e18_theEveOfTheFirstTermIsFree() {
    Life life = Life.active(plan(NONE, 0));
    assertThat(life.lease().terms().get(0).from()).isAfter(life.today());
    assertThat(sum(of(life))).isEqualTo(Sample.PRICE);
  }

  @Test
  void e18_anExpiredTermGivesNothingBack() {
    Life life = Life.inGrace(Sample.days(30, new PolicyBuilder().refunds(WHOLE, 100)));
    assertThat(of(life).refunds()).isEmpty();
    assertThat(of(life).fee()).isEmpty();
  }

  @Test
  void e18_eachPaymentGetsItsOwnBackAndTheNewestPaysTheFeeFirst() {
    Life life = after(0, 1, plan(BY_DAY, 1500));
    life.renew();
    List<Cancellation.Share> shares = of(life).refunds();
    assertThat(shares).extracting(Cancellation.Share::paymentId).doesNotHaveDuplicates();
    assertThat(shares)
        .extracting(Cancellation.Share::amount)
        .containsExactly(Money.of(860, "USD"), NOTHING);
    assertThat(shares)
        .extracting(Cancellation.Share::fee)
        .containsExactly(Money.of(300, "USD"), Money.of(1200, "USD"));
  }

  @Test
  void e18_aFeeIsTakenFromTheWalletWhenTheRefundDoesNotCoverIt() {
    Life life = after(10, 1, plan(NONE, 300));
    Settlement settlement = of(life, Money.of(200, "USD"), Money.of(9900, "CNY"));
    assertThat(settlement.balances())
        .containsExactly(
            new Settlement.WalletShare(Money.of(9900, "CNY"), Money.zero("CNY")),
            new Settlement.WalletShare(NOTHING, Money.of(200, "USD")));
    assertThat(settlement.fee()).contains(Money.of(200, "USD"));
  }

  @Test
  void e18_aFeeIsTakenInOneCurrencyOnlyTheNewestPaymentsFirst() {
    RefundPolicy policy =
        new RefundPolicy(
            BY_DAY, BY_DAY, Map.of("USD", Money.of(300, "USD"), "CNY", Money.of(2000, "CNY")));
    Life life = after(10, 2, plan(BY_DAY, 0));
    Settlement settlement = of(paidIn(life, policy));
    assertThat(settlement.refunds())
        .extracting(Cancellation.Share::fee)
        .containsExactly(NOTHING, Money.of(2000, "CNY"));
    assertThat(Settlement.totals(settlement.refunds()))
        .containsExactly(Money.of(760, "USD"), Money.of(5200, "CNY"));
  }

  /** The second term was paid in another currency, under a policy of its own. */
  private static Life paidIn(Life life, RefundPolicy policy) {
    Lease lease = life.lease();
    PlanVersion sold = lease.plan();
    PlanVersion other =
        new PlanVersion(sold.planId(), 2, sold.length(), sold.policy().withRefunds(policy));
    List<Term> terms = new ArrayList<>(lease.terms());
    Term second = terms.get(1);
    terms.set(
        1,
        new Term(
            "ord_cny", "pay_cny", other, second.from(), second.until(), Money.of(7200, "CNY")));
    Draft draft = new Draft(lease, new Stimulus.ReplaceSim(life.staff()), life.moment());
    draft.plan = other;
    draft.terms.clear();
    draft.terms.addAll(terms);
    return life.with(draft.freeze());
  }

  @Test
  void e18_theFeeIsTheGoverningPlansAndEachTermKeepsThePolicyItWasSoldUnder() {
    Life life = after(10, 2, plan(BY_DAY, 0));
    Life sold = paidIn(life, new RefundPolicy(NONE, NONE, Map.of("USD", Money.of(100, "USD"))));
    assertThat(of(sold).fee()).contains(Money.of(100, "USD"));
    assertThat(Settlement.totals(of(sold).refunds()))
        .containsExactly(Money.of(660, "USD"), Money.of(7200, "CNY"));
  }

  @Test
  void i14_whatTheHolderSawIsWhatIsFrozenOrNothingIs() {
    Life life = after(10, 2, plan(BY_DAY, 300));
    life.at(life.now().plus(Duration.ofHours(12))).requestCancellation();
    Settlement seen = of(life);
    String link = life.lease().cancellation().linkId();
    life.at(life.startOf(life.today().plusDays(1)));
    life.refuses(
        new Stimulus.ConfirmCancellation(life.holder(), link, Duration.ofHours(24), seen.figures()),
        Refusal.FIGURES_CHANGED);
    Settlement now = of(life);
    life.does(
        new Stimulus.ConfirmCancellation(life.holder(), link, Duration.ofHours(24), now.figures()));
    assertThat(life.lease().cancellation().refunds()).isEqualTo(now.refunds());
  }

  @Test
  void i14_theFeeIsKeptInTheLedgerAndTheRestGoesBack() {
    Life life = after(10, 2, plan(BY_DAY, 300)).cancelOnBehalf().fresh();
    life.wake(WakeKind.COOLING_OFF_END);
    assertThat(life.balance(Entry.Account.FEES)).isEqualTo(300);
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isEqualTo(1660);
    assertThat(life.balance(Entry.Account.REVENUE)).isEqualTo(-1960);
  }

  @Test
  void aFeeThatUsesARefundUpLeavesNothingToGiveBack() {
    Life life = after(10, 1, plan(BY_DAY, 5000)).cancelOnBehalf().fresh();
    life.wake(WakeKind.COOLING_OFF_END);
    assertThat(life.entries(Entry.RefundMoved.class)).isEmpty();
    assertThat(life.balance(Entry.Account.FEES)).isEqualTo(760);
  }

  @ParameterizedTest
  @CsvSource({"PORTED_OUT, 1200", "RETIRED, 1960"})
  void aNumberThatLeavesGivesItsUnusedMoneyBackByPolicyWithoutAFee(LossCause cause, long back) {
    Life life = after(10, 2, plan(NONE, 300)).fresh();
    life.does(new Stimulus.NumberGone(life.staff(), cause));
    assertThat(life.balance(Entry.Account.REFUNDS_OWED)).isEqualTo(back);
    assertThat(life.balance(Entry.Account.FEES)).isZero();
  }

  @Test
  void aPortionIsExactAndRoundedDown() {
    assertThat(Money.of(Long.MAX_VALUE, "USD").portion(29, 30).minorUnits())
        .isEqualTo(8_915_926_302_292_949_946L);
    assertThatThrownBy(() -> Money.of(1, "USD").portion(-1, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.of(1, "USD").portion(1, 0))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFeeIsNeverNegativeAndStandsUnderItsOwnCurrency() {
    assertThatThrownBy(() -> new RefundPolicy(NONE, NONE, Map.of("USD", Money.of(-1, "USD"))))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new RefundPolicy(NONE, NONE, Map.of("USD", Money.of(1, "CNY"))))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

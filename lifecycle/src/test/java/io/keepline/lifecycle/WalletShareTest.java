package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The wallet's share in a cancellation: shown, set aside, and given back or put back whole. */
class WalletShareTest {
  private static final List<Cancellation.Share> WALLET =
      List.of(
          new Cancellation.Share("ord_top_2", "pay_top_2", Money.of(200, "USD")),
          new Cancellation.Share("ord_top_1", "pay_top_1", Money.of(700, "USD")));

  /** A plan that keeps 3 USD and gives nothing of the running term back. */
  private static Life running() {
    PlanVersion plan =
        Sample.days(30, new PolicyBuilder().refunds(RefundPolicy.CurrentTerm.NONE, 300));
    Life life = Life.active(plan);
    return life.runTo(life.lease().terms().get(0).from().plusDays(10)).fresh();
  }

  private static Life confirmed() {
    Life life = running();
    return life.does(confirm(life, WALLET, null));
  }

  private static Stimulus confirm(Life life, List<Cancellation.Share> wallet, String figures) {
    return new Stimulus.ConfirmCancellation(
        life.staff(), "", Duration.ofHours(24), figures, wallet);
  }

  private static Entry.Posting move(
      Entry.Account from, Entry.Account to, String payment, long minor) {
    return new Entry.Posting(from, to, "ord_" + payment, "pay_" + payment, Money.of(minor, "USD"));
  }

  @Test
  void i14_theConfirmationSetsTheWholeShareAsideTheFeeIncluded() {
    Life life = confirmed();
    assertThat(life.lease().cancellation().wallet())
        .containsExactly(
            new Cancellation.Share(
                "ord_top_2", "pay_top_2", Money.zero("USD"), Money.of(200, "USD")),
            new Cancellation.Share(
                "ord_top_1", "pay_top_1", Money.of(600, "USD"), Money.of(100, "USD")));
    assertThat(life.entries(Entry.Posting.class))
        .containsExactly(
            move(Entry.Account.WALLET_RESERVED, Entry.Account.WALLET, "top_2", 200),
            move(Entry.Account.WALLET_RESERVED, Entry.Account.WALLET, "top_1", 700));
  }

  @Test
  void i14_spendingBetweenThePreviewAndTheConfirmationChangesTheFigures() {
    Life life = running();
    Settlement seen = Settlement.ofCancellation(life.lease(), life.today(), WALLET);
    life.refuses(confirm(life, WALLET.subList(1, 2), seen.figures()), Refusal.FIGURES_CHANGED);
    life.does(confirm(life, WALLET, seen.figures()));
    assertThat(Settlement.frozen(life.lease().cancellation())).isEqualTo(seen);
  }

  @Test
  void i14_carriedOutTheFeeIsKeptAndTheRestIsOwedToTheTopUpsItCameBy() {
    Life life = confirmed().fresh();
    life.at(life.wakeAt(WakeKind.COOLING_OFF_END)).wake(WakeKind.COOLING_OFF_END);
    assertThat(life.entries(Entry.Posting.class))
        .containsExactly(
            move(Entry.Account.FEES, Entry.Account.WALLET_RESERVED, "top_2", 200),
            move(Entry.Account.FEES, Entry.Account.WALLET_RESERVED, "top_1", 100),
            move(Entry.Account.REFUNDS_OWED, Entry.Account.WALLET_RESERVED, "top_1", 600));
    assertThat(life.entries(Entry.WalletOwed.class))
        .extracting(owed -> owed.share().paymentId(), owed -> owed.share().amount())
        .containsExactly(org.assertj.core.groups.Tuple.tuple("pay_top_1", Money.of(600, "USD")));
    assertThat(life.lease().refunds()).as("not the lease's to pay").isEmpty();
  }

  @Test
  void aWithdrawalPutsEverythingBackIntoTheWallet() {
    Life life = confirmed().fresh();
    life.does(new Stimulus.WithdrawCancellation(life.holder()));
    assertThat(life.entries(Entry.Posting.class))
        .containsExactly(
            move(Entry.Account.WALLET, Entry.Account.WALLET_RESERVED, "top_2", 200),
            move(Entry.Account.WALLET, Entry.Account.WALLET_RESERVED, "top_1", 700));
    assertThat(life.lease().cancellation()).isEqualTo(Cancellation.NONE);
  }

  @Test
  void aNumberThatIsGoneBeforeItsCancellationLeavesTheWalletAlone() {
    Life life = confirmed().fresh();
    life.does(new Stimulus.NumberGone(life.staff(), LossCause.PORTED_OUT));
    assertThat(life.entries(Entry.Posting.class))
        .contains(
            move(Entry.Account.WALLET, Entry.Account.WALLET_RESERVED, "top_2", 200),
            move(Entry.Account.WALLET, Entry.Account.WALLET_RESERVED, "top_1", 700));
    assertThat(life.lease().cancellation().wallet()).isEmpty();
  }
}

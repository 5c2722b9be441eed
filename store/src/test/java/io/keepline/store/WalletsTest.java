package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.lifecycle.Entry.Account;
import io.keepline.lifecycle.Money;
import io.keepline.store.AdoptAnswer.Adopted;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A balance moves with the ledger and is never negative, whoever comes at once. */
class WalletsTest {
  private static final int THREADS = 16;
  private static final Wallets.Return REST =
      new Wallets.Return("hol_1", "req_rest", "staff:stf_1", "asked");
  private static final String REFUNDS =
      """
      select payment_id || ' ' || amount_minor_units || ' ' || reason || ' ' || state
      from refunds order by 1
      """;
  private LeaseFixture fixture;
  private Wallets wallets;

  @BeforeEach
  void open() {
    fixture = new LeaseFixture(TestDatabase.create());
    wallets = new Wallets(fixture.database);
  }

  @AfterEach
  void close() {
    fixture.database.close();
  }

  /** A lease whose holder topped a wallet up: 1200 USD cents captured, so much of it credit. */
  private Adopted toppedUp(String leaseId, int last, long credit) {
    Adopted run = fixture.reserved(leaseId, last);
    topUp(leaseId, leaseId + "_top", credit);
    return run;
  }

  private void topUp(String leaseId, String key, long credit) {
    OrderRow order = order(fixture.order(leaseId, key, "SUBMITTED"), "TOP_UP", "SUBMITTED", "CARD");
    AttemptRow attempt = LeaseFixture.attempt(key, 1);
    TopUps.Intent intent = new TopUps.Intent(order, attempt, null, LeaseFixture.NOW);
    TopUps topUps = new TopUps(fixture.database);
    assertThat(topUps.intent(intent)).isEqualTo(new IntentAnswer.Recorded());
    assertThat(topUps.intent(intent)).isInstanceOf(IntentAnswer.AlreadyThere.class);
    fixture.payments.outcome(
        new PaymentOutcome(
            attempt.paymentId(), "PAID", LeaseFixture.PRICE, null, LeaseFixture.NOW));
    List<MoneyPosting> lines = new ArrayList<>();
    lines.addAll(move("cap", order, attempt, Account.CLEARING, Account.PROVIDER, 1200));
    lines.addAll(move("crd", order, attempt, Account.WALLET, Account.CLEARING, credit));
    lines.addAll(move("rev", order, attempt, Account.REVENUE, Account.CLEARING, 1200 - credit));
    assertThat(settle(order, lines)).isEqualTo(new SettleAnswer.Settled());
  }

  private SettleAnswer settle(OrderRow order, List<MoneyPosting> lines) {
    return new LeftOrders(fixture.database)
        .settle(
            new SettleRequest(
                "SUBMITTED",
                order(order, "TOP_UP", "APPLIED", "CARD"),
                List.of(),
                lines,
                List.of(),
                List.of(),
                List.of(LeaseFixture.audit("aud_" + order.orderId(), "ACTIVE", "ACTIVE")),
                LeaseFixture.NOW));
  }

  private static List<MoneyPosting> move(
      String prefix, OrderRow order, AttemptRow attempt, Account from, Account to, long minor) {
    MoneyPosting.Subject about =
        new MoneyPosting.Subject(
            prefix + "_" + order.orderId(),
            order.orderId(),
            attempt.paymentId(),
            LeaseFixture.NOW,
            LeaseFixture.NOW,
            "test");
    return minor == 0 ? List.of() : MoneyPosting.move(about, from, to, Money.of(minor, "USD"));
  }

  private static OrderRow order(OrderRow o, String kind, String state, String method) {
    return new OrderRow(
        o.orderId(),
        o.leaseId(),
        o.quoteId(),
        o.requestId(),
        kind,
        state,
        kind.equals("TOP_UP") ? "payment" : "lease",
        o.total(),
        method,
        o.submittedAt(),
        o.submittedAtLease(),
        o.payBy(),
        o.notAfter(),
        o.stateSince(),
        null,
        null,
        null);
  }

  /** A renewal of 1200 USD cents from the balance, committed with its payment. */
  private CommitAnswer spend(Adopted run, String key) {
    OrderRow order =
        order(fixture.order(run.lease().leaseId(), key, "APPLIED"), "RENEW", "APPLIED", "BALANCE");
    AttemptRow a = LeaseFixture.attempt(key, 1);
    AttemptRow paid =
        new AttemptRow(
            a.paymentId(),
            a.orderId(),
            1,
            "BALANCE",
            null,
            "balance",
            null,
            "PAID",
            a.amount(),
            a.amount(),
            null,
            null,
            null,
            a.createdAt(),
            a.createdAt());
    return fixture.leases.commit(
        LeaseFixture.commit(run, "spend_" + key)
            .orders(order)
            .holdings(new Holdings(List.of(paid), List.of(), List.of(), Optional.empty()))
            .postings(move("spd", order, paid, Account.CLEARING, Account.PROVIDER, 1200))
            .build());
  }

  private static List<Money> usd(long minor) {
    return List.of(Money.of(minor, "USD"));
  }

  @Test
  void aPaymentFromTheBalanceMovesTheWalletInsteadOfTheProvider() {
    Adopted run = toppedUp("lea_1", 1, 1200);
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(1200));
    assertThat(spend(run, "one")).isInstanceOf(CommitAnswer.Committed.class);
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(0));
    assertThat(wallets.entries("hol_1", Long.MAX_VALUE, 10))
        .extracting(entry -> entry.kind() + " " + entry.amount().minorUnits())
        .containsExactly("RENEWAL -1200", "TOP_UP 1200");
    assertThat(fixture.texts("select account from money_ledger where posting_id = 'spd_ord_one'"))
        .containsExactlyInAnyOrder("WALLET", "CLEARING");
  }

  @Test
  void aBalanceThatDoesNotSufficeRefusesTheWholeCommit() {
    Adopted run = toppedUp("lea_1", 1, 1199);
    assertThat(spend(run, "one")).isEqualTo(new CommitAnswer.Refused(StoreRefusal.BALANCE_TOO_LOW));
    assertThat(fixture.count("orders where order_id = 'ord_one'")).isZero();
    assertThat(fixture.count("attempts where payment_id = 'pay_one_1'")).isZero();
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(1199));
  }

  @Test
  void ofSixteenNumbersThatSpendTheSameMoneyOnePays() throws Exception {
    List<Adopted> runs = new ArrayList<>();
    runs.add(toppedUp("lea_0", 0, 1200));
    for (int i = 1; i < THREADS; i++) {
      runs.add(fixture.reserved("lea_" + i, i));
    }
    for (int i = 0; i < THREADS; i++) {
      fixture.quote("race_" + i);
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<CommitAnswer>> answers = new ArrayList<>();
      for (int i = 0; i < THREADS; i++) {
        int one = i;
        answers.add(threads.submit(() -> spend(runs.get(one), "race_" + one)));
      }
      int paid = 0;
      for (Future<CommitAnswer> answer : answers) {
        if (answer.get() instanceof CommitAnswer.Committed) {
          paid++;
        } else {
          assertThat(answer.get())
              .isEqualTo(new CommitAnswer.Refused(StoreRefusal.BALANCE_TOO_LOW));
        }
      }
      assertThat(paid).isEqualTo(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(0));
    assertThat(fixture.count("attempts where method = 'BALANCE'")).isEqualTo(1);
  }

  @Test
  void theSchemaKeepsABalanceFromBeingNegative() {
    toppedUp("lea_1", 1, 100);
    assertThatThrownBy(() -> fixture.execute("update wallets set balance_minor_units = -1"))
        .hasMessageContaining("wallets_never_negative");
  }

  @Test
  void theRestGoesBackToTheLatestPaymentsAndNeverMoreThanTheCreditThatTheyBrought() {
    toppedUp("lea_1", 1, 700);
    topUp("lea_1", "later", 900);
    assertThat(wallets.refundable("hol_1"))
        .containsExactly(
            new Wallets.Share("ord_lea_1_top", "pay_lea_1_top_1", Money.of(700, "USD")),
            new Wallets.Share("ord_later", "pay_later_1", Money.of(900, "USD")));
    List<Wallets.Share> given = wallets.giveBack(REST, LeaseFixture.NOW);
    assertThat(given).extracting(s -> s.amount().minorUnits()).containsExactly(700L, 900L);
    assertThat(wallets.giveBack(REST, LeaseFixture.NOW)).isEqualTo(given);
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(0));
    assertThat(wallets.refundable("hol_1")).isEmpty();
    assertThat(wallets.givenBack("req_rest")).isEqualTo(given);
    assertThat(wallets.entries("hol_1", Long.MAX_VALUE, 2))
        .extracting(entry -> entry.kind() + " " + entry.amount().minorUnits())
        .containsExactly("WITHDRAWAL -900", "WITHDRAWAL -700");
    assertThat(fixture.texts("select actor || reason from audit where stimulus = 'REFUND_OUTCOME'"))
        .containsExactly("staff:stf_1asked", "staff:stf_1asked");
    assertThat(fixture.texts("select reason || state from refunds"))
        .containsExactly("WALLET_RESTDUE", "WALLET_RESTDUE");
    assertThat(new OpenLeases(fixture.database).leftToPayment(null, 10)).hasSize(2);
  }

  @Test
  void aGiftDoesNotLeaveThroughWhatAnotherTopUpSold() {
    toppedUp("lea_1", 1, 700);
    topUp("lea_1", "gift", 1700);
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(2400));
    assertThat(wallets.refundable("hol_1"))
        .as("1200 were captured of each; 500 were given, and 500 were sold as units and days")
        .containsExactly(
            new Wallets.Share("ord_lea_1_top", "pay_lea_1_top_1", Money.of(700, "USD")),
            new Wallets.Share("ord_gift", "pay_gift_1", Money.of(1200, "USD")));
  }

  @Test
  void nothingThatWasPaidForIsStrandedWhateverWasSpentBetween() {
    Adopted run = toppedUp("lea_1", 1, 700);
    topUp("lea_1", "later", 900);
    spend(run, "one");
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(400));
    assertThat(wallets.refundable("hol_1"))
        .containsExactly(
            new Wallets.Share("ord_lea_1_top", "pay_lea_1_top_1", Money.of(400, "USD")));
    topUp("lea_1", "all", 1200);
    assertThat(wallets.refundable("hol_1"))
        .extracting(share -> share.amount().minorUnits())
        .containsExactly(700L, 900L);
  }

  /** What a cancellation gives back of a renewal that was paid from the balance. */
  private CommitAnswer givenUp(Adopted run, String key, long version, long minor) {
    String refundId = "rfd_" + key;
    RefundRow refund =
        new RefundRow(
            refundId,
            "ord_" + key,
            "pay_" + key + "_1",
            Money.of(minor, "USD"),
            "CANCELLATION",
            "DONE",
            null,
            LeaseFixture.NOW,
            LeaseFixture.NOW,
            LeaseFixture.NOW);
    MoneyPosting.Subject about =
        new MoneyPosting.Subject(
            "pst_" + refundId,
            refund.orderId(),
            refund.paymentId(),
            LeaseFixture.NOW,
            LeaseFixture.NOW,
            "test");
    return fixture.leases.commit(
        LeaseFixture.commit(run, "up_" + key)
            .version(version)
            .refunds(refund)
            .postings(
                MoneyPosting.move(about, Account.PROVIDER, Account.REFUNDS_OWED, refund.amount()))
            .build());
  }

  @Test
  void whatTheLastNumberGivesBackToTheBalanceGoesOnToTheTopUps() {
    Adopted run = toppedUp("lea_1", 1, 700);
    topUp("lea_1", "later", 900);
    spend(run, "one");
    assertThat(givenUp(run, "one", 2, 600)).isInstanceOf(CommitAnswer.Committed.class);
    assertThat(wallets.balances("hol_1")).as("what was there before stays").isEqualTo(usd(400));
    assertThat(fixture.texts(REFUNDS))
        .containsExactly("pay_lea_1_top_1 600 WALLET_REST DUE", "pay_one_1 600 CANCELLATION DONE");
    assertThat(wallets.entries("hol_1", Long.MAX_VALUE, 2))
        .extracting(entry -> entry.kind() + " " + entry.amount().minorUnits())
        .containsExactly("WITHDRAWAL -600", "REFUND 600");
    assertThat(fixture.texts("select actor || ' ' || reason from audit where note is not null"))
        .contains("system:keepline last_number_given_up");
  }

  @Test
  void whatAnotherNumberCanSpendStaysInTheBalance() {
    Adopted run = toppedUp("lea_1", 1, 1200);
    fixture.reserved("lea_2", 2);
    spend(run, "one");
    assertThat(givenUp(run, "one", 2, 600)).isInstanceOf(CommitAnswer.Committed.class);
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(600));
    assertThat(fixture.texts(REFUNDS)).containsExactly("pay_one_1 600 CANCELLATION DONE");
  }

  /** What a confirmed cancellation sets aside of a top-up. */
  private CommitAnswer setAside(Adopted run, String topUp, long minor) {
    String leaseId = run.lease().leaseId();
    MoneyPosting.Subject about =
        new MoneyPosting.Subject(
            "aside_" + leaseId,
            "ord_" + topUp,
            "pay_" + topUp + "_1",
            LeaseFixture.NOW,
            LeaseFixture.NOW,
            "test");
    return fixture.leases.commit(
        LeaseFixture.commit(run, "aside_" + leaseId)
            .postings(
                MoneyPosting.move(
                    about, Account.WALLET_RESERVED, Account.WALLET, Money.of(minor, "USD")))
            .build());
  }

  @Test
  void whatOneNumberSetsAsideNoOtherCountsOrSpends() {
    Adopted one = toppedUp("lea_1", 1, 1200);
    Adopted two = fixture.reserved("lea_2", 2);
    assertThat(wallets.refundable("hol_1"))
        .containsExactly(new Wallets.Share("ord_lea_1_top", "pay_lea_1_top_1", usd(1200).get(0)));
    assertThat(setAside(one, "lea_1_top", 1200)).isInstanceOf(CommitAnswer.Committed.class);
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(0));
    assertThat(wallets.entries("hol_1", Long.MAX_VALUE, 1))
        .extracting(entry -> entry.kind() + " " + entry.amount().minorUnits())
        .containsExactly("RESERVED -1200");
    assertThat(wallets.restOf("lea_2")).isEmpty();
    fixture.quote("late");
    assertThat(spend(two, "late"))
        .isEqualTo(new CommitAnswer.Refused(StoreRefusal.BALANCE_TOO_LOW));
    assertThat(setAside(two, "lea_1_top", 1200))
        .isEqualTo(new CommitAnswer.Refused(StoreRefusal.WALLET_MOVED));
    topUp("lea_1", "gift", 5000);
    assertThat(setAside(two, "lea_1_top", 100))
        .as("the money is there, but not of that payment")
        .isEqualTo(new CommitAnswer.Refused(StoreRefusal.WALLET_MOVED));
    assertThat(setAside(two, "gift", 1200)).isInstanceOf(CommitAnswer.Committed.class);
  }

  @Test
  void aBalanceThatAnotherNumberLivesOnStaysAndTheLastNumberTakesIt() {
    toppedUp("lea_1", 1, 1200);
    fixture.reserved("lea_2", 2);
    Reads reads = new Reads(fixture.database);
    assertThat(reads.lease("lea_1").orElseThrow().wallet()).isEmpty();
    assertThat(wallets.restOf("lea_1")).isEmpty();
    for (String over :
        List.of(
            "cancellation_state = 'CONFIRMED'",
            "cancellation_state = 'NONE', status = 'QUARANTINED'")) {
      fixture.execute("update leases set " + over + " where lease_id = 'lea_1'");
      assertThat(reads.lease("lea_2").orElseThrow().wallet())
          .as(over)
          .isEqualTo(wallets.restOf("lea_2"))
          .isEqualTo(wallets.refundable("hol_1"))
          .isNotEmpty();
    }
  }

  @Test
  void ofTwoNumbersThatSetTheSameMoneyAsideAtOnceOneDoes() throws Exception {
    Adopted one = toppedUp("lea_1", 1, 1200);
    topUp("lea_1", "gift", 1200);
    Adopted two = fixture.reserved("lea_2", 2);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Future<CommitAnswer> first = threads.submit(() -> setAside(one, "lea_1_top", 900));
      Future<CommitAnswer> second = threads.submit(() -> setAside(two, "lea_1_top", 900));
      assertThat(List.of(first.get(), second.get()))
          .filteredOn(CommitAnswer.Committed.class::isInstance)
          .hasSize(1);
    } finally {
      threads.shutdownNow();
    }
    assertThat(wallets.balances("hol_1")).isEqualTo(usd(1500));
  }

  @Test
  void aTopUpIsTakenOnceAndOnlyWhileItWaits() {
    Adopted run = fixture.reserved("lea_1", 1);
    OrderRow order = order(fixture.order("lea_1", "top", "PAID"), "TOP_UP", "PAID", "CARD");
    AttemptRow attempt = LeaseFixture.attempt("top", 1);
    new TopUps(fixture.database).intent(new TopUps.Intent(order, attempt, null, LeaseFixture.NOW));
    Holdings taken =
        new Holdings(
            List.of(),
            List.of(new Holdings.TopUpTaken("ord_top", LeaseFixture.PAID_UNTIL)),
            List.of(),
            Optional.empty());
    assertThat(fixture.leases.commit(LeaseFixture.commit(run, "one").holdings(taken).build()))
        .isInstanceOf(CommitAnswer.Committed.class);
    assertThat(
            fixture.leases.commit(
                LeaseFixture.commit(run, "two").version(2).holdings(taken).build()))
        .isEqualTo(new CommitAnswer.Refused(StoreRefusal.TOP_UP_SETTLED));
    assertThat(
            fixture.texts("select state || applied_valid_until from orders where kind = 'TOP_UP'"))
        .containsExactly("APPLIED2026-04-01");
  }

  @Test
  void aFallBelowTheThresholdIsToldOnceUntilTheBalanceWasHighAgain() {
    Adopted run = toppedUp("lea_1", 1, 1200);
    LowBalances low = new LowBalances(fixture.database);
    Money threshold = Money.of(200, "USD");
    assertThat(low.untold("tnt", threshold, Instant.EPOCH, 10)).isEmpty();
    spend(run, "one");
    LowBalances.Low fallen = low.untold("tnt", threshold, Instant.EPOCH, 10).get(0);
    assertThat(fallen.balance()).isEqualTo(Money.of(0, "USD"));
    low.told(fallen);
    assertThat(low.untold("tnt", threshold, Instant.EPOCH, 10)).isEmpty();
    topUp("lea_1", "little", 100);
    assertThat(low.untold("tnt", threshold, Instant.EPOCH, 10)).isEmpty();
    topUp("lea_1", "enough", 1100);
    assertThat(low.untold("tnt", threshold, Instant.EPOCH, 10)).isEmpty();
    fixture.quote("two");
    assertThat(fixture.leases.commit(LeaseFixture.commit(run, "nothing").version(2).build()))
        .isInstanceOf(CommitAnswer.Committed.class);
    assertThat(low.untold("tnt", threshold, Instant.EPOCH, 10)).isEmpty();
  }

  @Test
  void aFallOfANumberThatIsBeingGivenUpIsNotTold() {
    Adopted run = toppedUp("lea_1", 1, 1200);
    spend(run, "one");
    fixture.execute("update leases set status = 'ACTIVE', cancellation_state = 'CONFIRMED'");
    assertThat(
            new LowBalances(fixture.database)
                .untold("tnt", Money.of(200, "USD"), Instant.EPOCH, 10))
        .extracting(LowBalances.Low::leaseId)
        .containsOnlyNulls();
  }
}

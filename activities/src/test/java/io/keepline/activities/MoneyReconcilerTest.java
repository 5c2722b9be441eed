package io.keepline.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.activities.RecordingProvider.Behaviour;
import io.keepline.activities.reconcile.MoneyReconciler;
import io.keepline.activities.reconcile.ProviderSilent;
import io.keepline.activities.reconcile.Tally;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Order;
import io.keepline.payments.LedgerEntry;
import io.keepline.store.Database;
import io.keepline.store.DifferenceRow;
import io.keepline.store.MoneyDifferences;
import io.keepline.store.Tasks;
import io.keepline.workflows.RecordActivities.Known;
import io.keepline.workflows.WorldActivities.Charge;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A provider's list of a day against ours. */
class MoneyReconcilerTest {
  /** The day on which the scene hears of everything; the provider's clock says the same. */
  private static final LocalDate DAY = LocalDate.parse("2027-03-01");

  private Database database;
  private Scene scene;
  private World world;
  private MoneyReconciler reconciler;

  @BeforeEach
  void open() {
    database = Scene.database();
    scene = Scene.active(database, "lea_1");
    world = new World(scene);
    reconciler = new MoneyReconciler(database, "sandbox", world.provider, scene.clock);
    // One renewal that both have.
    Known first = charged("r1", Behaviour.PAYS);
    scene.outcome(first);
    book(LedgerEntry.Kind.CHARGE, first.paymentId(), Scene.PRICE, RecordingProvider.AT);
  }

  @AfterEach
  void close() {
    database.close();
  }

  private void book(LedgerEntry.Kind kind, String paymentId, Money amount, Instant at) {
    world.provider.ledger.add(
        new LedgerEntry(kind, paymentId, Optional.empty(), "ref-" + paymentId, amount, at));
  }

  private String charged(Behaviour behaviour) {
    return charged("r2", behaviour).paymentId();
  }

  private Known charged(String key, Behaviour behaviour) {
    world.provider.behaviour = behaviour;
    scene.hold(scene.submit(key));
    Order order = scene.lease.order("ord_" + key).orElseThrow();
    Known known =
        world
            .activities
            .charge(new Charge("lea_1", scene.epoch, order, scene.clock.now.plusSeconds(60)))
            .known();
    if (known == null) {
      throw new AssertionError("not charged");
    }
    return known;
  }

  private List<String> found(LocalDate day) {
    return reconciler.run(day).differences().stream()
        .map(d -> d.kind() + " " + d.finding() + " " + d.paymentId())
        .toList();
  }

  private long openTasks() {
    return new Tasks(database)
        .open(List.of(), null, 100).stream()
            .filter(task -> task.kind().equals("LEDGER_DIFFERS"))
            .count();
  }

  @Test
  void booksThatAgreeHaveNoDifference() {
    String payment = charged(Behaviour.PAYS);
    book(LedgerEntry.Kind.CHARGE, payment, Scene.PRICE, RecordingProvider.AT);
    MoneyReconciler.Report report = reconciler.run(DAY);
    assertThat(report.differences()).isEmpty();
    assertThat(report.run().theirs()).isEqualTo(2);
    assertThat(report.run().ours()).isEqualTo(2);
    assertThat(openTasks()).isZero();
  }

  /** Each of the provider's rows, and each of ours, is accounted for. */
  private static void addsUp(MoneyReconciler.Report report) {
    Tally tally = report.tally();
    long theirs = report.differences().stream().filter(row -> row.theirs() != null).count();
    assertThat(tally.kinds().values().stream().mapToInt(Integer::intValue).sum())
        .isEqualTo(report.run().theirs());
    assertThat(tally.agreed() + tally.agreedElsewhere() + report.run().waiting() + theirs)
        .isEqualTo(report.run().theirs());
    assertThat(tally.listed() + tally.listedElsewhere() + report.differences().size() - theirs)
        .isEqualTo(report.run().ours());
  }

  /** Charges a renewal, lets its bank take the money back on this day, and both book that. */
  private String disputed() {
    String payment = charged(Behaviour.PAYS);
    book(LedgerEntry.Kind.CHARGE, payment, Scene.PRICE, RecordingProvider.AT);
    book(LedgerEntry.Kind.CHARGEBACK, payment, Scene.PRICE, RecordingProvider.AT);
    weBook("dsp", payment, Entry.Account.PROVIDER, Entry.Account.CHARGEBACKS);
    return payment;
  }

  private void weBook(String key, String payment, Entry.Account from, Entry.Account to) {
    OffsetDateTime at = RecordingProvider.AT.atOffset(ZoneOffset.UTC);
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into money_ledger (posting_id, line_no, account, order_id, payment_id,
                      amount_minor_units, amount_currency, at, lease_time, cause)
                    select ?, line.no, line.account, order_id, payment_id,
                      line.sign * amount_minor_units, amount_currency, ?, ?, 'test'
                    from attempts, (values (1, ?, 1), (2, ?, -1)) line (no, account, sign)
                    where payment_id = ?
                    """,
                    key + "_" + payment,
                    at,
                    at,
                    to.name(),
                    from.name(),
                    payment));
  }

  @Test
  void chargebacksAndWhatABankGaveBackAreCountedOnBothSides() {
    String payment = disputed();
    book(LedgerEntry.Kind.CHARGEBACK_REVERSED, payment, Scene.PRICE, RecordingProvider.AT);
    weBook("won", payment, Entry.Account.CHARGEBACKS, Entry.Account.PROVIDER);
    MoneyReconciler.Report report = reconciler.run(DAY);
    assertThat(report.differences()).isEmpty();
    assertThat(report.run().theirs()).isEqualTo(4);
    assertThat(report.run().ours()).isEqualTo(4);
    assertThat(report.tally().agreed()).isEqualTo(4);
    addsUp(report);
  }

  @Test
  void aBankThatGaveBackWhatTheProviderDoesNotSayIsNamed() {
    String payment = disputed();
    weBook("won", payment, Entry.Account.CHARGEBACKS, Entry.Account.PROVIDER);
    assertThat(found(DAY)).containsExactly("CHARGEBACK_REVERSED IN_OURS_ONLY " + payment);
    addsUp(reconciler.run(DAY));
  }

  @Test
  void everyRowIsAccountedForWhateverBecameOfIt() {
    String lookedUp = charged(Behaviour.CAPTURES_AND_TIMES_OUT);
    book(LedgerEntry.Kind.CHARGE, lookedUp, Scene.PRICE, RecordingProvider.AT);
    book(LedgerEntry.Kind.CHARGE, "pay_stray", Money.of(5, "USD"), RecordingProvider.AT);
    MoneyReconciler.Report report = reconciler.run(DAY);
    assertThat(report.run().theirs()).isEqualTo(3);
    assertThat(report.tally().kinds()).containsEntry(LedgerEntry.Kind.CHARGE, 3);
    addsUp(report);
  }

  @Test
  void aPaymentThatIsStillLookedUpIsNoDifferenceYet() {
    String payment = charged(Behaviour.CAPTURES_AND_TIMES_OUT);
    book(LedgerEntry.Kind.CHARGE, payment, Scene.PRICE, RecordingProvider.AT);
    MoneyReconciler.Report report = reconciler.run(DAY);
    assertThat(report.differences()).isEmpty();
    assertThat(report.run().waiting()).isEqualTo(1);
  }

  @Test
  void whatOnlyTheProviderHasIsNamedAlsoWhenNobodyKnowsThePayment() {
    book(LedgerEntry.Kind.CHARGE, "pay_stray", Money.of(5, "USD"), RecordingProvider.AT);
    assertThat(found(DAY)).containsExactly("CHARGE IN_THEIRS_ONLY pay_stray");
    DifferenceRow row = new MoneyDifferences(database).standing("sandbox", DAY).get(0);
    assertThat(row.leaseId()).isNull();
    assertThat(row.theirs()).isEqualTo(Money.of(5, "USD"));
  }

  @Test
  void whatOnlyWeHaveIsNamed() {
    world.provider.ledger.clear();
    String first = world.provider.captured.keySet().iterator().next();
    assertThat(found(DAY)).containsExactly("CHARGE IN_OURS_ONLY " + first);
    assertThat(new MoneyDifferences(database).standing("sandbox", DAY).get(0).leaseId())
        .isEqualTo("lea_1");
  }

  @Test
  void anotherAmountAndAnotherCurrencyAreNamed() {
    String payment = charged(Behaviour.PAYS);
    book(LedgerEntry.Kind.CHARGE, payment, Money.of(1199, "USD"), RecordingProvider.AT);
    assertThat(found(DAY)).containsExactly("CHARGE AMOUNT_DIFFERS " + payment);
    world.provider.ledger.remove(1);
    book(LedgerEntry.Kind.CHARGE, payment, Money.of(1200, "EUR"), RecordingProvider.AT);
    assertThat(found(DAY)).containsExactly("CHARGE CURRENCY_DIFFERS " + payment);
  }

  @Test
  void aCaptureASecondBeforeTheProvidersMidnightIsThatDaysAndNotMissingInTheNext() {
    world.provider.ledger.clear();
    String first = world.provider.captured.keySet().iterator().next();
    Instant before = Instant.parse("2027-02-28T23:59:59Z");
    book(LedgerEntry.Kind.CHARGE, first, Scene.PRICE, before);
    world.provider.paidAt = before;
    assertThat(found(DAY)).isEmpty();
    assertThat(found(DAY.minusDays(1))).isEmpty();
    MoneyReconciler.Report heard = reconciler.run(DAY);
    assertThat(heard.tally().listedElsewhere()).as("ours, in the list of the day before").isOne();
    addsUp(heard);
    MoneyReconciler.Report happened = reconciler.run(DAY.minusDays(1));
    assertThat(happened.tally().agreedElsewhere()).as("theirs, heard of a day later").isOne();
    addsUp(happened);
  }

  @Test
  void theSameChargeTwiceIsNamed() {
    String first = world.provider.captured.keySet().iterator().next();
    book(LedgerEntry.Kind.CHARGE, first, Scene.PRICE, RecordingProvider.AT);
    assertThat(found(DAY)).containsExactly("CHARGE IN_THEIRS_ONLY " + first);
  }

  @Test
  void aChargebackThatNobodyHeardOfIsNamedWithItsLease() {
    String first = world.provider.captured.keySet().iterator().next();
    book(LedgerEntry.Kind.CHARGEBACK, first, Scene.PRICE, RecordingProvider.AT);
    assertThat(found(DAY)).containsExactly("CHARGEBACK IN_THEIRS_ONLY " + first);
    assertThat(new MoneyDifferences(database).standing("sandbox", DAY).get(0).leaseId())
        .isEqualTo("lea_1");
  }

  @Test
  void aDifferenceOpensOneTaskOnceAndIsOverWhenItIsGone() {
    book(LedgerEntry.Kind.CHARGE, "pay_stray", Money.of(5, "USD"), RecordingProvider.AT);
    reconciler.run(DAY);
    scene.clock.pass(java.time.Duration.ofDays(1));
    reconciler.run(DAY);
    assertThat(openTasks()).isEqualTo(1);
    MoneyDifferences differences = new MoneyDifferences(database);
    assertThat(differences.open()).isEqualTo(1);
    String task = new Tasks(database).open(List.of(), null, 10).get(0).taskId();
    new Tasks(database)
        .close(new Tasks.Closing(task, "staff:stf_1", "SETTLED", "found", null, scene.clock.now));
    scene.clock.pass(java.time.Duration.ofDays(1));
    reconciler.run(DAY);
    assertThat(openTasks()).isZero();
    assertThat(differences.open()).isZero();
    world.provider.ledger.remove(1);
    scene.clock.pass(java.time.Duration.ofDays(1));
    reconciler.run(DAY);
    assertThat(differences.standing("sandbox", DAY)).isEmpty();
  }

  @Test
  void aSilentProviderIsNoDifferenceAndNothingIsKept() {
    world.provider.silent = true;
    assertThatThrownBy(() -> reconciler.run(DAY)).isInstanceOf(ProviderSilent.class);
    assertThat(scene.text("select count(*)::text from money_reconciliations")).isEqualTo("0");
  }
}

package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.lifecycle.Entry.Account;
import io.keepline.store.AdoptAnswer.Adopted;
import io.keepline.store.CommitAnswer.Committed;
import io.keepline.store.CommitAnswer.Refused;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LedgersTest {
  private static LeaseFixture fixture;
  private static Adopted run;

  @BeforeAll
  static void open() {
    fixture = new LeaseFixture(TestDatabase.create());
    run = fixture.reserved("lea_1", 1);
    fixture.payments.intent(
        new IntentRequest(
            "lea_1",
            run.epoch(),
            fixture.order("lea_1", "lea_1", "SUBMITTED"),
            LeaseFixture.attempt("lea_1", 1),
            null,
            LeaseFixture.NOW));
    CommitAnswer answer =
        fixture.leases.commit(
            LeaseFixture.commit(run, "applied")
                .orders(fixture.order("lea_1", "lea_1", "APPLIED"))
                .terms(term("trm_1"))
                .postings(
                    MoneyPosting.move(
                        subject("pst_1"), Account.CLEARING, Account.PROVIDER, LeaseFixture.PRICE))
                .build());
    assertThat(answer).isEqualTo(new Committed(2));
  }

  @AfterAll
  static void close() {
    fixture.database.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "update term_ledger set days = 99",
        "delete from term_ledger",
        "update money_ledger set account = 'REVENUE'",
        "delete from money_ledger",
        "update audit set actor = 'nobody'",
        "delete from audit",
        "update quotes set total_minor_units = 1",
        "delete from quotes",
        "update lease_commits set version = 9",
        "delete from lease_commits"
      })
  void whatIsAppendOnlyRefusesChange(String change) {
    assertThatThrownBy(() -> fixture.execute(change)).hasMessageContaining("append-only");
  }

  @Test
  void aPostingThatDoesNotSumToZeroTakesItsWholeTransactionWithIt() {
    List<MoneyPosting> half =
        MoneyPosting.move(
                subject("pst_half"), Account.CLEARING, Account.PROVIDER, LeaseFixture.PRICE)
            .subList(0, 1);
    assertThatThrownBy(
            () ->
                fixture.leases.commit(
                    LeaseFixture.commit(run, "half").version(2).postings(half).build()))
        .hasStackTraceContaining("does not sum to zero");
    assertThat(fixture.count("lease_commits where commit_id = 'half'")).isZero();
    assertThat(fixture.count("money_ledger where posting_id = 'pst_half'")).isZero();
  }

  @Test
  void anOrderBecomesATermOnce() {
    assertThat(
            fixture.leases.commit(
                LeaseFixture.commit(run, "twice").version(2).terms(term("trm_2")).build()))
        .isEqualTo(new Refused(StoreRefusal.ALREADY_APPLIED));
    assertThat(fixture.count("term_ledger")).isEqualTo(1);
  }

  @Test
  void theLedgersAreReadBackAsWritten() {
    Reads reads = new Reads(fixture.database);
    assertThat(reads.termsOf("lea_1")).containsExactly(term("trm_1"));
    assertThat(reads.postingsOf("ord_lea_1"))
        .containsExactlyElementsOf(
            MoneyPosting.move(
                subject("pst_1"), Account.CLEARING, Account.PROVIDER, LeaseFixture.PRICE));
  }

  @Test
  void anEndedLeaseAndAnOlderVersionAreRefusedByTheSchemaItself() {
    assertThatThrownBy(() -> fixture.execute("update leases set version = version - 1"))
        .hasMessageContaining("one version at a time");
    assertThatThrownBy(() -> fixture.execute("update leases set epoch = 0"))
        .hasMessageContaining("epoch never falls");
    fixture.reserved("lea_over", 2);
    fixture.execute("update leases set status = 'ENDED' where lease_id = 'lea_over'");
    assertThatThrownBy(
            () ->
                fixture.execute(
                    "update leases set valid_until = date '2030-01-01' where lease_id = 'lea_over'"))
        .hasMessageContaining("never extended");
  }

  private static TermEntry term(String id) {
    return new TermEntry(
        id,
        "START",
        "ord_lea_1",
        LocalDate.of(2026, 3, 1),
        LeaseFixture.PAID_UNTIL,
        null,
        LeaseFixture.PAID_UNTIL,
        31,
        "HOLDER:hol_1",
        "paid",
        LeaseFixture.NOW,
        LeaseFixture.NOW);
  }

  private static MoneyPosting.Subject subject(String id) {
    return new MoneyPosting.Subject(
        id, "ord_lea_1", "pay_lea_1_1", LeaseFixture.NOW, LeaseFixture.NOW, "captured");
  }
}

package io.keepline.store.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Money;
import io.keepline.store.Database;
import io.keepline.store.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SweepTest {
  private static final Instant SETTLED = Instant.parse("2026-07-01T00:00:00Z");
  private static Database database;

  /** What is broken by hand, and the row that the check must name. */
  record Planted(String invariant, String id, String sql) {}

  @BeforeAll
  static void open() throws IOException {
    database = TestDatabase.create();
    try (InputStream in = SweepTest.class.getResourceAsStream("/sweep/healthy.sql")) {
      String healthy = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      database
          .jdbi()
          .useTransaction(handle -> handle.createScript(healthy).executeAsSeparateStatements());
    }
  }

  @AfterAll
  static void close() {
    database.close();
  }

  @Test
  void leasesInGoodOrderAreClean() {
    SweepReport report = new Sweep(database).run(SETTLED);
    assertThat(report.results()).allSatisfy(result -> assertThat(result.breaches()).isEmpty());
    assertThat(report.results()).allSatisfy(result -> assertThat(result.rowsRead()).isPositive());
    assertThat(report.clean()).isTrue();
    assertThat(report.leases()).isEqualTo(3);
  }

  @Test
  void anEmptyDatabaseIsNothingToLookAtAndNotClean() {
    try (Database empty = TestDatabase.create()) {
      SweepReport report = new Sweep(empty).run(SETTLED);
      assertThat(report.nothingToLookAt()).isTrue();
      assertThat(report.clean()).isFalse();
    }
  }

  @ParameterizedTest
  @MethodSource("planted")
  void aPlantedViolationIsCaught(Planted planted) {
    SweepReport report = broken(planted.sql());
    List<String> named =
        report.results().stream()
            .filter(result -> result.invariant().equals(planted.invariant()))
            .flatMap(result -> result.breaches().stream())
            .map(Breach::id)
            .toList();
    assertThat(named).contains(planted.id());
    assertThat(report.clean()).isFalse();
  }

  @Test
  void everyCheckHasAPlantedViolation() {
    assertThat(planted().map(Planted::invariant).collect(Collectors.toSet()))
        .containsExactlyInAnyOrderElementsOf(
            Sweep.checks().stream().map(Check::invariant).collect(Collectors.toSet()));
    assertThat(Sweep.checks().stream().map(Check::invariant).distinct())
        .containsExactly(
            "I1", "I2", "I3", "I4", "I5", "I6", "I7", "I8", "I9", "I10", "I11", "I12", "I13", "I14",
            "I15", "I16", "I19");
  }

  @Test
  void aProviderThatAgreesIsClean() {
    CheckResult result = new ProviderSweep(database).run("sandbox", theirs());
    assertThat(result.breaches()).isEmpty();
    assertThat(result.rowsRead()).isEqualTo(6);
  }

  @Test
  void i18_everyDifferenceFromTheProvidersLedgerIsNamed() {
    List<ProviderLine> lines = new ArrayList<>(theirs());
    lines.remove(charge("pay_1", 1200));
    lines.remove(charge("pay_2", 1200));
    lines.add(charge("pay_2", 1300));
    lines.add(charge("pay_3", 1200));
    lines.add(charge("pay_stray", 5));
    lines.add(new ProviderLine(ProviderLine.Kind.REFUND, "pay_3", "rfd_stray", usd(1)));
    CheckResult result = new ProviderSweep(database).run("sandbox", lines);
    assertThat(result.breaches())
        .extracting(Breach::id)
        .containsExactlyInAnyOrder("pay_1", "pay_2", "pay_3", "pay_stray", "rfd_stray");
  }

  @Test
  void i18_aChargebackThatOnlyOneOfUsHasIsNamed() {
    List<ProviderLine> lines = new ArrayList<>(theirs());
    lines.add(new ProviderLine(ProviderLine.Kind.CHARGEBACK, "pay_1", null, usd(1200)));
    lines.add(new ProviderLine(ProviderLine.Kind.CHARGEBACK_REVERSED, "pay_2", null, usd(1200)));
    assertThat(new ProviderSweep(database).run("sandbox", lines).breaches())
        .extracting(Breach::id)
        .containsExactlyInAnyOrder("pay_1", "pay_2");
  }

  @Test
  void aRefundThatTheProviderNeverMadeIsNamed() {
    List<ProviderLine> lines =
        theirs().stream().filter(line -> line.kind() == ProviderLine.Kind.CHARGE).toList();
    assertThat(new ProviderSweep(database).run("sandbox", lines).breaches())
        .extracting(Breach::id)
        .containsExactlyInAnyOrder("rfd_3", "rfw_3");
  }

  static Stream<Planted> planted() {
    return Stream.of(
        new Planted(
            "I1",
            "trm_x",
            """
            insert into term_ledger (entry_id, lease_id, kind, from_date, to_date,
              valid_until_before, valid_until_after, days, actor, cause, at, lease_time)
            values ('trm_x', 'lea_3', 'GOODWILL', '2026-02-01', '2026-03-01', '2026-02-01',
              '2026-03-01', 28, 'x', 'x', '2026-05-01Z', '2026-05-01Z')
            """),
        new Planted(
            "I2",
            "num_1",
            """
            drop index leases_one_open_per_number;
            update leases set number_id = 'num_1' where lease_id = 'lea_2'
            """),
        new Planted(
            "I2", "num_2", "update numbers set state = 'AVAILABLE' where number_id = 'num_2'"),
        new Planted("I2", "num_3", "update numbers set state = 'LEASED' where number_id = 'num_3'"),
        new Planted("I3", "pay_1", "update orders set state = 'CLOSED' where order_id = 'ord_1'"),
        new Planted(
            "I3", "pay_1", "update orders set state = 'REFUND_DUE' where order_id = 'ord_1'"),
        new Planted("I3", "pay_2", "delete from money_ledger where payment_id = 'pay_2'"),
        new Planted("I3", "pay_2", "delete from money_ledger where posting_id = 'applied_2'"),
        new Planted(
            "I3", "captured_1", "update money_ledger set amount_minor_units = 1 where line_no = 1"),
        new Planted(
            "I3",
            "rfd_3",
            "update refunds set state = 'STOPPED', settled_at = created_at"
                + " where refund_id = 'rfd_3'"),
        new Planted("I3", "hol_1", "update wallets set balance_minor_units = 301"),
        new Planted("I3", "hol_1", "delete from wallets"),
        new Planted("I3", "pay_t", "delete from money_ledger where posting_id = 'taken_t'"),
        new Planted("I4", "ord_t", "update orders set refusal = 'ON_HOLD' where kind = 'TOP_UP'"),
        new Planted("I4", "ord_t", "update orders set state = 'CLOSED' where kind = 'TOP_UP'"),
        new Planted(
            "I4",
            "ord_t",
            """
            insert into money_ledger (posting_id, line_no, account, order_id, payment_id, holder_id,
              amount_minor_units, amount_currency, at, lease_time, cause)
            values ('again', 1, 'CLEARING', 'ord_t', 'pay_t', null, 500, 'USD', '2026-01-01Z',
                '2026-01-01Z', 'top_up_kept'),
              ('again', 2, 'WALLET', 'ord_t', 'pay_t', 'hol_1', -500, 'USD', '2026-01-01Z',
                '2026-01-01Z', 'top_up_kept')
            """),
        new Planted("I6", "ord_t", "delete from allowance_buckets"),
        new Planted("I6", "lea_1", "update allowance_buckets set used = 5"),
        new Planted("I6", "lea_1", "delete from usage_records"),
        new Planted(
            "I6",
            "ord_t",
            """
            update quotes set content = jsonb_set(content, '{topUp,days}', '3')
            where kind = 'TOP_UP'
            """),
        new Planted(
            "I4",
            "pay_3",
            """
            insert into money_ledger (posting_id, line_no, account, order_id, payment_id,
              amount_minor_units, amount_currency, at, lease_time, cause)
            values ('cbk_x', 1, 'CHARGEBACKS', 'ord_3', 'pay_3', 900, 'USD', '2026-05-01Z',
                '2026-05-01Z', 'x'),
              ('cbk_x', 2, 'PROVIDER', 'ord_3', 'pay_3', -900, 'USD', '2026-05-01Z',
                '2026-05-01Z', 'x')
            """),
        new Planted(
            "I4",
            "pay_1",
            """
            insert into money_ledger (posting_id, line_no, account, order_id, payment_id,
              amount_minor_units, amount_currency, at, lease_time, cause)
            values ('cbk_x', 1, 'CHARGEBACKS', 'ord_1', 'pay_1', 100, 'EUR', '2026-05-01Z',
                '2026-05-01Z', 'x'),
              ('cbk_x', 2, 'PROVIDER', 'ord_1', 'pay_1', -100, 'EUR', '2026-05-01Z',
                '2026-05-01Z', 'x')
            """),
        new Planted(
            "I3", "pay_1", "update attempts set provider = 'till' where payment_id = 'pay_1'"),
        new Planted(
            "I5",
            "trm_x",
            """
            insert into term_ledger (entry_id, lease_id, kind, order_id, from_date, to_date,
              valid_until_before, valid_until_after, days, actor, cause, at, lease_time)
            values ('trm_x', 'lea_1', 'CORRECTION', 'ord_1', '2026-04-01', '2026-03-01',
              '2026-04-01', '2026-03-01', -31, 'x', 'x', '2026-05-01Z', '2026-05-01Z')
            """),
        new Planted(
            "I4",
            "ord_1",
            """
            drop index attempts_one_paid;
            insert into attempts (payment_id, order_id, attempt_no, method, provider, state,
              amount_minor_units, amount_currency, captured_minor_units, captured_currency,
              created_at, outcome_at)
            values ('pay_x', 'ord_1', 2, 'CARD', 'sandbox', 'PAID', 1200, 'USD', 1200, 'USD',
              '2026-01-01Z', '2026-01-01Z')
            """),
        new Planted(
            "I4",
            "ord_1",
            """
            drop index term_ledger_one_application;
            update term_ledger set order_id = 'ord_1'
            """),
        new Planted("I4", "pay_3", "update refunds set amount_minor_units = 1201"),
        new Planted("I4", "rfd_3", "update refunds set amount_currency = 'EUR'"),
        new Planted(
            "I5",
            "trm_x",
            """
            insert into term_ledger (entry_id, lease_id, kind, from_date, to_date,
              valid_until_before, valid_until_after, days, actor, cause, at, lease_time)
            values ('trm_x', 'lea_1', 'GOODWILL', '2026-02-01', '2026-01-30', '2026-02-01',
              '2026-01-30', -2, 'x', 'x', '2026-01-05Z', '2026-01-05Z')
            """),
        new Planted(
            "I6", "lea_1", "update leases set valid_until = '2026-02-02' where lease_id = 'lea_1'"),
        new Planted("I6", "trm_1", "update term_ledger set days = 30 where entry_id = 'trm_1'"),
        new Planted(
            "I6",
            "trm_1",
            "update term_ledger set valid_until_before = '2026-01-15' where entry_id = 'trm_1'"),
        new Planted("I6", "ord_2", "delete from term_ledger where entry_id = 'trm_2'"),
        new Planted(
            "I7",
            "aud_lost",
            "update audit set due_at = '2026-03-21Z' where audit_id = 'aud_lost'"),
        new Planted("I7", "ord_2", "update orders set state = 'UNKNOWN' where order_id = 'ord_2'"),
        new Planted("I7", "lea_2", "update notices set accepted_lease_time = '2026-03-19 01:00Z'"),
        new Planted("I7", "lea_2", "update notices set dedupe_key = '2025-02-01/2025-02-16/'"),
        new Planted(
            "I7",
            "lea_2",
            "update leases set loss_cause = 'RECLAIMED_UNREACHABLE' where lease_id = 'lea_2'"),
        new Planted(
            "I7",
            "lea_3",
            "update leases set cancellation_state = 'REQUESTED' where lease_id = 'lea_3'"),
        new Planted(
            "I8", "lea_3", "update audit set done_at = '2026-04-19Z' where audit_id = 'aud_end'"),
        new Planted(
            "I8", "lea_3", "update leases set quarantine_until = null where lease_id = 'lea_3'"),
        new Planted(
            "I8",
            "lea_2",
            "update leases set quarantine_until = '2026-06-17Z' where lease_id = 'lea_2'"),
        new Planted("I9", "ord_1", "update quotes set total_minor_units = 1100"),
        new Planted("I9", "ord_1", "update orders set kind = 'AUTO_RENEW'"),
        new Planted("I9", "pay_1", "update attempts set amount_currency = 'EUR'"),
        new Planted("I9", "ord_1", "update attempts set captured_minor_units = 1100"),
        new Planted(
            "I10",
            "lea_1",
            """
            drop index orders_one_in_flight;
            update orders set state = 'SUBMITTED', lease_id = 'lea_1'
            """),
        new Planted(
            "I11",
            "ntc_receipt",
            """
            insert into notice_deliveries values
              ('ntc_receipt', 2, 'MAIL', null, 'm2', '2026-01-01Z', null, null, null)
            """),
        new Planted(
            "I11",
            "ntc_final",
            """
            insert into notice_deliveries values
              ('ntc_final', 2, 'MAIL', null, 'other', '2026-03-16Z', null, null, null)
            """),
        new Planted("I11", "ntc_final", "delete from notice_deliveries"),
        new Planted("I12", "lea_2", "delete from audit where audit_id = 'aud_lost'"),
        new Planted("I12", "aud_1_2", "update audit set version = 9 where audit_id = 'aud_1_2'"),
        new Planted("I13", "lea_1", "update leases set version = 5 where lease_id = 'lea_1'"),
        new Planted("I13", "lea_2", "delete from lease_commits where version = 2"),
        new Planted("I13", "lea_2", "update lease_commits set epoch = 2 where version = 2"),
        new Planted("I14", "pay_3", "update refunds set amount_minor_units = 399"),
        new Planted("I14", "pay_3", "delete from refunds"),
        new Planted("I14", "pay_t", "delete from refunds where refund_id = 'rfw_3'"),
        new Planted(
            "I14",
            "pay_t",
            """
            update money_ledger set amount_minor_units = 181
            where posting_id = 'aside_1' and account = 'WALLET'
            """),
        new Planted(
            "I14",
            "pay_t",
            """
            update leases set cancellation_refunds = jsonb_set(cancellation_refunds,
              '{1,feeMinorUnits}', '19') where lease_id = 'lea_3'
            """),
        new Planted(
            "I3",
            "pay_t",
            "update leases set cancellation_state = 'NONE' where lease_id = 'lea_1'"),
        new Planted(
            "I14",
            "pay_3",
            """
            update leases set cancellation_refunds =
              jsonb_build_array(cancellation_refunds -> 0 || '{"feeMinorUnits": 50}')
            where cancellation_state = 'EXECUTED'
            """),
        new Planted(
            "I15",
            "lnk_3",
            """
            alter table one_time_links drop constraint one_time_links_in_time;
            update one_time_links set used_at = '2026-01-21Z'
            """),
        new Planted(
            "I15",
            "lnk_3",
            """
            alter table one_time_links drop constraint one_time_links_token_hash_check;
            update one_time_links set token_hash = 'plain'
            """),
        new Planted(
            "I16",
            "trm_1",
            "update term_ledger set lease_time = '2024-01-30Z' where entry_id = 'trm_1'"),
        new Planted(
            "I19", "TNT-R-2026-000003", "delete from documents where document_id = 'rcp_2'"),
        new Planted("I19", "pay_2", "delete from documents where document_id = 'rcp_2'"),
        new Planted("I19", "rfd_3", "delete from documents where document_id = 'crn_3'"),
        new Planted("I19", "ord_1", "delete from documents where document_id = 'cnf_1'"),
        new Planted(
            "I19", "tnt/CREDIT_NOTE/2026", "delete from documents where kind = 'CREDIT_NOTE'"),
        new Planted(
            "I19",
            "pay_1",
            """
            drop index documents_one_receipt;
            update documents set payment_id = 'pay_1' where document_id = 'rcp_2'
            """),
        new Planted(
            "I19",
            "rcp_1",
            "update attempts set state = 'DECLINED', captured_minor_units = null, captured_currency = null where payment_id = 'pay_1'"),
        new Planted(
            "I19",
            "TNT-R-2026-000002",
            "update documents set issued_at = '2025-12-31Z' where document_id = 'rcp_2'"),
        new Planted(
            "I19",
            "pay_1",
            "update documents set amount_minor_units = 1 where document_id = 'rcp_1'"),
        new Planted(
            "I19",
            "pay_3",
            "update documents set amount_minor_units = 401 where document_id = 'crn_3'"));
  }

  /** Breaks the data behind every guard, looks, and takes it all back. */
  private static SweepReport broken(String sql) {
    try (Handle handle = database.jdbi().open()) {
      handle.begin();
      handle.execute("set local session_replication_role = replica");
      handle.createScript(sql).executeAsSeparateStatements();
      SweepReport report = Sweep.look(handle, SETTLED);
      handle.rollback();
      return report;
    }
  }

  private static List<ProviderLine> theirs() {
    return List.of(
        charge("pay_1", 1200),
        charge("pay_2", 1200),
        charge("pay_3", 1200),
        charge("pay_t", 500),
        new ProviderLine(ProviderLine.Kind.REFUND, "pay_3", "rfd_3", usd(400)),
        new ProviderLine(ProviderLine.Kind.REFUND, "pay_t", "rfw_3", usd(100)));
  }

  private static ProviderLine charge(String paymentId, long minor) {
    return new ProviderLine(ProviderLine.Kind.CHARGE, paymentId, null, usd(minor));
  }

  private static Money usd(long minor) {
    return Money.of(minor, "USD");
  }
}

package io.keepline.store;

import io.keepline.lifecycle.Money;
import io.keepline.store.AdoptRequest.NewLease;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Rows to test with: one brand, one holder, numbers of the reserved range, and a lease's steps. */
final class LeaseFixture {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00.123456Z");
  static final LocalDate PAID_UNTIL = LocalDate.of(2026, 4, 1);
  static final Money PRICE = Money.of(1200, "USD");
  static final String BRAND = "tnt";

  final Database database;
  final Leases leases;
  final Payments payments;

  LeaseFixture(Database database) {
    this.database = database;
    this.leases = new Leases(database);
    this.payments = new Payments(database);
    insertHolder();
  }

  Jdbi jdbi() {
    return database.jdbi();
  }

  void execute(String sql, Object... values) {
    jdbi().useHandle(handle -> handle.execute(sql, values));
  }

  List<String> texts(String sql) {
    return jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).list());
  }

  int count(String from) {
    return Integer.parseInt(texts("select count(*) from " + from).get(0));
  }

  private void insertHolder() {
    execute(
        """
                    insert into holders (holder_id, brand_id, display_name, locale, created_at)
                    values ('hol_1', 'tnt', 'Ada', 'en', ?) on conflict do nothing
                    """,
        NOW);
  }

  /** A free number, the last digits of the reserved range 1202555 01xx. */
  String freeNumber(int last) {
    String id = "num_" + last;
    execute(
        """
                    insert into numbers (number_id, e164, brand_id, country, capabilities, state,
                      state_since)
                    values (?, ?, 'tnt', 'US', array['SMS_IN', 'VOICE_IN'], 'AVAILABLE', ?)
                    """,
        id,
        (last < 100 ? "+120255501%02d" : "+447700900%03d").formatted(last),
        NOW);
    return id;
  }

  /** A quote for the order with the same key. */
  String quote(String key) {
    return quote(key, PRICE);
  }

  String quote(String key, Money total) {
    String id = "quo_" + key;
    execute(
        """
                    insert into quotes (quote_id, kind, brand_id, holder_id, plan_id, plan_version,
                      terms, lines, total_minor_units, total_currency, method, band,
                      new_valid_until, expires_at, created_at, content)
                    values (?, 'START', 'tnt', 'hol_1', 'monthly', 1, 1, '[]', ?, ?, 'CARD',
                      'RESERVED', ?, ?, ?, '{}') on conflict do nothing
                    """,
        id,
        total.minorUnits(),
        total.currency(),
        PAID_UNTIL,
        NOW.plusSeconds(1800),
        NOW);
    return id;
  }

  OrderRow order(String leaseId, String key, String state) {
    return order(leaseId, key, quote(key), state);
  }

  private static OrderRow order(String leaseId, String key, String quoteId, String state) {
    return new OrderRow(
        "ord_" + key,
        leaseId,
        quoteId,
        "req_" + key,
        "START",
        state,
        "lease",
        PRICE,
        "CARD",
        NOW,
        NOW,
        NOW.plusSeconds(1800),
        NOW.plusSeconds(60),
        NOW,
        null,
        null,
        null);
  }

  static AttemptRow attempt(String orderKey, int no) {
    return new AttemptRow(
        "pay_" + orderKey + "_" + no,
        "ord_" + orderKey,
        no,
        "CARD",
        "mref_1",
        "sandbox",
        null,
        "SUBMITTED",
        PRICE,
        null,
        null,
        null,
        null,
        NOW,
        null);
  }

  static LeaseFacts facts(String status) {
    return new LeaseFacts(
        status,
        !status.equals("RESERVED"),
        status.equals("RESERVED") ? null : PAID_UNTIL,
        "monthly",
        1,
        List.of(),
        "{\"status\": \"" + status + "\"}",
        "[]",
        NOW.plusSeconds(1800),
        0,
        1,
        false,
        "NONE",
        "[]",
        null,
        null,
        null);
  }

  static AuditRow audit(String id, String before, String after) {
    return new AuditRow(
        id,
        "sti_" + id,
        "TEST",
        "SYSTEM:keepline",
        null,
        "monthly@1",
        before,
        after,
        "{}",
        "{}",
        null,
        NOW,
        NOW,
        null);
  }

  AdoptRequest first(String leaseId, NumberChoice choice) {
    return first(leaseId, choice, quote(leaseId));
  }

  AdoptRequest first(String leaseId, NumberChoice choice, String quoteId) {
    return new AdoptRequest(
        leaseId,
        1,
        new NewLease(
            "hol_1",
            BRAND,
            choice,
            facts("RESERVED"),
            order(leaseId, leaseId, quoteId, "SUBMITTED"),
            audit("aud_" + leaseId, null, "RESERVED")),
        NOW);
  }

  static AdoptRequest again(String leaseId) {
    return new AdoptRequest(leaseId, 1, null, NOW);
  }

  /** A reserved lease on its own number. */
  AdoptAnswer.Adopted reserved(String leaseId, int lastDigits) {
    String number = freeNumber(lastDigits);
    return (AdoptAnswer.Adopted) leases.adopt(first(leaseId, new NumberChoice.Exact(number)));
  }

  /** Units, and for those of a term its days. */
  static Holdings granting(AllowanceRow row) {
    Optional<Holdings.Days> days =
        row.source().equals("TERM")
            ? Optional.of(new Holdings.Days(row.fromDate(), row.untilDate()))
            : Optional.empty();
    return new Holdings(List.of(), List.of(), List.of(row), days);
  }

  static CommitRequestBuilder commit(AdoptAnswer.Adopted run, String commitId) {
    return new CommitRequestBuilder(run.lease().leaseId(), run.epoch(), commitId);
  }
}

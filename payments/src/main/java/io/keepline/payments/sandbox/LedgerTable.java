package io.keepline.payments.sandbox;

import io.keepline.lifecycle.Money;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** The provider's ledger: charges, refunds and chargebacks, each written once and never changed. */
final class LedgerTable {

  private final Handle handle;

  LedgerTable(Handle handle) {
    this.handle = handle;
  }

  /** One row as answered over HTTP. */
  record Entry(
      long entryId,
      String kind,
      String paymentId,
      Optional<String> refundId,
      String providerRef,
      long amountMinor,
      String currency,
      Instant at) {}

  /** What one UTC day sums up to in one currency. */
  record Total(LocalDate day, String kind, String currency, long rows, long amountMinor) {}

  void charge(String paymentId, Money amount, Instant now) {
    insert("charge", paymentId, Optional.empty(), amount, now);
  }

  void refund(String paymentId, String refundId, Money amount, Instant now) {
    insert("refund", paymentId, Optional.of(refundId), amount, now);
  }

  void chargeback(String paymentId, Money amount, Instant now) {
    insert("chargeback", paymentId, Optional.empty(), amount, now);
  }

  void chargebackReversed(String paymentId, Money amount, Instant now) {
    insert("chargeback_reversed", paymentId, Optional.empty(), amount, now);
  }

  private void insert(
      String kind, String paymentId, Optional<String> refundId, Money amount, Instant now) {
    handle
        .createUpdate(
            """
            insert into ledger (kind, payment_id, refund_id, amount_minor, currency, at)
            values (:kind, :paymentId, :refundId, :amount, :currency, :now)
            """)
        .bind("kind", kind)
        .bind("paymentId", paymentId)
        .bind("refundId", refundId)
        .bind("amount", amount.minorUnits())
        .bind("currency", amount.currency())
        .bind("now", now)
        .execute();
  }

  /** Minor units refunded so far; the payment's row must be locked. */
  long refunded(String paymentId) {
    return handle
        .createQuery(
            """
            select coalesce(sum(amount_minor), 0) from ledger
            where payment_id = :paymentId and kind = 'refund'
            """)
        .bind("paymentId", paymentId)
        .mapTo(Long.class)
        .one();
  }

  List<Entry> day(LocalDate day, long after, int limit) {
    return handle
        .createQuery(
            """
            select l.*, p.provider_ref from ledger l join payment p using (payment_id)
            where l.at >= :from and l.at < :until and l.entry_id > :after
            order by l.entry_id limit :limit
            """)
        .bind("from", day.atStartOfDay(ZoneOffset.UTC).toInstant())
        .bind("until", day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
        .bind("after", after)
        .bind("limit", limit)
        .map(LedgerTable::read)
        .list();
  }

  /** Sums per UTC day, kind and currency; of one day, or of all. */
  List<Total> totals(Optional<LocalDate> day) {
    return handle
        .createQuery(
            """
            select (at at time zone 'UTC')::date as day, kind, currency,
              count(*) as entries, sum(amount_minor)::bigint as amount_minor
            from ledger
            where cast(:day as date) is null or (at at time zone 'UTC')::date = cast(:day as date)
            group by 1, 2, 3 order by 1, 2, 3
            """)
        .bind("day", day.map(LocalDate::toString))
        .map(
            (row, context) ->
                new Total(
                    row.getObject("day", LocalDate.class),
                    row.getString("kind"),
                    row.getString("currency"),
                    row.getLong("entries"),
                    row.getLong("amount_minor")))
        .list();
  }

  private static Entry read(ResultSet row, StatementContext context) throws SQLException {
    return new Entry(
        row.getLong("entry_id"),
        row.getString("kind"),
        row.getString("payment_id"),
        Optional.ofNullable(row.getString("refund_id")),
        row.getString("provider_ref"),
        row.getLong("amount_minor"),
        row.getString("currency"),
        PaymentTable.instant(row, "at"));
  }
}

package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What we believe that a provider booked, for a comparison with its own ledger. */
public final class BookedMoney {
  private final Jdbi jdbi;

  /** Over an open database. */
  public BookedMoney(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Money that moved, as we have it.
   *
   * @param paymentId the payment
   * @param refundId the refund, of a refund
   * @param amount how much; null while it is not known that it moved
   * @param open whether it is still being looked up
   * @param leaseId the lease
   * @param orderId the order
   */
  public record Booked(
      String paymentId,
      @Nullable String refundId,
      @Nullable Money amount,
      boolean open,
      String leaseId,
      String orderId) {

    private static Booked read(Columns row) throws SQLException {
      return new Booked(
          row.text("payment_id"),
          row.textIf("refund_id"),
          row.moneyIf("amount"),
          row.flag("open"),
          row.text("lease_id"),
          row.text("order_id"));
    }
  }

  private static final String CAPTURES =
      """
      select a.payment_id, null::text as refund_id, a.captured_minor_units as amount_minor_units,
        a.captured_currency as amount_currency,
        a.state in ('SUBMITTED', 'PENDING', 'UNKNOWN') and o.state <> 'UNRESOLVED' as open,
        o.lease_id, o.order_id
      from attempts a join orders o using (order_id)
      """;

  private static final String REFUNDS =
      """
      select r.payment_id, r.refund_id,
        case when r.state = 'DONE' then r.amount_minor_units end as amount_minor_units,
        case when r.state = 'DONE' then r.amount_currency end as amount_currency,
        r.state = 'DUE' as open, o.lease_id, o.order_id
      from refunds r join attempts a using (payment_id) join orders o on o.order_id = r.order_id
      """;

  /** A capture by its payment's id. */
  public Optional<Booked> capture(String provider, String paymentId) {
    return one(
        CAPTURES + " where a.provider = :provider and a.payment_id = :id", provider, paymentId);
  }

  /** A refund by its id. */
  public Optional<Booked> refund(String provider, String refundId) {
    return one(REFUNDS + " where a.provider = :provider and r.refund_id = :id", provider, refundId);
  }

  /**
   * What the ledger says a bank took back of a payment, or gave back to us, in all.
   *
   * @param back true: what was taken back; false: what was given back to us
   */
  public Optional<Booked> disputed(String provider, String paymentId, boolean back) {
    return one(
        """
        select a.payment_id, null::text as refund_id,
          abs(sum(m.amount_minor_units))::bigint as amount_minor_units, m.amount_currency,
          false as open, o.lease_id, o.order_id
        from money_ledger m join attempts a using (payment_id) join orders o on o.order_id = a.order_id
        where a.provider = :provider and a.payment_id = :id and m.account = 'PROVIDER'
          and m.amount_minor_units %s 0 and exists (select 1 from money_ledger c
            where c.posting_id = m.posting_id and c.account = 'CHARGEBACKS')
        group by a.payment_id, m.amount_currency, o.lease_id, o.order_id
        """
            .formatted(sign(back)),
        provider,
        paymentId);
  }

  /** Captures that we heard of on a UTC day; the provider may have booked them on another. */
  public List<Booked> capturedOn(String provider, LocalDate day) {
    return on(
        CAPTURES
            + """
             where a.provider = :provider and a.captured_minor_units > 0
              and a.outcome_at >= :from and a.outcome_at < :until order by a.payment_id
            """,
        provider,
        day);
  }

  /** Refunds that we heard of on a UTC day; not what a person gave back by hand. */
  public List<Booked> refundedOn(String provider, LocalDate day) {
    return on(
        REFUNDS
            + """
             where a.provider = :provider and r.state = 'DONE' and r.provider_ref is not null
              and r.settled_at >= :from and r.settled_at < :until order by r.refund_id
            """,
        provider,
        day);
  }

  /**
   * Payments of which banks took money back, or gave it back to us, as we wrote down on a UTC day.
   *
   * @param back true: what was taken back; false: what was given back to us
   */
  public List<Booked> disputedOn(String provider, LocalDate day, boolean back) {
    return on(
        """
        select a.payment_id, null::text as refund_id,
          abs(sum(m.amount_minor_units))::bigint as amount_minor_units, m.amount_currency,
          false as open, o.lease_id, o.order_id
        from money_ledger m join attempts a using (payment_id)
        join orders o on o.order_id = a.order_id
        where a.provider = :provider and m.account = 'PROVIDER' and m.amount_minor_units %s 0
          and m.at >= :from and m.at < :until and exists (select 1 from money_ledger c
            where c.posting_id = m.posting_id and c.account = 'CHARGEBACKS')
        group by a.payment_id, m.amount_currency, o.lease_id, o.order_id order by a.payment_id
        """
            .formatted(sign(back)),
        provider,
        day);
  }

  /** The sign of the provider's line of such a posting. */
  private static String sign(boolean back) {
    return back ? "<" : ">";
  }

  private Optional<Booked> one(String sql, String provider, String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("provider", provider)
                .bind("id", id)
                .map((row, context) -> Booked.read(new Columns(row)))
                .findFirst());
  }

  private List<Booked> on(String sql, String provider, LocalDate day) {
    Instant from = day.atStartOfDay(ZoneOffset.UTC).toInstant();
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("provider", provider)
                .bind("from", from)
                .bind("until", day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant())
                .map((row, context) -> Booked.read(new Columns(row)))
                .list());
  }
}

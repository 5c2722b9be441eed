package io.keepline.store;

import io.keepline.lifecycle.Iccid;
import io.keepline.lifecycle.Msisdn;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What the API shows: from PostgreSQL alone, never more than asked for. */
public final class Reads {
  /** In one question. The units of a day more on either side: a date is the brand's to know. */
  private static final String VIEW =
      """
      select l.*, n.number_id as n_number_id, n.e164, n.iccid, n.country, n.capabilities, n.state,
        n.state_since, coalesce((select jsonb_agg(to_jsonb(b)
            order by b.until_date, b.kind, b.scope, b.bucket_id)
          from allowance_buckets b where b.lease_id = l.lease_id
            and b.until_date > t.today - 2 and b.from_date < t.today + 2), '[]')::text as units,
      """
          + WalletSql.restJson()
          + """
       as wallet
      from leases l join numbers n using (number_id)
        cross join lateral (select (statement_timestamp()
          + l.clock_offset_ms * interval '1 millisecond')::date as today) t
      """;

  private final Jdbi jdbi;

  /** Over an open database. */
  public Reads(Database database) {
    this.jdbi = database.jdbi();
  }

  /** One lease. */
  public Optional<LeaseView> lease(String leaseId) {
    return one(VIEW + "where l.lease_id = :value", leaseId);
  }

  /** Whether a lease is over for good; false for one that is not known. */
  public boolean isEnded(String leaseId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from leases where lease_id = :id and status = 'ENDED')")
                .bind("id", leaseId)
                .mapTo(Boolean.class)
                .one());
  }

  /** The open lease of a number, by what is dialled. */
  public Optional<LeaseView> openLease(Msisdn msisdn) {
    return one(VIEW + "where n.e164 = :value and l.status <> 'ENDED'", msisdn.e164());
  }

  /** The open lease of a number, by the card that carries it now. */
  public Optional<LeaseView> openLease(Iccid iccid) {
    return one(VIEW + "where n.iccid = :value and l.status <> 'ENDED'", iccid.digits());
  }

  /**
   * A page of a holder's leases, in the order of their ids.
   *
   * @param after the last id of the page before; null for the first
   */
  public List<LeaseView> leasesOf(String holderId, @Nullable String after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    VIEW
                        + """
                        where l.holder_id = :holder and l.lease_id > :after
                        order by l.lease_id limit :limit
                        """)
                .bind("holder", holderId)
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, context) -> view(new Columns(row)))
                .list());
  }

  /** One order with its attempts and refunds. */
  public Optional<OrderHistory> order(String orderId) {
    return history("order_id", orderId);
  }

  /** The order that a request submitted. */
  public Optional<OrderHistory> orderOfRequest(String requestId) {
    return history("request_id", requestId);
  }

  /** The order that took the offer of a start; empty while nobody did, or it came to nothing. */
  public Optional<String> startBy(String quoteId) {
    return jdbi.withHandle(handle -> QuoteClaim.holder(handle, quoteId));
  }

  /** The order that a payment pays. */
  public Optional<OrderHistory> orderOfPayment(String paymentId) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createQuery("select order_id from attempts where payment_id = :id")
                    .bind("id", paymentId)
                    .mapTo(String.class)
                    .findOne())
        .flatMap(this::order);
  }

  /** Our payment behind a provider's reference. */
  public Optional<String> paymentOf(String provider, String providerRef) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select payment_id from attempts
                    where provider = :provider and provider_ref = :ref
                    """)
                .bind("provider", provider)
                .bind("ref", providerRef)
                .mapTo(String.class)
                .findFirst());
  }

  /** Unfinished orders of a lease and its latest others, oldest first. */
  public List<OrderHistory> ordersOf(String leaseId) {
    return jdbi.withHandle(handle -> OrderSql.unfinishedAndLatest(handle, leaseId));
  }

  /** The lease's ledger of days, oldest first. */
  public List<TermEntry> termsOf(String leaseId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from term_ledger where lease_id = :id order by seq")
                .bind("id", leaseId)
                .map((row, context) -> TermEntry.read(new Columns(row)))
                .list());
  }

  /** An order's lines in the ledger of money, oldest first. */
  public List<MoneyPosting> postingsOf(String orderId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from money_ledger where order_id = :id order by seq")
                .bind("id", orderId)
                .map((row, context) -> MoneyPosting.read(new Columns(row)))
                .list());
  }

  private Optional<OrderHistory> history(String column, String value) {
    return jdbi.withHandle(
        handle ->
            OrderSql.withHistory(
                    handle,
                    handle
                        .createQuery("select * from orders where " + column + " = :value")
                        .bind("value", value)
                        .map((row, context) -> OrderRow.read(new Columns(row)))
                        .list())
                .stream()
                .findFirst());
  }

  private Optional<LeaseView> one(String sql, String value) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .bind("value", value)
                .map((row, context) -> view(new Columns(row)))
                .findOne());
  }

  private static LeaseView view(Columns row) throws java.sql.SQLException {
    return new LeaseView(
        LeaseRow.read(row),
        NumberRow.read(row),
        AllowanceRow.readAll(row.text("units")),
        Wallets.Share.readAll(row.text("wallet")));
  }
}

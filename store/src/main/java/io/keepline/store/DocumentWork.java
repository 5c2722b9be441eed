package io.keepline.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;

/** What has no document yet: asked of the facts each time, so that a crash loses nothing. */
public final class DocumentWork {
  private final Jdbi jdbi;

  /** Over an open database. */
  public DocumentWork(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * Which facts are looked at.
   *
   * @param since facts from this instant on, real time
   * @param decided a payment captured after this may wait to be applied, so that its receipt shows
   *     the date it bought
   * @param skip how many of the oldest to leave out: those that could not be made
   * @param limit at most so many
   */
  public record Window(Instant since, Instant decided, int skip, int limit) {}

  /** Orders without a confirmation, oldest first. */
  public List<String> ordersToConfirm(Window window) {
    return ids(
        """
        select o.order_id from orders o where o.submitted_at >= :since
          and not exists (select 1 from documents d
            where d.order_id = o.order_id and d.kind = 'CONFIRMATION')
        order by o.submitted_at, o.order_id limit :limit offset :skip
        """,
        window);
  }

  /** Payments that brought money, without a receipt, oldest first. */
  public List<String> paymentsToReceipt(Window window) {
    return ids(
        """
        select a.payment_id from attempts a join orders o using (order_id)
        where a.state in ('PAID', 'SURPLUS') and a.captured_minor_units > 0
          and a.outcome_at >= :since
          and (o.state not in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID')
            or a.state = 'SURPLUS' or a.outcome_at < :decided)
          and not exists (select 1 from documents d
            where d.payment_id = a.payment_id and d.kind = 'RECEIPT')
        order by a.outcome_at, a.payment_id limit :limit offset :skip
        """,
        window);
  }

  /** Refunds that went back, without a credit note, oldest first. */
  public List<String> refundsToCredit(Window window) {
    return ids(
        """
        select r.refund_id from refunds r where r.state = 'DONE' and r.settled_at >= :since
          and not exists (select 1 from documents d
            where d.refund_id = r.refund_id and d.kind = 'CREDIT_NOTE')
        order by r.settled_at, r.refund_id limit :limit offset :skip
        """,
        window);
  }

  /** Wishes for an invoice that is not made, oldest first; their payments' ids. */
  public List<String> paymentsToInvoice(Window window) {
    return ids(
        """
        select i.payment_id from invoice_requests i where i.requested_at >= :since
          and not exists (select 1 from documents d where d.document_id = i.document_id)
        order by i.requested_at, i.payment_id limit :limit offset :skip
        """,
        window);
  }

  private List<String> ids(String sql, Window window) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(sql)
                .configure(
                    org.jdbi.v3.core.statement.SqlStatements.class,
                    allow -> allow.setUnusedBindingAllowed(true))
                .bindMethods(window)
                .mapTo(String.class)
                .list());
  }
}

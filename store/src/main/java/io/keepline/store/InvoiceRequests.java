package io.keepline.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Wishes for invoices, written by the API and made into documents by the worker. */
public final class InvoiceRequests {
  private final Jdbi jdbi;

  /** Over an open database. */
  public InvoiceRequests(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Writes a wish; of two for one payment the first stays, and is answered. */
  public InvoiceRequest ask(InvoiceRequest wish) {
    return jdbi.inTransaction(
        handle -> {
          Sql.batch(
              handle,
              """
              insert into invoice_requests (document_id, payment_id, order_id, buyer_name, tax_id,
                actor, requested_at)
              values (:documentId, :paymentId, :orderId, :buyerName, :taxId, :actor, :requestedAt)
              on conflict do nothing
              """,
              List.of(wish));
          return handle
              .createQuery("select * from invoice_requests where payment_id = :id")
              .bind("id", wish.paymentId())
              .map((row, context) -> InvoiceRequest.read(new Columns(row)))
              .one();
        });
  }

  /** The wish for a payment's invoice. */
  public Optional<InvoiceRequest> ofPayment(String paymentId) {
    return find("payment_id", paymentId);
  }

  /** The wish for an invoice. */
  public Optional<InvoiceRequest> ofDocument(String documentId) {
    return find("document_id", documentId);
  }

  private Optional<InvoiceRequest> find(String column, String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from invoice_requests where " + column + " = :id")
                .bind("id", id)
                .map((row, context) -> InvoiceRequest.read(new Columns(row)))
                .findOne());
  }
}

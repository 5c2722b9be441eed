package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A holder's wish for an invoice; personal data, so printing it shows the id only.
 *
 * @param documentId the invoice's id
 * @param paymentId the payment it is about
 * @param orderId the order that was paid
 * @param buyerName as it shall stand on the invoice
 * @param taxId the buyer's, where there is one
 * @param actor who asked
 * @param requestedAt real time
 */
public record InvoiceRequest(
    String documentId,
    String paymentId,
    String orderId,
    String buyerName,
    @Nullable String taxId,
    String actor,
    Instant requestedAt) {

  /** Whether both ask for the same words. */
  public boolean saysTheSame(InvoiceRequest other) {
    return buyerName.equals(other.buyerName) && java.util.Objects.equals(taxId, other.taxId);
  }

  static InvoiceRequest read(Columns row) throws SQLException {
    return new InvoiceRequest(
        row.text("document_id"),
        row.text("payment_id"),
        row.text("order_id"),
        row.text("buyer_name"),
        row.textIf("tax_id"),
        row.text("actor"),
        row.instant("requested_at"));
  }

  @Override
  public String toString() {
    return "InvoiceRequest[" + documentId + "]";
  }
}

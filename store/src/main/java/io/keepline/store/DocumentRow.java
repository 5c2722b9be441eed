package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * An issued document. It never changes.
 *
 * @param documentId its opaque id
 * @param kind what it is
 * @param brandId who issued it
 * @param holderId whose it is
 * @param leaseId the lease
 * @param orderId the order
 * @param paymentId the payment; null for a confirmation
 * @param refundId the refund of a credit note
 * @param number as printed; null for a confirmation
 * @param amount its total
 * @param language en or zh
 * @param issuedAt real time
 * @param issuedOn the brand's date
 * @param content JSON, to the byte as it was issued
 */
public record DocumentRow(
    String documentId,
    DocumentKind kind,
    String brandId,
    String holderId,
    String leaseId,
    String orderId,
    @Nullable String paymentId,
    @Nullable String refundId,
    @Nullable String number,
    Money amount,
    String language,
    Instant issuedAt,
    LocalDate issuedOn,
    String content) {

  static DocumentRow read(Columns row) throws SQLException {
    return new DocumentRow(
        row.text("document_id"),
        DocumentKind.valueOf(row.text("kind")),
        row.text("brand_id"),
        row.text("holder_id"),
        row.text("lease_id"),
        row.text("order_id"),
        row.textIf("payment_id"),
        row.textIf("refund_id"),
        row.textIf("number"),
        row.money("amount"),
        row.text("language"),
        row.instant("issued_at"),
        row.date("issued_on"),
        row.text("content"));
  }

  /** Its id and number; the rest may name a person. */
  @Override
  public String toString() {
    return "DocumentRow[" + documentId + "]";
  }
}

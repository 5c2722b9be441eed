package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money that a clerk took over a counter.
 *
 * @param paymentId its payment
 * @param orderId the order it paid
 * @param brandId the brand
 * @param storeId the store, as the brand names it
 * @param method CASH or TERMINAL_CARD
 * @param terminalRef the terminal's own id of a card payment; null for cash
 * @param clerk who took it, opaque
 * @param idDocument what was shown; never a copy or its number
 * @param idCheckedBy who looked at it, opaque
 * @param idCheckedAt real time
 * @param before what a correction goes back to, as JSON of the rules; null for a start
 * @param takenAt real time
 */
public record CounterPaymentRow(
    String paymentId,
    String orderId,
    String brandId,
    String storeId,
    String method,
    @Nullable String terminalRef,
    String clerk,
    String idDocument,
    String idCheckedBy,
    Instant idCheckedAt,
    @Nullable String before,
    Instant takenAt) {

  /** The account of its till in the ledger of money. */
  public String account() {
    return account(brandId, storeId);
  }

  /** The account of a store's till. */
  public static String account(String brandId, String storeId) {
    return "TILL:" + brandId + "/" + storeId;
  }

  static CounterPaymentRow read(Columns row) throws SQLException {
    return new CounterPaymentRow(
        row.text("payment_id"),
        row.text("order_id"),
        row.text("brand_id"),
        row.text("store_id"),
        row.text("method"),
        row.textIf("terminal_ref"),
        row.text("clerk"),
        row.text("id_document"),
        row.text("id_checked_by"),
        row.instant("id_checked_at"),
        row.textIf("before"),
        row.instant("taken_at"));
  }
}

package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;

/**
 * One movement of a wallet.
 *
 * @param seq its place in the ledger
 * @param orderId what it is about
 * @param paymentId the payment it is about
 * @param amount positive: the balance grew
 * @param at real time
 * @param leaseTime the lease's time then
 * @param cause why, a short constant
 */
public record WalletEntry(
    long seq,
    String orderId,
    String paymentId,
    Money amount,
    Instant at,
    Instant leaseTime,
    String cause) {

  static WalletEntry read(Columns row) throws SQLException {
    return new WalletEntry(
        row.big("seq"),
        row.text("order_id"),
        row.text("payment_id"),
        row.money("amount").negated(),
        row.instant("at"),
        row.instant("lease_time"),
        row.text("cause"));
  }
}

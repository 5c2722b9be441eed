package io.keepline.store;

import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import java.sql.SQLException;
import java.time.Instant;

/**
 * One movement of a wallet.
 *
 * @param seq its place in the ledger
 * @param kind what it was
 * @param orderId what it is about
 * @param paymentId the payment it is about
 * @param amount positive: the balance grew
 * @param at real time
 * @param leaseTime the lease's time then
 */
public record WalletEntry(
    long seq,
    WalletEntryKind kind,
    String orderId,
    String paymentId,
    Money amount,
    Instant at,
    Instant leaseTime) {

  static WalletEntry read(Columns row) throws SQLException {
    Money amount = row.money("amount").negated();
    return new WalletEntry(
        row.big("seq"),
        WalletEntryKind.of(
            account(row.text("other")),
            amount.isPositive(),
            OrderKind.valueOf(row.text("order_kind"))),
        row.text("order_id"),
        row.text("payment_id"),
        amount,
        row.instant("at"),
        row.instant("lease_time"));
  }

  /** Each store's till is an account of its own. */
  private static Entry.Account account(String name) {
    return name.startsWith("TILL:") ? Entry.Account.TILL : Entry.Account.valueOf(name);
  }
}

package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The statements that read wallets and the payments they were filled by. */
final class WalletSql {
  private WalletSql() {}

  /** Those with money. The lock is empty or {@code for update}, never what a caller wrote. */
  static List<Money> balances(Handle handle, String holderId, String lock) {
    return handle
        .createQuery("select * from wallets where holder_id = :holder order by currency" + lock)
        .bind("holder", holderId)
        .map(
            (row, context) ->
                Money.of(row.getLong("balance_minor_units"), row.getString("currency")))
        .list();
  }

  /** Top-ups in a currency with what of each was captured and neither went back nor is owed. */
  static List<Wallets.Share> topUps(Handle handle, String holderId, String currency) {
    return handle
        .createQuery(
            """
            select o.order_id, a.payment_id, a.captured_currency as amount_currency,
              a.captured_minor_units - coalesce((select sum(r.amount_minor_units) from refunds r
                where r.payment_id = a.payment_id and r.state <> 'STOPPED'), 0)
              - coalesce((select -sum(m.amount_minor_units) from money_ledger m
                where m.payment_id = a.payment_id and m.account = 'PROVIDER'
                  and m.cause like '%chargeback%'), 0) as amount_minor_units
            from orders o join leases l using (lease_id) join attempts a using (order_id)
            where l.holder_id = :holder and o.kind = 'TOP_UP' and o.state = 'APPLIED'
              and a.state = 'PAID' and a.captured_currency = :currency
            order by a.created_at desc, a.payment_id desc
            """)
        .bind("holder", holderId)
        .bind("currency", currency)
        .map((row, context) -> Wallets.Share.read(new Columns(row)))
        .list();
  }

  static List<Wallets.Share> given(Handle handle, String refundPrefix) {
    return handle
        .createQuery(
            """
            select order_id, payment_id, amount_minor_units, amount_currency from refunds
            where starts_with(refund_id, :prefix) order by refund_id
            """)
        .bind("prefix", refundPrefix + "_")
        .map((row, context) -> Wallets.Share.read(new Columns(row)))
        .list();
  }
}

package io.keepline.store;

import io.keepline.store.Transactions.RefusedException;
import org.jdbi.v3.core.Handle;

/**
 * An offer of a start begins one lease. A second tap, under another key, would otherwise be another
 * number and another charge; a renewal has its paid-until date against that (E8).
 */
final class QuoteClaim {
  private QuoteClaim() {}

  /**
   * Inside the transaction that begins the lease; an order that came to nothing frees its offer.
   */
  static void claim(Handle handle, OrderRow order) {
    serialize(handle, order.quoteId());
    boolean used =
        handle
            .createQuery(
                """
                select exists (select 1 from orders where quote_id = :quote and kind = 'START'
                  and order_id <> :order
                  and state not in ('CLOSED', 'REFUND_DUE', 'REFUNDED', 'REFUND_MANUAL'))
                """)
            .bind("quote", order.quoteId())
            .bind("order", order.orderId())
            .mapTo(Boolean.class)
            .one();
    if (used) {
      throw new RefusedException(StoreRefusal.QUOTE_USED);
    }
  }

  private static void serialize(Handle handle, String quoteId) {
    handle
        .createQuery("select 1 from (select pg_advisory_xact_lock(hashtextextended(:id, 4))) l")
        .bind("id", quoteId)
        .mapTo(Integer.class)
        .one();
  }
}

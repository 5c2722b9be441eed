package io.keepline.store;

import io.keepline.store.Transactions.RefusedException;
import java.util.Optional;
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
    Turn.QUOTE.await(handle, order.quoteId());
    if (holder(handle, order.quoteId()).filter(id -> !id.equals(order.orderId())).isPresent()) {
      throw new RefusedException(StoreRefusal.QUOTE_USED);
    }
  }

  /** The order that took the offer of a start; empty while nobody did, or it came to nothing. */
  static Optional<String> holder(Handle handle, String quoteId) {
    return handle
        .createQuery(
            """
            select order_id from orders where quote_id = :quote and kind = 'START'
              and state not in ('CLOSED', 'REFUND_DUE', 'REFUNDED', 'REFUND_MANUAL')
            """)
        .bind("quote", quoteId)
        .mapTo(String.class)
        .findFirst();
  }
}

package io.keepline.store;

import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** What was taken over counters, read. */
public final class CounterPayments {
  private final Jdbi jdbi;

  /** Over an open database. */
  public CounterPayments(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Where a payment was taken; empty for one that a provider captured. */
  public Optional<CounterPaymentRow> payment(String paymentId) {
    return one("payment_id", paymentId);
  }

  /** Where an order was paid; empty for one that was not paid over a counter. */
  public Optional<CounterPaymentRow> ofOrder(String orderId) {
    return one("order_id", orderId);
  }

  /** Whether an entry was taken back. */
  public boolean isReversed(String paymentId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select exists (select 1 from counter_reversals where payment_id = :id)")
                .bind("id", paymentId)
                .mapTo(Boolean.class)
                .one());
  }

  private Optional<CounterPaymentRow> one(String column, String id) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from counter_payments where " + column + " = :id")
                .bind("id", id)
                .map((row, context) -> CounterPaymentRow.read(new Columns(row)))
                .findOne());
  }
}

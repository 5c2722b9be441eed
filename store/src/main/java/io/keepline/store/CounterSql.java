package io.keepline.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The statements that write what a decision knows of payments by itself. */
final class CounterSql {
  private CounterSql() {}

  static void write(Handle handle, DecidedPayments payments, List<OrderRow> orders, Instant now) {
    for (AttemptRow attempt : payments.attempts()) {
      orders.stream()
          .filter(order -> order.orderId().equals(attempt.orderId()))
          .forEach(order -> PromotionUses.take(handle, order, now));
    }
    captured(handle, payments.attempts());
    Sql.batch(
        handle,
        """
        insert into counter_payments (payment_id, order_id, brand_id, store_id, method,
          terminal_ref, clerk, id_document, id_checked_by, id_checked_at, before, taken_at)
        values (:paymentId, :orderId, :brandId, :storeId, :method, :terminalRef, :clerk,
          :idDocument, :idCheckedBy, :idCheckedAt, :before::jsonb, :takenAt)
        """,
        payments.counter());
    Sql.batch(
        handle,
        """
        insert into counter_reversals (payment_id, order_id, amount_minor_units, amount_currency,
          clerk, reason, reversed_at)
        values (:paymentId, :orderId, :amount.minorUnits, :amount.currency, :clerk, :reason,
          :reversedAt)
        """,
        payments.reversals());
    payments.proven().forEach(proven -> proven(handle, proven));
  }

  private static void captured(Handle handle, List<AttemptRow> attempts) {
    Sql.batch(
        handle,
        """
        insert into attempts (payment_id, order_id, attempt_no, method, provider, provider_ref,
          state, amount_minor_units, amount_currency, captured_minor_units, captured_currency,
          created_at, outcome_at)
        values (:paymentId, :orderId, :attemptNo, :method, :provider, :providerRef, :state,
          :amount.minorUnits, :amount.currency, :captured.minorUnits, :captured.currency,
          :createdAt, :outcomeAt)
        """,
        attempts);
  }

  private static void proven(Handle handle, DecidedPayments.Proven proven) {
    AttemptSql.outcome(handle, proven.outcome());
    handle
        .createUpdate(
            """
            update attempts set provider_ref = coalesce(provider_ref, :ref)
            where payment_id = :payment
            """)
        .bind("ref", proven.providerRef())
        .bind("payment", proven.outcome().paymentId())
        .execute();
  }
}

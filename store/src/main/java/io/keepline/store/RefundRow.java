package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Money on its way back, as stored.
 *
 * @param refundId its id, the provider's idempotency key
 * @param orderId the order that was paid
 * @param paymentId the payment that was captured
 * @param amount how much, in the currency captured
 * @param reason why; the refunds of an executed cancellation say CANCELLATION
 * @param state DUE, DONE, MANUAL (a person gives it back) or STOPPED (the bank took it back)
 * @param providerRef the provider's own id, once known
 * @param createdAt real time
 * @param leaseTime the lease's time then
 * @param settledAt when it left DUE, real time
 */
public record RefundRow(
    String refundId,
    String orderId,
    String paymentId,
    Money amount,
    String reason,
    String state,
    @Nullable String providerRef,
    Instant createdAt,
    Instant leaseTime,
    @Nullable Instant settledAt) {

  static RefundRow read(Columns row) throws SQLException {
    return new RefundRow(
        row.text("refund_id"),
        row.text("order_id"),
        row.text("payment_id"),
        row.money("amount"),
        row.text("reason"),
        row.text("state"),
        row.textIf("provider_ref"),
        row.instant("created_at"),
        row.instant("lease_time"),
        row.instantIf("settled_at"));
  }
}

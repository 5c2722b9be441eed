package io.keepline.activities;

import io.keepline.lifecycle.OrderState;
import io.keepline.store.OrderRow;
import io.keepline.store.RefundRow;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The rows of an order that outlived its lease, in their next state. */
final class LeftOrderRows {
  private LeftOrderRows() {}

  static RefundRow refund(
      RefundRow refund, String state, @Nullable String providerRef, Instant now) {
    return new RefundRow(
        refund.refundId(),
        refund.orderId(),
        refund.paymentId(),
        refund.amount(),
        refund.reason(),
        state,
        providerRef,
        refund.createdAt(),
        refund.leaseTime(),
        now);
  }

  static OrderRow order(OrderRow o, OrderState next, Instant now) {
    return new OrderRow(
        o.orderId(),
        o.leaseId(),
        o.quoteId(),
        o.requestId(),
        o.kind(),
        next.name(),
        "payment",
        o.total(),
        o.method(),
        o.submittedAt(),
        o.submittedAtLease(),
        o.payBy(),
        o.notAfter(),
        now,
        o.refusal(),
        o.declineReason(),
        o.appliedValidUntil());
  }
}

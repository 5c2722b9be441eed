package io.keepline.payments.sandbox;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A refund as merchants see it. */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RefundView(
    String refundId,
    String refundRef,
    String paymentId,
    String status,
    @Nullable String failure,
    long amountMinor,
    String currency,
    Instant created) {

  static RefundView of(RefundTable.Refund refund) {
    return new RefundView(
        refund.refundId(),
        refund.refundRef(),
        refund.paymentId(),
        refund.failure().isPresent() ? "failed" : "succeeded",
        refund.failure().map(failure -> failure.name().toLowerCase(Locale.ROOT)).orElse(null),
        refund.amount().minorUnits(),
        refund.amount().currency(),
        refund.createdAt());
  }
}

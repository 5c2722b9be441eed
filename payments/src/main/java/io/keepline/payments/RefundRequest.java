package io.keepline.payments;

import io.keepline.lifecycle.Money;

/**
 * Money to send back.
 *
 * @param refundId our id of the refund, and the provider's idempotency key
 * @param paymentId the payment it goes back to
 * @param amount how much; in the currency that was captured
 */
public record RefundRequest(String refundId, String paymentId, Money amount) {

  /**
   * Checks the amount and the ids.
   *
   * @throws IllegalArgumentException if an id is blank or the amount is not positive
   */
  public RefundRequest {
    if (refundId.isBlank() || paymentId.isBlank()) {
      throw new IllegalArgumentException("refundId and paymentId must not be blank");
    }
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("amount must be more than nothing");
    }
  }
}

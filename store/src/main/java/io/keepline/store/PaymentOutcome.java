package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a provider said about a payment: a fact, written from any epoch.
 *
 * @param paymentId the payment
 * @param state PENDING, UNKNOWN, PAID, DECLINED, CLOSED or NEVER_RECEIVED
 * @param captured what was taken; present exactly when PAID
 * @param declineReason why it was declined
 * @param at real time
 */
public record PaymentOutcome(
    String paymentId,
    String state,
    @Nullable Money captured,
    @Nullable String declineReason,
    Instant at) {

  /** What became of the fact. */
  public enum Recorded {
    /** Written. */
    WRITTEN,
    /** Nothing new: paid stays paid, and a definite answer yields only to money. */
    UNCHANGED,
    /** Written as SURPLUS: another payment of the order was captured before, this one goes back. */
    SURPLUS,
    /** There is no such payment. */
    NO_SUCH_PAYMENT
  }
}

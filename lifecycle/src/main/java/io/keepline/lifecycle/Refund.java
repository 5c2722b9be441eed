package io.keepline.lifecycle;

/**
 * Money on its way back, in the currency and through the payment it came by.
 *
 * @param refundId its opaque id, the provider's idempotency key
 * @param orderId the order that was paid
 * @param paymentId the payment that was captured
 * @param amount how much goes back
 * @param cause why
 * @param state where it stands
 * @param tries how often the provider was asked
 * @param retryAt when it is asked again, in lease time
 */
public record Refund(
    String refundId,
    String orderId,
    String paymentId,
    Money amount,
    Cause cause,
    State state,
    int tries,
    java.time.Instant retryAt) {

  /** Why money goes back. */
  public enum Cause {
    /** Captured but not to be applied. */
    NOT_APPLIED,
    /** Unused terms of a cancelled lease, by policy and less its fee. */
    CANCELLATION,
    /** The carrier refused to provide the number. */
    PROVISIONING_REFUSED,
    /** Given back by staff, without taking days. */
    GOODWILL,
    /** The number left by the operator's side: ported out or withdrawn. */
    NUMBER_GONE,
    /** A wrong entry at a counter was taken back. */
    CORRECTION
  }

  /** Where a refund stands. */
  public enum State {
    /** To be asked of the provider. */
    DUE,
    /** The provider gave it back. */
    DONE,
    /** The provider refused; a person gives it back. */
    MANUAL,
    /** Stopped by a chargeback: the bank took the money back itself. Due again if it loses. */
    STOPPED
  }

  /** Whether somebody still has to give it back. */
  boolean isOpen() {
    return state == State.DUE || state == State.MANUAL;
  }

  /** The same refund in another state. */
  public Refund in(State next) {
    return new Refund(refundId, orderId, paymentId, amount, cause, next, tries, retryAt);
  }
}

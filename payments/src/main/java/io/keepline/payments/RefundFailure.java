package io.keepline.payments;

/** Why a provider does not refund. */
public enum RefundFailure {
  /** More than what is left of the captured money, or another currency. */
  EXCEEDS_CAPTURED,
  /** Nothing was captured for the payment. */
  NOT_CAPTURED,
  /** The bank behind the method does not take the money back. */
  REJECTED
}

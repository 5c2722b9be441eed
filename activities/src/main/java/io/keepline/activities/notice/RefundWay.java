package io.keepline.activities.notice;

/** Which way refunded money took. */
public enum RefundWay {
  /** Through the payment's provider. */
  PAYMENT,
  /** Back to the balance it was paid from. */
  BALANCE,
  /** Out of the balance, to a top-up it came by. */
  WALLET,
  /** By hand in another way, because the payment's provider refused. */
  BY_HAND,
  /** By hand, at the counter that took it. */
  COUNTER,
  /** Out of the till, because its entry was a mistake: the number's date moved back with it. */
  CORRECTION
}

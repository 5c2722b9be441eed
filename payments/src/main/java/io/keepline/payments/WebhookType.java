package io.keepline.payments;

/** What a provider's webhook event speaks of. */
public enum WebhookType {
  /** The subscriber has to act. */
  PAYMENT_PENDING,
  /** Money was captured. */
  PAYMENT_PAID,
  /** Nothing was captured. */
  PAYMENT_DECLINED,
  /** The checkout was closed. */
  PAYMENT_CLOSED,
  /** A refund changed. */
  REFUND,
  /** The subscriber demanded the money back at the bank. */
  CHARGEBACK_OPENED,
  /** A chargeback was decided for us. */
  CHARGEBACK_WON,
  /** A chargeback was decided against us. */
  CHARGEBACK_LOST,
  /** Something that we have no name for; acknowledge it and look the payment up. */
  OTHER
}

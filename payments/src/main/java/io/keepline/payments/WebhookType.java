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
  /** Something that we have no name for; acknowledge it and look the payment up. */
  OTHER
}

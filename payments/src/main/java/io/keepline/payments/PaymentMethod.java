package io.keepline.payments;

/** How a subscriber pays. */
public enum PaymentMethod {
  /** A card: answers at once, or asks the subscriber to authenticate on the provider's page. */
  CARD,
  /** A wallet: the subscriber is sent to the provider's page and the result comes later. */
  WALLET
}

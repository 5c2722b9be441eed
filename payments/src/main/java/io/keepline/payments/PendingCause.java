package io.keepline.payments;

/** Why the subscriber has to go to the provider's page. */
public enum PendingCause {
  /** The card's bank wants to know who pays. */
  AUTHENTICATION,
  /** The method is paid on the provider's page. */
  REDIRECT,
  /** The method is paid by scanning the code on the provider's page. */
  QR_CODE
}

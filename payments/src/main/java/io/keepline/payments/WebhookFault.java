package io.keepline.payments;

/** Why a webhook request is not acted upon. */
public enum WebhookFault {
  /** It carries no signature, or one that does not have the form of a signature. */
  UNSIGNED,
  /** No secret of ours gives this signature for this body and time. */
  FORGED,
  /** Rightly signed, but too old or from the future: somebody may be playing it again. */
  STALE,
  /** Rightly signed, but the body is not an event. */
  MALFORMED,
  /**
   * Rightly signed, about nothing that we asked for: acknowledge it, so that it is not repeated.
   */
  NOT_OURS
}

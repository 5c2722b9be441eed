package io.keepline.lifecycle;

/** Why a provider refused a payment. */
public enum DeclineReason {
  /** Not enough money. */
  INSUFFICIENT_FUNDS,
  /** Above a limit of the card or account. */
  LIMIT_EXCEEDED,
  /** The card is past its date. */
  EXPIRED_CARD,
  /** Reported lost or stolen. */
  STOLEN_CARD,
  /** The holder did not pass, or did not finish, the authentication. */
  AUTHENTICATION_FAILED,
  /** The data given do not fit the card or account. */
  INVALID_DATA,
  /** The holder left the checkout. */
  ABANDONED,
  /** It never reached the provider. */
  NOT_RECEIVED,
  /** Refused without a reason we know. */
  REJECTED
}

package io.keepline.activities.notice;

/** Why a payment was declined, as far as it may be told; each has words and a remedy. */
public enum DeclineReason {
  /** Not enough money in the account. */
  INSUFFICIENT_FUNDS,
  /** Above a limit that the bank or the holder set. */
  LIMIT_EXCEEDED,
  /** The card's last month is over. */
  EXPIRED_CARD,
  /** The bank has blocked the card: lost, stolen or suspected. The words do not say which. */
  CARD_BLOCKED,
  /** Number, date or code was mistyped. */
  WRONG_DATA,
  /** The holder did not prove to be the card's owner. */
  AUTHENTICATION_FAILED,
  /** The holder left the pay page, or its time ran out. */
  NOT_COMPLETED,
  /** The provider or the bank could not be reached. */
  NETWORK,
  /** The bank gave no reason. */
  OTHER
}

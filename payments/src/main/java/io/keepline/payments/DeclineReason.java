package io.keepline.payments;

/** Why a payment was declined. Each has its own words and remedy for the subscriber. */
public enum DeclineReason {
  /** Not enough money on the account. */
  INSUFFICIENT_FUNDS(false),
  /** A limit of the card or wallet was reached. */
  LIMIT_EXCEEDED(false),
  /** The card is past its date. */
  EXPIRED_CARD(true),
  /** The card was reported lost or stolen. */
  STOLEN_CARD(true),
  /** The subscriber did not prove who pays. */
  AUTHENTICATION_FAILED(false),
  /** The method's data is wrong or the provider does not know it. */
  INVALID_DATA(true),
  /** The bank or the subscriber said no without a reason that we know. */
  REJECTED(false);

  private final boolean hard;

  DeclineReason(boolean hard) {
    this.hard = hard;
  }

  /** Whether the same method can never succeed; a soft decline may be tried again later. */
  public boolean isHard() {
    return hard;
  }
}

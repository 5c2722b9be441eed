package io.keepline.activities.notice;

/** Why money went back, as the record has it and as its holder is told. */
public enum RefundReason {
  /** It was paid and could not be used. */
  NOT_APPLIED,
  /** Another amount was taken than was asked for: all of it goes back. */
  AMOUNT_DIFFERS,
  /** The number was given up. */
  CANCELLATION,
  /** The number could not be provided. */
  PROVISIONING_REFUSED,
  /** The brand gives it of its own will. */
  GOODWILL,
  /** The number left by the operator's side. */
  NUMBER_GONE,
  /** A wrong entry at a counter. */
  CORRECTION,
  /** The rest of a balance that no number can use. */
  WALLET_REST,
  /** A balance that went back with its holder's last number. */
  WALLET_CANCELLATION;

  /** Whether the number got nothing for it and stands as before. */
  public boolean boughtNothing() {
    return this == NOT_APPLIED || this == AMOUNT_DIFFERS || this == GOODWILL;
  }

  /** Whether it had been in the balance. */
  public boolean isOfWallet() {
    return this == WALLET_REST || this == WALLET_CANCELLATION;
  }
}

package io.keepline.lifecycle;

/**
 * Why a payment was refused. The one vocabulary of adapters, record, rules, API and notices; each
 * reason has its sentence and its remedy in every language there.
 */
public enum DeclineReason {
  /** Not enough money on the account. */
  INSUFFICIENT_FUNDS(Firmness.SOFT, Remedy.ADD_MONEY),
  /** A limit of the card or wallet was reached. */
  LIMIT_EXCEEDED(Firmness.SOFT, Remedy.RAISE_LIMIT),
  /** The bank or the wallet could not be asked. */
  BANK_UNAVAILABLE(Firmness.SOFT, Remedy.TRY_LATER),
  /** The card is past its date. */
  EXPIRED_CARD(Firmness.HARD, Remedy.OTHER_METHOD),
  /** The card was reported lost or stolen. */
  STOLEN_CARD(Firmness.HARD, Remedy.OTHER_METHOD),
  /** The subscriber did not prove who pays. */
  AUTHENTICATION_FAILED(Firmness.NEEDS_CUSTOMER, Remedy.AUTHENTICATE),
  /** Nobody was there, and the bank wants the subscriber to prove who pays. */
  AUTHENTICATION_REQUIRED(Firmness.NEEDS_CUSTOMER, Remedy.AUTHENTICATE),
  /** The method's data is wrong or the provider does not know it. */
  INVALID_DATA(Firmness.HARD, Remedy.CORRECT_DATA),
  /** The method does not take this currency, this kind of purchase, or unattended charges. */
  METHOD_NOT_ACCEPTED(Firmness.HARD, Remedy.OTHER_METHOD),
  /** The saved method was forgotten, or its mandate withdrawn. */
  PERMISSION_WITHDRAWN(Firmness.HARD, Remedy.SAVE_AGAIN),
  /** Taken for fraud by the bank or the provider. Never say so to whoever is paying. */
  BLOCKED(Firmness.HARD, Remedy.ASK_BANK),
  /** The bank or the subscriber said no without a reason that we know. */
  REJECTED(Firmness.SOFT, Remedy.ASK_BANK),
  /** The subscriber left the checkout. Ours: no provider says it. */
  ABANDONED(Firmness.NEEDS_CUSTOMER, Remedy.TRY_LATER),
  /** It never reached the provider. Ours: no provider says it. */
  NOT_RECEIVED(Firmness.SOFT, Remedy.TRY_LATER);

  /** What a decline says about the next attempt with the same method. */
  public enum Firmness {
    /** It may succeed later, as it is. */
    SOFT,
    /** It cannot succeed: not tried again. */
    HARD,
    /** It can succeed only with the subscriber present. */
    NEEDS_CUSTOMER
  }

  /** What the subscriber can do. */
  public enum Remedy {
    /** Put money on the account, or pay by another method. */
    ADD_MONEY,
    /** Have the limit raised, or pay by another method. */
    RAISE_LIMIT,
    /** Nothing is wrong with the method: try again. */
    TRY_LATER,
    /** Pay by another method. */
    OTHER_METHOD,
    /** Pay while present and approve it at the bank. */
    AUTHENTICATE,
    /** Enter the data again. */
    CORRECT_DATA,
    /** Save the method again, with a new permission. */
    SAVE_AGAIN,
    /** Ask the bank, or pay by another method. */
    ASK_BANK
  }

  private final Firmness firmness;
  private final Remedy remedy;

  DeclineReason(Firmness firmness, Remedy remedy) {
    this.firmness = firmness;
    this.remedy = remedy;
  }

  /** What it says about the next attempt with the same method. */
  public Firmness firmness() {
    return firmness;
  }

  /** What the subscriber can do. */
  public Remedy remedy() {
    return remedy;
  }

  /** Whether the same method can never succeed; a soft decline may be tried again later. */
  public boolean isHard() {
    return firmness == Firmness.HARD;
  }
}

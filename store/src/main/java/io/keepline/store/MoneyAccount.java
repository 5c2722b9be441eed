package io.keepline.store;

/** The accounts of the money ledger. A captured amount always stands in exactly one (I3). */
public enum MoneyAccount {
  /** What providers hold for us: grows with captures, shrinks with refunds and chargebacks. */
  PROVIDER,
  /** Captured and not yet decided about. */
  CLEARING,
  /** Turned into terms. */
  REVENUE,
  /** Owed back to a payer. */
  REFUND_DUE,
  /** Owed to a holder as balance. */
  WALLET
}

package io.keepline.payments;

/** The answer to closing a payment. */
public enum CancelOutcome {
  /**
   * Nothing was captured and nothing will be: the checkout is closed, the payment was declined
   * before, or the provider never knew the id and now bars it.
   */
  CLOSED,
  /** Too late: money was captured. Look the payment up. */
  ALREADY_PAID,
  /** No definite answer; ask again. */
  UNKNOWN
}

package io.keepline.lifecycle;

/** Where an order stands. In flight: {@link #isInFlight()}, at most one per lease. */
public enum OrderState {
  /** Sent to be charged; nothing is known yet. */
  SUBMITTED,
  /** The customer must act: a checkout or an authentication is open. */
  PENDING,
  /** The charge may have happened; it is looked up until that is definite. */
  UNKNOWN,
  /** Captured, and not yet turned into a term. */
  PAID,
  /** Turned into a term. */
  APPLIED,
  /** Refused by the provider; another method may be tried until {@code payBy}. */
  DECLINED,
  /** Given up: nothing was captured and nothing can be. */
  CLOSED,
  /** Unknown for too long: a person finds out. A late success is refunded. */
  UNRESOLVED,
  /** Captured but not to be applied: the money goes back. */
  REFUND_DUE,
  /** The money went back. */
  REFUNDED,
  /** The refund failed: a person gives the money back. */
  REFUND_MANUAL;

  /** Whether the order may still take money or become a term: paid is in flight, too. */
  public boolean isInFlight() {
    return this == SUBMITTED || this == PENDING || this == UNKNOWN || this == PAID;
  }

  /** Whether the provider knows more than we do, or soon may. */
  public boolean isUncertain() {
    return this == SUBMITTED || this == PENDING || this == UNKNOWN || this == UNRESOLVED;
  }

  /** Whether nothing more happens to the order. */
  public boolean isFinished() {
    return this == APPLIED || this == CLOSED || this == REFUNDED;
  }
}

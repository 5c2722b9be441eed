package io.keepline.local.demo;

/** What must be seen in a life, in this order. */
public enum Step {
  /** Chosen, not paid yet. */
  RESERVED,
  /** The first order's money arrived. */
  PAID,
  /** In service. */
  ACTIVE,
  /** Told that days are left. */
  REMINDED,
  /** Renewed before the end. */
  RENEWED,
  /** A card was refused, in words. */
  DECLINED,
  /** The same order, paid another way. */
  PAID_ANOTHER_WAY,
  /** The paid days are over. */
  EXPIRED,
  /** Still reachable, still at the normal price. */
  GRACE,
  /** Renewed from the old end. */
  RENEWED_IN_GRACE,
  /** Over again. */
  EXPIRED_AGAIN,
  /** No service. */
  SUSPENDED,
  /** Told of the loss and its date. */
  NOTICED,
  /** Lost. */
  RECLAIMED,
  /** Nobody has it. */
  QUARANTINED,
  /** Free for the next holder. */
  AVAILABLE
}

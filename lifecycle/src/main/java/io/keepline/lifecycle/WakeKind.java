package io.keepline.lifecycle;

/**
 * Everything that wakes a lease. Wakes of one instant are answered in this order: a charge by
 * consent comes before the loss it may prevent.
 */
public enum WakeKind {
  /** Do: look an uncertain payment up. */
  LOOK_UP(false),
  /** Do: close a checkout at the provider. */
  CLOSE_CHECKOUT(false),
  /** Decide: an order's time to be paid is over. */
  PAY_BY(true),
  /** Decide: a payment stayed unknown for too long. */
  UNRESOLVED(true),
  /** Decide: the reservation is over. */
  RESERVATION_END(true),
  /** Decide: a charge by consent is due. */
  AUTO_RENEW(true),
  /** Decide: a paid term begins. */
  TERM_BEGINS(true),
  /** Decide: the cancellation link dies. */
  LINK_EXPIRY(true),
  /** Decide: a confirmed cancellation is carried out. */
  COOLING_OFF_END(true),
  /** Decide: a reminder is due. */
  REMINDER(true),
  /** Decide: the final notice is due. */
  FINAL_NOTICE(true),
  /** Decide: the paid date has passed. */
  EXPIRY(true),
  /** Decide: grace is over. */
  GRACE_END(true),
  /** Decide: a person's time to answer is over. */
  TASK_LIMIT(true),
  /** Decide: the pause that a payment gave is over. */
  LOSS_PAUSE_END(true),
  /** Decide: the number may be reclaimed. */
  RECLAIM(true),
  /** Decide: quarantine is over. */
  QUARANTINE_END(true),
  /** Do: tell the carrier the wanted service. */
  SERVICE(false),
  /** Do: send a notice. */
  NOTICE(false),
  /** Do: ask the provider for a refund. */
  REFUND(false);

  private final boolean decides;

  WakeKind(boolean decides) {
    this.decides = decides;
  }

  /** Whether the rules decide at this wake; otherwise something is done in the world. */
  public boolean decides() {
    return decides;
  }
}

package io.keepline.store;

/** What became of a step of an order that outlived its lease. */
public sealed interface SettleAnswer {
  /** Written. */
  record Settled() implements SettleAnswer {}

  /**
   * The order is in another state, or the lease owns it: decide again.
   *
   * @param stored as it is
   */
  record Conflict(OrderHistory stored) implements SettleAnswer {}

  /**
   * Only the database could know.
   *
   * @param code why
   */
  record Refused(StoreRefusal code) implements SettleAnswer {}
}

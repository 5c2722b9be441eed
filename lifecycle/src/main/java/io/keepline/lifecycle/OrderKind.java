package io.keepline.lifecycle;

/** What an order wishes for. */
public enum OrderKind {
  /** The first term of a new lease. */
  START,
  /** Another term of a lease. */
  RENEW,
  /** Another term, charged by standing consent. */
  AUTO_RENEW,
  /** A step of the brand's ladder: money in the wallet, units and days. No term, and no lease's. */
  TOP_UP,
  /** Another plan for the rest of the running term. */
  CHANGE
}

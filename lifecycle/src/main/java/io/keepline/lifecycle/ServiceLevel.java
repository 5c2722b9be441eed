package io.keepline.lifecycle;

/** What the carrier shall let the number do, from most to least. */
public enum ServiceLevel {
  /** Everything the plan allows. */
  FULL,
  /** Inbound calls and messages only. */
  INBOUND_ONLY,
  /** Nothing, but the number stays on the network. */
  SUSPENDED,
  /** Not on the network: before the first term, and after the loss. */
  NONE;

  /** The lesser of two levels. */
  public ServiceLevel atMost(ServiceLevel other) {
    return compareTo(other) >= 0 ? this : other;
  }
}

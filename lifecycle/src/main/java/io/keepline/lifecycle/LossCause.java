package io.keepline.lifecycle;

/** Why a lease was lost or ended. */
public enum LossCause {
  /** Not renewed: suspension ran out after a proven final notice. */
  RECLAIMED,
  /** Reclaimed although no notice could be proven, after a person or the long wait decided. */
  RECLAIMED_UNREACHABLE,
  /** The holder confirmed a cancellation and the cooling-off period ended. */
  CANCELLED,
  /** The number moved to another operator. */
  PORTED_OUT,
  /** The carrier withdrew the number. */
  RETIRED,
  /** The first order was not paid in time. */
  RESERVATION_LAPSED,
  /** The carrier refused for good to put the number into service. */
  PROVISIONING_REFUSED;

  /**
   * Whether the number left our pool with it: then nobody waits for it and there is no quarantine.
   */
  public boolean takesTheNumber() {
    return this == PORTED_OUT || this == RETIRED;
  }
}

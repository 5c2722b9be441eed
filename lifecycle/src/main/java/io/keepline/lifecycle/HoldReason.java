package io.keepline.lifecycle;

/** Why service is restricted by hand or by an event. Only the expiry clock takes a number away. */
public enum HoldReason {
  /** Suspected fraud: no service, no orders; the clock runs on. */
  FRAUD(ServiceLevel.SUSPENDED, false, true),
  /** A legal matter: no orders, and no loss of any kind while it stands. */
  LEGAL(ServiceLevel.INBOUND_ONLY, true, true),
  /** A decision of staff: no loss by expiry while it stands. */
  ADMIN(ServiceLevel.INBOUND_ONLY, true, false),
  /** Long unused: no service until used again; the clock runs on. */
  INACTIVITY(ServiceLevel.SUSPENDED, false, false),
  /** A charge was disputed: inbound only; the clock runs on. */
  DISPUTE(ServiceLevel.INBOUND_ONLY, false, false);

  private final ServiceLevel ceiling;
  private final boolean stopsReclaim;
  private final boolean stopsOrders;

  HoldReason(ServiceLevel ceiling, boolean stopsReclaim, boolean stopsOrders) {
    this.ceiling = ceiling;
    this.stopsReclaim = stopsReclaim;
    this.stopsOrders = stopsOrders;
  }

  /** The most service the number may have under this hold. */
  public ServiceLevel ceiling() {
    return ceiling;
  }

  /** Whether a loss by expiry waits for this hold's end. */
  public boolean stopsReclaim() {
    return stopsReclaim;
  }

  /** Whether nothing may be ordered under this hold. */
  public boolean stopsOrders() {
    return stopsOrders;
  }
}

package io.keepline.lifecycle;

/** Where one lease stands between reservation and the end of quarantine. */
public enum LeaseStatus {
  /** Chosen; its first order must be paid inside a time limit. Never yet in service. */
  RESERVED,
  /** Paid and in service. */
  ACTIVE,
  /** Expired; inbound service may still work; renewable at the normal price. */
  GRACE,
  /** No service; renewable with a restore fee. Subscribers call it frozen. */
  SUSPENDED,
  /** The loss is decided and its commit is not answered yet. Lasts moments; never stored. */
  RECLAIMING,
  /** The holder has lost the number; nobody has it until quarantine ends. */
  QUARANTINED,
  /** Over. The lease is never extended again. */
  ENDED;

  /** Whether the lease still binds its number: every status but {@link #ENDED}. */
  public boolean isOpen() {
    return this != ENDED;
  }

  /** Whether the holder may order: reserved, active, in grace or suspended. */
  public boolean isLive() {
    return this == RESERVED || isInTerm();
  }

  /** Whether a paid date governs the lease: active, in grace or suspended. */
  public boolean isInTerm() {
    return this == ACTIVE || this == GRACE || this == SUSPENDED;
  }
}

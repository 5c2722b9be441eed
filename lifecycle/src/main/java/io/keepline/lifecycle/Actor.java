package io.keepline.lifecycle;

/**
 * Who caused a change.
 *
 * @param kind what sort of actor
 * @param id an opaque id, never a name or an address
 */
public record Actor(Kind kind, String id) {

  /** The sorts of actors. */
  public enum Kind {
    /** The holder of the lease. */
    HOLDER,
    /** A person of the operator. */
    STAFF,
    /** A machine of the operator that calls the API. */
    CLIENT,
    /** The carrier. */
    CARRIER,
    /** A payment provider. */
    PROVIDER,
    /** Keepline itself: a timer, a look-up, a reconciler. */
    SYSTEM
  }

  /** Keepline itself. */
  public static final Actor SYSTEM = new Actor(Kind.SYSTEM, "keepline");
}

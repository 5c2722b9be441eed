package io.keepline.store.brand;

/** A way by which a brand writes to its holders. */
public enum Channel {
  /** A mail: the only one that can carry links and documents. */
  MAIL,
  /** A short message. */
  SMS
}

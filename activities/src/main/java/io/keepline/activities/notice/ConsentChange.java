package io.keepline.activities.notice;

/** What became of the consent to renew automatically. */
public enum ConsentChange {
  /** The holder allows it. */
  GIVEN,
  /**
   * The holder allows it by a method that nobody can charge unattended: each time they are asked.
   */
  ASKED,
  /** The holder allows it, but for less than a renewal costs: until that changes they are asked. */
  ABOVE_CEILING,
  /** The holder allows it from the balance, which has too little now: it is charged once it has. */
  BALANCE_TOO_LOW,
  /** The holder, or an event such as a dispute, took it back. */
  REVOKED
}

package io.keepline.lifecycle.price;

import io.keepline.lifecycle.Money;

/**
 * One line of an offer. The lines of an offer add up to its total.
 *
 * @param code what it is for
 * @param subject the plan, add-on, promotion or method it speaks of
 * @param terms how many terms it speaks of; zero where it speaks of none
 * @param amount what it costs; negative for what it takes off
 */
public record PriceLine(Code code, String subject, int terms, Money amount) {

  /** What a line is for. */
  public enum Code {
    /** Paid terms of a plan. */
    PLAN,
    /** The rest of the running term under another plan, by day. */
    PLAN_DAYS,
    /** Off, for what was paid for these days before. */
    UNUSED_DAYS,
    /** An add-on, for each paid term. */
    ADD_ON,
    /** Off, for renewing well before the end. */
    EARLY_RENEWAL,
    /** Off, by a promotion. */
    PROMOTION,
    /** Terms that a promotion adds for nothing. */
    EXTRA_TERM,
    /** For restoring a suspended number. */
    RESTORE_FEE,
    /** A step of the top-up ladder. */
    TOP_UP,
    /** More, for a method that costs more. */
    METHOD_FEE,
    /** Off, for a method that costs less. */
    METHOD_DISCOUNT
  }
}

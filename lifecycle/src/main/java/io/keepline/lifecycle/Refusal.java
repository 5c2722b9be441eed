package io.keepline.lifecycle;

/** Why a stimulus changes nothing. Each has a sentence and a remedy in {@code docs/errors.md}. */
public enum Refusal {
  /** The lease is over. */
  LEASE_ENDED,
  /** The holder has lost the number; buying again does not bring it back. */
  NUMBER_LOST,
  /** The number is not paid for yet. */
  NOT_YET_PAID,
  /** The loss is being decided; ask again in a moment. */
  LOSS_BEING_DECIDED,
  /** Nothing of the kind is due. */
  NOT_DUE,
  /** The number is in its paid term; the command belongs to a later status. */
  STILL_IN_TERM,
  /** The quote is for another kind of order or another lease. */
  QUOTE_DOES_NOT_FIT,
  /** The quote can no longer be submitted. */
  QUOTE_EXPIRED,
  /** The paid date is not the one the customer saw. */
  VALID_UNTIL_MOVED,
  /** No paid term is running, or no day of it is left after today: renew with the plan wanted. */
  TERM_OVER,
  /** The running term has this plan already. */
  PLAN_IN_FORCE,
  /** Another order is in flight. */
  ORDER_IN_FLIGHT,
  /** The cancellation is confirmed; withdraw it first. */
  CANCELLATION_CONFIRMED,
  /** A hold forbids it. */
  ON_HOLD,
  /** The number would be paid further ahead than the brand allows. */
  CAP_EXCEEDED,
  /** The command arrived after its own time limit. */
  TOO_LATE,
  /** Time is up; only a method that answers at once is taken now. */
  METHOD_TOO_SLOW,
  /** No unfinished order has this id, or the attempt is not its present one. */
  ORDER_UNKNOWN,
  /** The order is not declined, so it cannot be paid another way now. */
  ORDER_NOT_RETRYABLE,
  /** Only the counter's newest entry of a number, not yet used up, can be taken back. */
  NOT_REVERSIBLE,
  /** An answer about money names where it can be read again, and how much was captured. */
  EVIDENCE_NEEDED,
  /** This hold stands already. */
  HOLD_STANDS,
  /** No such hold stands. */
  HOLD_UNKNOWN,
  /** The date is not later than the present one. */
  DATE_NOT_LATER,
  /** More than the running and later terms still count of the order's money. */
  AMOUNT_ABOVE_PAID,
  /** Nothing is requested that could be confirmed or withdrawn. */
  NO_CANCELLATION,
  /** The link is not the live one, or it has died. */
  LINK_DEAD,
  /** The money is not the money that was shown: look at it again. */
  FIGURES_CHANGED,
  /** Auto-renew is not allowed now. */
  NO_CONSENT,
  /** The price is above what the holder allowed. */
  ABOVE_CEILING,
  /** Only a reclaimed number can be given back. */
  NOT_RECLAIMED,
  /** A suspended number needs its restore fee first. */
  RESTORE_FEE_NEEDED,
  /** No unfinished refund has this id. */
  REFUND_UNKNOWN,
  /** No such notice. */
  NOTICE_UNKNOWN,
  /** No open task has this id, or the answer does not fit it. */
  TASK_UNKNOWN,
  /** The carrier's answer is to an older wish. */
  ANSWER_OUTDATED,
  /** Only a sandbox number's clock can be moved. */
  NOT_SANDBOX,
  /** A clock never moves back. */
  CLOCK_BACKWARDS,
  /** An answer that came before, or that changes nothing. */
  NOTHING_CHANGED
}

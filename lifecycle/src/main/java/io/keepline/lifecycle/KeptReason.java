package io.keepline.lifecycle;

import java.util.Optional;
import java.util.stream.Stream;

/**
 * Why a number did not take a top-up that was paid, so that all of it is in the wallet: the
 * refusals of a top-up, as its holder is told them.
 */
public enum KeptReason {
  /** The holder has the number no more. */
  NUMBER_OVER,
  /** The number's first term is not paid for yet. */
  NOT_YET_PAID,
  /** The number is being cancelled. */
  CANCELLATION_CONFIRMED,
  /** A hold lets nothing be added to the number. */
  ON_HOLD,
  /** The number is suspended, and the step does not carry the restore fee. */
  RESTORE_FEE_NEEDED,
  /** The step's days would not make the number last longer. */
  DATE_NOT_LATER,
  /** The number would be paid further ahead than the brand allows. */
  CAP_EXCEEDED;

  /** What a refusal was to the holder; empty for one that no top-up meets. */
  public static Optional<KeptReason> of(Refusal refusal) {
    return switch (refusal) {
      case LEASE_ENDED, NUMBER_LOST -> Optional.of(NUMBER_OVER);
      case NOT_YET_PAID -> Optional.of(NOT_YET_PAID);
      case CANCELLATION_CONFIRMED -> Optional.of(CANCELLATION_CONFIRMED);
      case ON_HOLD -> Optional.of(ON_HOLD);
      case RESTORE_FEE_NEEDED -> Optional.of(RESTORE_FEE_NEEDED);
      case DATE_NOT_LATER -> Optional.of(DATE_NOT_LATER);
      case CAP_EXCEEDED -> Optional.of(CAP_EXCEEDED);
      case LOSS_BEING_DECIDED,
          NOT_DUE,
          STILL_IN_TERM,
          QUOTE_DOES_NOT_FIT,
          QUOTE_EXPIRED,
          VALID_UNTIL_MOVED,
          TERM_OVER,
          PLAN_IN_FORCE,
          ORDER_IN_FLIGHT,
          TOO_LATE,
          METHOD_TOO_SLOW,
          ORDER_UNKNOWN,
          ORDER_NOT_RETRYABLE,
          NOT_REVERSIBLE,
          EVIDENCE_NEEDED,
          HOLD_STANDS,
          HOLD_UNKNOWN,
          AMOUNT_ABOVE_PAID,
          NO_CANCELLATION,
          LINK_DEAD,
          FIGURES_CHANGED,
          NO_CONSENT,
          ABOVE_CEILING,
          NOT_RECLAIMED,
          REFUND_UNKNOWN,
          NOTICE_UNKNOWN,
          TASK_UNKNOWN,
          ANSWER_OUTDATED,
          NOT_SANDBOX,
          CLOCK_BACKWARDS,
          NOTHING_CHANGED ->
          Optional.empty();
    };
  }

  /**
   * The same of a refusal that an order keeps.
   *
   * @param refusal its name, in the case of the record or of the API
   */
  public static Optional<KeptReason> of(String refusal) {
    return Stream.of(Refusal.values())
        .filter(known -> known.name().equalsIgnoreCase(refusal))
        .findFirst()
        .flatMap(KeptReason::of);
  }
}

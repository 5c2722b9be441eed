package io.keepline.api.command;

import io.keepline.api.http.ProblemCode;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.price.Priced;
import io.keepline.store.StoreRefusal;
import io.keepline.workflows.Answer;

/** What each refusal of the rules and of the record is called here. */
public final class Refusals {

  private Refusals() {}

  /** A refusal of the rules. */
  public static ProblemCode code(Refusal refusal) {
    return switch (refusal) {
      case LEASE_ENDED -> ProblemCode.LEASE_ENDED;
      case NUMBER_LOST -> ProblemCode.NUMBER_LOST;
      case NOT_YET_PAID -> ProblemCode.NOT_YET_PAID;
      case LOSS_BEING_DECIDED -> ProblemCode.LOSS_BEING_DECIDED;
      case NOT_DUE -> ProblemCode.NOT_DUE;
      case STILL_IN_TERM -> ProblemCode.STILL_IN_TERM;
      case QUOTE_DOES_NOT_FIT -> ProblemCode.QUOTE_DOES_NOT_FIT;
      case QUOTE_EXPIRED -> ProblemCode.QUOTE_EXPIRED;
      case VALID_UNTIL_MOVED -> ProblemCode.VALID_UNTIL_MOVED;
      case TERM_OVER -> ProblemCode.TERM_OVER;
      case PLAN_IN_FORCE -> ProblemCode.PLAN_IN_FORCE;
      case ORDER_IN_FLIGHT -> ProblemCode.ORDER_IN_FLIGHT;
      case CANCELLATION_CONFIRMED -> ProblemCode.CANCELLATION_CONFIRMED;
      case ON_HOLD -> ProblemCode.ON_HOLD;
      case CAP_EXCEEDED -> ProblemCode.CAP_EXCEEDED;
      case TOO_LATE -> ProblemCode.TOO_LATE;
      case METHOD_TOO_SLOW -> ProblemCode.METHOD_TOO_SLOW;
      case ORDER_UNKNOWN -> ProblemCode.ORDER_UNKNOWN;
      case ORDER_NOT_RETRYABLE -> ProblemCode.ORDER_NOT_RETRYABLE;
      case NOT_REVERSIBLE -> ProblemCode.NOT_REVERSIBLE;
      case EVIDENCE_NEEDED -> ProblemCode.EVIDENCE_NEEDED;
      case HOLD_STANDS -> ProblemCode.HOLD_STANDS;
      case HOLD_UNKNOWN -> ProblemCode.HOLD_UNKNOWN;
      case DATE_NOT_LATER -> ProblemCode.DATE_NOT_LATER;
      case AMOUNT_ABOVE_PAID -> ProblemCode.AMOUNT_ABOVE_PAID;
      case NO_CANCELLATION -> ProblemCode.NO_CANCELLATION;
      case LINK_DEAD -> ProblemCode.LINK_DEAD;
      case FIGURES_CHANGED -> ProblemCode.FIGURES_CHANGED;
      case NO_CONSENT -> ProblemCode.NO_CONSENT;
      case ABOVE_CEILING -> ProblemCode.ABOVE_CEILING;
      case NOT_RECLAIMED -> ProblemCode.NOT_RECLAIMED;
      case RESTORE_FEE_NEEDED -> ProblemCode.RESTORE_FEE_NEEDED;
      case REFUND_UNKNOWN -> ProblemCode.REFUND_UNKNOWN;
      case NOTICE_UNKNOWN -> ProblemCode.NOTICE_UNKNOWN;
      case TASK_UNKNOWN -> ProblemCode.TASK_UNKNOWN;
      case ANSWER_OUTDATED -> ProblemCode.ANSWER_OUTDATED;
      case NOT_SANDBOX -> ProblemCode.NOT_SANDBOX;
      case CLOCK_BACKWARDS -> ProblemCode.CLOCK_BACKWARDS;
      case NOTHING_CHANGED -> ProblemCode.NOTHING_CHANGED;
    };
  }

  /** Why a wish has no price. */
  public static ProblemCode code(Priced.Reason reason) {
    return switch (reason) {
      case METHOD_NOT_OFFERED -> ProblemCode.METHOD_NOT_OFFERED;
      case METHOD_FIXES_CURRENCY -> ProblemCode.METHOD_FIXES_CURRENCY;
      case ADD_ON_NOT_OFFERED -> ProblemCode.ADD_ON_NOT_OFFERED;
      case CODE_UNKNOWN -> ProblemCode.PROMOTION_UNKNOWN;
      case CODE_NOT_APPLICABLE -> ProblemCode.PROMOTION_NOT_APPLICABLE;
      case AMOUNT_TOO_LARGE -> ProblemCode.AMOUNT_TOO_LARGE;
    };
  }

  /** A refusal of the record. */
  static ProblemCode code(StoreRefusal refusal) {
    return switch (refusal) {
      case NUMBER_TAKEN -> ProblemCode.NUMBER_TAKEN;
      case NO_NUMBER_FREE -> ProblemCode.NO_NUMBER_FREE;
      case QUOTE_USED -> ProblemCode.QUOTE_USED;
      case ORDER_IN_FLIGHT -> ProblemCode.ORDER_IN_FLIGHT;
      case REQUEST_SEEN, POSTING_EXISTS -> ProblemCode.NOTHING_CHANGED;
      case ORDER_CLOSED, ATTEMPT_OPEN -> ProblemCode.ORDER_NOT_RETRYABLE;
      case PROMOTION_USED_UP -> ProblemCode.PROMOTION_USED_UP;
      case CHARGES_BRAKED -> ProblemCode.CHARGES_BRAKED;
      case ALREADY_APPLIED, ALREADY_PAID -> ProblemCode.NOTHING_CHANGED;
      case SLIP_USED -> ProblemCode.SLIP_USED;
      case ALREADY_REVERSED -> ProblemCode.NOT_REVERSIBLE;
      case NO_SUCH_LEASE -> ProblemCode.NOT_FOUND;
      case LEASE_ENDED -> ProblemCode.LEASE_ENDED;
      case READER_TOO_OLD -> ProblemCode.UNAVAILABLE;
      case BALANCE_TOO_LOW -> ProblemCode.BALANCE_TOO_LOW;
      case WALLET_MOVED -> ProblemCode.FIGURES_CHANGED;
      case TOP_UP_SETTLED -> ProblemCode.NOTHING_CHANGED;
    };
  }

  /** A refusal of the record by its name; a name of a newer version is an order not accepted. */
  public static ProblemCode codeOfStored(String name) {
    if (name.equals(Answer.LEASE_MOVED)) {
      return ProblemCode.PRECONDITION_FAILED;
    }
    for (StoreRefusal refusal : StoreRefusal.values()) {
      if (refusal.name().equals(name)) {
        return code(refusal);
      }
    }
    return ProblemCode.ORDER_NOT_ACCEPTED;
  }
}

package io.keepline.lifecycle;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The whole table: which stimulus is listened to in which status, and by which verb. Every cell
 * that is not listed is a named refusal. The table in {@code docs/lifecycle.md} is printed from it.
 */
public final class Transitions {

  /**
   * A listed column of the table.
   *
   * @param kind the stimulus
   * @param statuses where it is listened to
   * @param then what it leads to, for the printed table
   */
  public record Row(StimulusKind kind, Set<LeaseStatus> statuses, String then) {}

  private static final Map<StimulusKind, TransitionTable.Column> COLUMNS =
      TransitionTable.columns();

  private Transitions() {}

  /** The listed cells, in the order of the stimuli. */
  public static List<Row> rows() {
    return COLUMNS.values().stream().map(TransitionTable.Column::row).toList();
  }

  /** Whether a stimulus is listened to in a status. Its own guards may still refuse it. */
  public static boolean isListed(LeaseStatus status, StimulusKind kind) {
    return column(kind).row().statuses().contains(status);
  }

  /** The refusal of a cell that is not listed. */
  public static Refusal refusal(LeaseStatus status, StimulusKind kind) {
    return switch (status) {
      case ENDED -> Refusal.LEASE_ENDED;
      case RECLAIMING -> Refusal.LOSS_BEING_DECIDED;
      case QUARANTINED -> isCommand(kind) ? Refusal.NUMBER_LOST : Refusal.NOT_DUE;
      case RESERVED -> isCommand(kind) ? Refusal.NOT_YET_PAID : Refusal.NOT_DUE;
      case ACTIVE, GRACE, SUSPENDED ->
          switch (kind) {
            case LOSS_UNDONE -> Refusal.NOT_RECLAIMED;
            case COUNTER_REVERSED -> Refusal.NOT_REVERSIBLE;
            case ORDER_ABANDONED -> Refusal.STILL_IN_TERM;
            case PLAN_CHANGE_SUBMITTED -> Refusal.TERM_OVER;
            default -> Refusal.NOT_DUE;
          };
    };
  }

  private static boolean isCommand(StimulusKind kind) {
    return switch (kind) {
      case ORDER_SUBMITTED,
          PLAN_CHANGE_SUBMITTED,
          ORDER_RETRIED,
          COUNTER_PAID,
          CHECKOUT_LEFT,
          COUNTER_REVERSED,
          ORDER_ABANDONED,
          HOLD_PUT,
          HOLD_LIFTED,
          GRACE_EXTENDED,
          GOODWILL_GIVEN,
          MONEY_GIVEN_BACK,
          PLAN_CHOSEN,
          CONSENT_GIVEN,
          CONSENT_REVOKED,
          TOP_UP_DAYS,
          SIM_REPLACED,
          NUMBER_GONE,
          LOSS_UNDONE,
          CANCELLATION_REQUESTED,
          CANCELLATION_CONFIRMED,
          CANCELLATION_WITHDRAWN,
          NOTICE_RESENT,
          TASK_CLOSED,
          CLOCK_ADVANCED ->
          true;
      case PAYMENT_OUTCOME,
          PAY_BY_REACHED,
          UNKNOWN_TOO_LONG,
          RESERVATION_ENDED,
          REMINDER_DUE,
          AUTO_RENEW_DUE,
          EXPIRED,
          GRACE_ENDED,
          FINAL_NOTICE_DUE,
          RECLAIM_DUE,
          LOSS_PAUSE_ENDED,
          LOSS_COMMITTED,
          LOSS_BRAKED,
          COOLING_OFF_ENDED,
          QUARANTINE_ENDED,
          REFUND_OUTCOME,
          CHARGEBACK,
          DISPUTE_WON,
          LINK_EXPIRED,
          TERM_BEGUN,
          NOTICE_OUTCOME,
          SERVICE_OUTCOME,
          TASK_EXPIRED ->
          false;
    };
  }

  static Verb<Stimulus> verb(StimulusKind kind) {
    return column(kind).verb();
  }

  private static TransitionTable.Column column(StimulusKind kind) {
    TransitionTable.Column column = COLUMNS.get(kind);
    if (column == null) {
      throw new IllegalStateException("no column for " + kind);
    }
    return column;
  }
}

package io.keepline.lifecycle;

import static io.keepline.lifecycle.LeaseStatus.ACTIVE;
import static io.keepline.lifecycle.LeaseStatus.GRACE;
import static io.keepline.lifecycle.LeaseStatus.QUARANTINED;
import static io.keepline.lifecycle.LeaseStatus.RECLAIMING;
import static io.keepline.lifecycle.LeaseStatus.RESERVED;
import static io.keepline.lifecycle.LeaseStatus.SUSPENDED;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
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

  private record Column(Row row, Verb<Stimulus> verb) {}

  private static final Set<LeaseStatus> IN_TERM = EnumSet.of(ACTIVE, GRACE, SUSPENDED);
  private static final Set<LeaseStatus> LIVE = EnumSet.of(RESERVED, ACTIVE, GRACE, SUSPENDED);
  private static final Set<LeaseStatus> OPEN_BUT_DECIDING =
      EnumSet.of(RESERVED, ACTIVE, GRACE, SUSPENDED, QUARANTINED);
  private static final Set<LeaseStatus> OPEN =
      EnumSet.of(RESERVED, ACTIVE, GRACE, SUSPENDED, RECLAIMING, QUARANTINED);

  private static final Map<StimulusKind, Column> COLUMNS = columns();

  private Transitions() {}

  private static Map<StimulusKind, Column> columns() {
    Table t = new Table();
    t.orders();
    t.deadlines();
    t.losses();
    t.support();
    t.answers();
    return t.columns;
  }

  /** The listed cells, in the order of the stimuli. */
  public static List<Row> rows() {
    return COLUMNS.values().stream().map(Column::row).toList();
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
            case ORDER_ABANDONED -> Refusal.STILL_IN_TERM;
            default -> Refusal.NOT_DUE;
          };
    };
  }

  private static boolean isCommand(StimulusKind kind) {
    return switch (kind) {
      case ORDER_SUBMITTED,
          ORDER_RETRIED,
          ORDER_ABANDONED,
          HOLD_PUT,
          HOLD_LIFTED,
          GRACE_EXTENDED,
          GOODWILL_GIVEN,
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

  private static Column column(StimulusKind kind) {
    Column column = COLUMNS.get(kind);
    if (column == null) {
      throw new IllegalStateException("no column for " + kind);
    }
    return column;
  }

  /** The table while it is written down. */
  private static final class Table {
    final Map<StimulusKind, Column> columns = new EnumMap<>(StimulusKind.class);

    void orders() {
      on(
          StimulusKind.ORDER_SUBMITTED,
          LIVE,
          "SUBMITTED",
          Stimulus.Submit.class,
          OrderRules::submit);
      on(StimulusKind.ORDER_RETRIED, LIVE, "SUBMITTED", Stimulus.Retry.class, OrderRules::retry);
      on(
          StimulusKind.AUTO_RENEW_DUE,
          IN_TERM,
          "SUBMITTED",
          Stimulus.class,
          OrderRules::autoRenewDue);
      on(
          StimulusKind.PAYMENT_OUTCOME,
          OPEN,
          "ACTIVE when paid and appliable, else REFUND_DUE",
          Stimulus.Outcome.class,
          OutcomeRules::outcome);
      due(
          StimulusKind.PAY_BY_REACHED,
          IN_TERM,
          "CLOSED, or closing",
          UncertainOrders::payByReached);
      due(
          StimulusKind.UNKNOWN_TOO_LONG,
          OPEN_BUT_DECIDING,
          "UNRESOLVED",
          UncertainOrders::unknownTooLong);
      on(
          StimulusKind.ORDER_ABANDONED,
          EnumSet.of(RESERVED),
          "ENDED",
          Stimulus.Abandon.class,
          ReservationRules::abandoned);
      due(
          StimulusKind.RESERVATION_ENDED,
          EnumSet.of(RESERVED),
          "ENDED, number free",
          ReservationRules::ended);
    }

    void deadlines() {
      due(StimulusKind.REMINDER_DUE, IN_TERM, "notice", NoticeRules::reminderDue);
      due(StimulusKind.EXPIRED, EnumSet.of(ACTIVE), "GRACE", StatusRules::expired);
      due(StimulusKind.GRACE_ENDED, EnumSet.of(GRACE), "SUSPENDED", StatusRules::graceEnded);
      due(StimulusKind.TERM_BEGUN, EnumSet.of(ACTIVE), "next plan", StatusRules::termBegun);
      due(StimulusKind.LINK_EXPIRED, IN_TERM, "request forgotten", CancellationRules::linkExpired);
      due(StimulusKind.TASK_EXPIRED, OPEN_BUT_DECIDING, "goes on", TaskRules::expired);
    }

    void losses() {
      due(StimulusKind.FINAL_NOTICE_DUE, IN_TERM, "final notice", LossRules::finalNoticeDue);
      due(
          StimulusKind.RECLAIM_DUE,
          EnumSet.of(SUSPENDED),
          "RECLAIMING, or a pause for a payment",
          LossRules::reclaimDue);
      due(
          StimulusKind.LOSS_PAUSE_ENDED,
          EnumSet.of(SUSPENDED),
          "checkout closing",
          LossRules::lossPauseEnded);
      due(
          StimulusKind.LOSS_COMMITTED,
          EnumSet.of(RECLAIMING),
          "QUARANTINED",
          LossRules::lossCommitted);
      on(
          StimulusKind.LOSS_BRAKED,
          EnumSet.of(RECLAIMING),
          "SUSPENDED",
          Stimulus.Braked.class,
          LossRules::lossBraked);
      due(StimulusKind.COOLING_OFF_ENDED, IN_TERM, "QUARANTINED", LossRules::coolingOffEnded);
      due(
          StimulusKind.QUARANTINE_ENDED,
          EnumSet.of(QUARANTINED),
          "ENDED, number free",
          LossRules::quarantineEnded);
      on(
          StimulusKind.NUMBER_GONE,
          OPEN_BUT_DECIDING,
          "ENDED, number gone",
          Stimulus.NumberGone.class,
          LossRules::numberGone);
      on(
          StimulusKind.LOSS_UNDONE,
          EnumSet.of(QUARANTINED),
          "by the dates",
          Stimulus.UndoLoss.class,
          LossRules::lossUndone);
    }

    void support() {
      on(
          StimulusKind.HOLD_PUT,
          OPEN_BUT_DECIDING,
          "held",
          Stimulus.PutHold.class,
          SupportRules::holdPut);
      on(
          StimulusKind.HOLD_LIFTED,
          OPEN_BUT_DECIDING,
          "by the dates",
          Stimulus.LiftHold.class,
          SupportRules::holdLifted);
      on(
          StimulusKind.GRACE_EXTENDED,
          IN_TERM,
          "by the dates",
          Stimulus.ExtendGrace.class,
          SupportRules::graceExtended);
      on(
          StimulusKind.GOODWILL_GIVEN,
          IN_TERM,
          "by the dates",
          Stimulus.GiveGoodwill.class,
          SupportRules::goodwill);
      on(
          StimulusKind.PLAN_CHOSEN,
          IN_TERM,
          "next plan",
          Stimulus.ChoosePlan.class,
          SupportRules::planChosen);
      on(
          StimulusKind.CONSENT_GIVEN,
          LIVE,
          "consent stored",
          Stimulus.GiveConsent.class,
          SupportRules::consentGiven);
      on(
          StimulusKind.CONSENT_REVOKED,
          LIVE,
          "consent gone",
          Stimulus.RevokeConsent.class,
          SupportRules::consentRevoked);
      on(
          StimulusKind.TOP_UP_DAYS,
          IN_TERM,
          "by the dates",
          Stimulus.TopUpDays.class,
          SupportRules::topUpDays);
      on(
          StimulusKind.SIM_REPLACED,
          IN_TERM,
          "carrier told again",
          Stimulus.ReplaceSim.class,
          SupportRules::simReplaced);
      on(
          StimulusKind.CANCELLATION_REQUESTED,
          IN_TERM,
          "link sent",
          Stimulus.RequestCancellation.class,
          CancellationRules::requested);
      on(
          StimulusKind.CANCELLATION_CONFIRMED,
          IN_TERM,
          "cooling off",
          Stimulus.ConfirmCancellation.class,
          CancellationRules::confirmed);
      on(
          StimulusKind.CANCELLATION_WITHDRAWN,
          IN_TERM,
          "as before",
          Stimulus.WithdrawCancellation.class,
          CancellationRules::withdrawn);
      on(
          StimulusKind.CLOCK_ADVANCED,
          OPEN_BUT_DECIDING,
          "later",
          Stimulus.AdvanceClock.class,
          SupportRules::clockAdvanced);
    }

    void answers() {
      on(
          StimulusKind.REFUND_OUTCOME,
          OPEN,
          "REFUNDED, or a person",
          Stimulus.RefundAnswered.class,
          MoneyRules::refundAnswered);
      on(
          StimulusKind.CHARGEBACK,
          OPEN,
          "DISPUTE hold",
          Stimulus.Dispute.class,
          MoneyRules::disputed);
      on(
          StimulusKind.DISPUTE_WON,
          OPEN,
          "hold lifted",
          Stimulus.Dispute.class,
          MoneyRules::disputeWon);
      on(
          StimulusKind.NOTICE_OUTCOME,
          OPEN,
          "proof, or another try",
          Stimulus.NoticeAnswered.class,
          NoticeRules::answered);
      on(
          StimulusKind.NOTICE_RESENT,
          OPEN_BUT_DECIDING,
          "notice",
          Stimulus.ResendNotice.class,
          NoticeRules::resent);
      on(
          StimulusKind.SERVICE_OUTCOME,
          OPEN,
          "carrier in step",
          Stimulus.ServiceAnswered.class,
          ServiceRules::answered);
      on(
          StimulusKind.TASK_CLOSED,
          OPEN_BUT_DECIDING,
          "as decided",
          Stimulus.CloseTask.class,
          TaskRules::closed);
    }

    private void due(
        StimulusKind kind, Set<LeaseStatus> statuses, String then, Verb<Stimulus.Due> verb) {
      on(kind, statuses, then, Stimulus.Due.class, verb);
    }

    private <S extends Stimulus> void on(
        StimulusKind kind, Set<LeaseStatus> statuses, String then, Class<S> type, Verb<S> verb) {
      Row row = new Row(kind, Collections.unmodifiableSet(EnumSet.copyOf(statuses)), then);
      columns.put(kind, new Column(row, (draft, s) -> verb.apply(draft, type.cast(s))));
    }
  }
}

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
import java.util.Map;
import java.util.Set;

/** The table as it is written down: a line for each stimulus, with its statuses and its verb. */
final class TransitionTable {

  record Column(Transitions.Row row, Verb<Stimulus> verb) {}

  private static final Set<LeaseStatus> IN_TERM = EnumSet.of(ACTIVE, GRACE, SUSPENDED);
  private static final Set<LeaseStatus> LIVE = EnumSet.of(RESERVED, ACTIVE, GRACE, SUSPENDED);
  private static final Set<LeaseStatus> OPEN_BUT_DECIDING =
      EnumSet.of(RESERVED, ACTIVE, GRACE, SUSPENDED, QUARANTINED);
  private static final Set<LeaseStatus> OPEN =
      EnumSet.of(RESERVED, ACTIVE, GRACE, SUSPENDED, RECLAIMING, QUARANTINED);

  private final Map<StimulusKind, Column> columns = new EnumMap<>(StimulusKind.class);

  private TransitionTable() {}

  static Map<StimulusKind, Column> columns() {
    TransitionTable t = new TransitionTable();
    t.orders();
    t.deadlines();
    t.losses();
    t.support();
    t.answers();
    return t.columns;
  }

  private void orders() {
    on(StimulusKind.ORDER_SUBMITTED, LIVE, "SUBMITTED", Stimulus.Submit.class, OrderRules::submit);
    on(
        StimulusKind.PLAN_CHANGE_SUBMITTED,
        EnumSet.of(ACTIVE),
        "SUBMITTED",
        Stimulus.Submit.class,
        OrderRules::submit);
    on(StimulusKind.ORDER_RETRIED, LIVE, "SUBMITTED", Stimulus.Retry.class, OrderRules::retry);
    on(
        StimulusKind.COUNTER_PAID,
        LIVE,
        "ACTIVE, in one step",
        Stimulus.CounterPay.class,
        CounterRules::pay);
    on(
        StimulusKind.CHECKOUT_LEFT,
        LIVE,
        "checkout closing",
        Stimulus.LeaveCheckout.class,
        CounterRules::leaveCheckout);
    on(StimulusKind.AUTO_RENEW_DUE, IN_TERM, "SUBMITTED", Stimulus.class, AutoRenewRules::due);
    on(
        StimulusKind.PAYMENT_OUTCOME,
        OPEN,
        "ACTIVE when paid and appliable, else REFUND_DUE",
        Stimulus.Outcome.class,
        OutcomeRules::outcome);
    due(StimulusKind.PAY_BY_REACHED, IN_TERM, "CLOSED, or closing", UncertainOrders::payByReached);
    due(StimulusKind.UNKNOWN_TOO_LONG, LIVE, "UNRESOLVED", UncertainOrders::unknownTooLong);
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

  private void deadlines() {
    due(StimulusKind.REMINDER_DUE, IN_TERM, "notice", NoticeRules::reminderDue);
    due(StimulusKind.EXPIRED, EnumSet.of(ACTIVE), "GRACE", StatusRules::expired);
    due(StimulusKind.GRACE_ENDED, EnumSet.of(GRACE), "SUSPENDED", StatusRules::graceEnded);
    due(StimulusKind.TERM_BEGUN, EnumSet.of(ACTIVE), "next plan", StatusRules::termBegun);
    due(StimulusKind.LINK_EXPIRED, IN_TERM, "request forgotten", CancellationRules::linkExpired);
    due(StimulusKind.TASK_EXPIRED, IN_TERM, "goes on", TaskRules::expired);
  }

  private void losses() {
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

  private void support() {
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
        StimulusKind.MONEY_GIVEN_BACK,
        IN_TERM,
        "refund",
        Stimulus.GiveMoneyBack.class,
        GoodwillRules::moneyGivenBack);
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
        StimulusKind.COUNTER_REVERSED,
        EnumSet.of(ACTIVE),
        "by the dates",
        Stimulus.CounterReverse.class,
        CounterRules::reverse);
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

  private void answers() {
    on(
        StimulusKind.REFUND_OUTCOME,
        OPEN,
        "REFUNDED, or a person",
        Stimulus.RefundAnswered.class,
        MoneyRules::refundAnswered);
    on(StimulusKind.CHARGEBACK, OPEN, "DISPUTE hold", Stimulus.Dispute.class, MoneyRules::disputed);
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
        EnumSet.of(ACTIVE, GRACE, SUSPENDED, QUARANTINED),
        "notice",
        Stimulus.ResendNotice.class,
        NoticeRules::resent);
    on(
        StimulusKind.SERVICE_OUTCOME,
        EnumSet.of(ACTIVE, GRACE, SUSPENDED, RECLAIMING, QUARANTINED),
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
    Transitions.Row row =
        new Transitions.Row(kind, Collections.unmodifiableSet(EnumSet.copyOf(statuses)), then);
    columns.put(kind, new Column(row, (draft, s) -> verb.apply(draft, type.cast(s))));
  }
}

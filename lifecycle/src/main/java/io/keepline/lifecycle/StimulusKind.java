package io.keepline.lifecycle;

import static java.util.Map.entry;

import java.util.Map;

/** What can happen to a lease: the columns of the table. */
public enum StimulusKind {
  ORDER_SUBMITTED("T15"),
  ORDER_RETRIED("T15"),
  PAYMENT_OUTCOME("T16"),
  PAY_BY_REACHED("T16"),
  UNKNOWN_TOO_LONG("T16"),
  ORDER_ABANDONED("T1a"),
  RESERVATION_ENDED("T1a"),
  REMINDER_DUE("T2"),
  AUTO_RENEW_DUE("T3"),
  EXPIRED("T4"),
  GRACE_ENDED("T5"),
  FINAL_NOTICE_DUE("T7b"),
  RECLAIM_DUE("T7"),
  LOSS_PAUSE_ENDED("T7a"),
  LOSS_COMMITTED("T7"),
  LOSS_BRAKED("T7"),
  COOLING_OFF_ENDED("T8"),
  QUARANTINE_ENDED("T9"),
  HOLD_PUT("T10"),
  HOLD_LIFTED("T10"),
  GRACE_EXTENDED("T11"),
  GOODWILL_GIVEN("T11"),
  PLAN_CHOSEN("T11"),
  CONSENT_GIVEN("T11"),
  CONSENT_REVOKED("T11"),
  TOP_UP_DAYS("T11"),
  SIM_REPLACED("T11"),
  NUMBER_GONE("T12"),
  LOSS_UNDONE("T13"),
  REFUND_OUTCOME("T14"),
  CHARGEBACK("T14"),
  DISPUTE_WON("T14"),
  CANCELLATION_REQUESTED("T17"),
  CANCELLATION_CONFIRMED("T17"),
  CANCELLATION_WITHDRAWN("T17"),
  LINK_EXPIRED("T17"),
  TERM_BEGUN("T18"),
  NOTICE_OUTCOME("T19"),
  NOTICE_RESENT("T19"),
  SERVICE_OUTCOME("T19"),
  TASK_CLOSED("T19"),
  TASK_EXPIRED("T19"),
  CLOCK_ADVANCED("T20");

  private static final Map<Class<? extends Stimulus>, StimulusKind> BY_TYPE =
      Map.ofEntries(
          entry(Stimulus.Retry.class, ORDER_RETRIED),
          entry(Stimulus.Outcome.class, PAYMENT_OUTCOME),
          entry(Stimulus.Abandon.class, ORDER_ABANDONED),
          entry(Stimulus.Braked.class, LOSS_BRAKED),
          entry(Stimulus.PutHold.class, HOLD_PUT),
          entry(Stimulus.LiftHold.class, HOLD_LIFTED),
          entry(Stimulus.ExtendGrace.class, GRACE_EXTENDED),
          entry(Stimulus.GiveGoodwill.class, GOODWILL_GIVEN),
          entry(Stimulus.ChoosePlan.class, PLAN_CHOSEN),
          entry(Stimulus.GiveConsent.class, CONSENT_GIVEN),
          entry(Stimulus.RevokeConsent.class, CONSENT_REVOKED),
          entry(Stimulus.TopUpDays.class, TOP_UP_DAYS),
          entry(Stimulus.ReplaceSim.class, SIM_REPLACED),
          entry(Stimulus.NumberGone.class, NUMBER_GONE),
          entry(Stimulus.UndoLoss.class, LOSS_UNDONE),
          entry(Stimulus.RefundAnswered.class, REFUND_OUTCOME),
          entry(Stimulus.RequestCancellation.class, CANCELLATION_REQUESTED),
          entry(Stimulus.ConfirmCancellation.class, CANCELLATION_CONFIRMED),
          entry(Stimulus.WithdrawCancellation.class, CANCELLATION_WITHDRAWN),
          entry(Stimulus.NoticeAnswered.class, NOTICE_OUTCOME),
          entry(Stimulus.ResendNotice.class, NOTICE_RESENT),
          entry(Stimulus.ServiceAnswered.class, SERVICE_OUTCOME),
          entry(Stimulus.CloseTask.class, TASK_CLOSED),
          entry(Stimulus.AdvanceClock.class, CLOCK_ADVANCED));

  private final String rule;

  StimulusKind(String rule) {
    this.rule = rule;
  }

  /** The rule's number in {@code docs/lifecycle.md}. */
  public String rule() {
    return rule;
  }

  /** The kind of a stimulus whose type says it all. */
  static StimulusKind of(Class<? extends Stimulus> type) {
    StimulusKind kind = BY_TYPE.get(type);
    if (kind == null) {
      throw new IllegalStateException(type.getSimpleName() + " has no column in the table");
    }
    return kind;
  }
}

package io.keepline.lifecycle;

import java.util.LinkedHashMap;
import java.util.Map;

/** What can happen to a lease: the columns of the table. */
public enum StimulusKind {
  ORDER_SUBMITTED("T15"),
  PLAN_CHANGE_SUBMITTED("T15"),
  ORDER_RETRIED("T15"),
  COUNTER_PAID("T15"),
  CHECKOUT_LEFT("T16"),
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
  MONEY_GIVEN_BACK("T11"),
  PLAN_CHOSEN("T11"),
  CONSENT_GIVEN("T11"),
  CONSENT_REVOKED("T11"),
  TOP_UP_DAYS("T11"),
  COUNTER_REVERSED("T11"),
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

  private static final Map<Class<? extends Stimulus>, StimulusKind> BY_TYPE = byType();

  private static Map<Class<? extends Stimulus>, StimulusKind> byType() {
    Map<Class<? extends Stimulus>, StimulusKind> kinds = new LinkedHashMap<>();
    kinds.put(Stimulus.Retry.class, ORDER_RETRIED);
    kinds.put(Stimulus.CounterPay.class, COUNTER_PAID);
    kinds.put(Stimulus.CounterReverse.class, COUNTER_REVERSED);
    kinds.put(Stimulus.LeaveCheckout.class, CHECKOUT_LEFT);
    kinds.put(Stimulus.Outcome.class, PAYMENT_OUTCOME);
    kinds.put(Stimulus.Abandon.class, ORDER_ABANDONED);
    kinds.put(Stimulus.Braked.class, LOSS_BRAKED);
    kinds.put(Stimulus.PutHold.class, HOLD_PUT);
    kinds.put(Stimulus.LiftHold.class, HOLD_LIFTED);
    kinds.put(Stimulus.ExtendGrace.class, GRACE_EXTENDED);
    kinds.put(Stimulus.GiveGoodwill.class, GOODWILL_GIVEN);
    kinds.put(Stimulus.GiveMoneyBack.class, MONEY_GIVEN_BACK);
    kinds.put(Stimulus.ChoosePlan.class, PLAN_CHOSEN);
    kinds.put(Stimulus.GiveConsent.class, CONSENT_GIVEN);
    kinds.put(Stimulus.RevokeConsent.class, CONSENT_REVOKED);
    kinds.put(Stimulus.TopUpDays.class, TOP_UP_DAYS);
    kinds.put(Stimulus.ReplaceSim.class, SIM_REPLACED);
    kinds.put(Stimulus.NumberGone.class, NUMBER_GONE);
    kinds.put(Stimulus.UndoLoss.class, LOSS_UNDONE);
    kinds.put(Stimulus.RefundAnswered.class, REFUND_OUTCOME);
    kinds.put(Stimulus.RequestCancellation.class, CANCELLATION_REQUESTED);
    kinds.put(Stimulus.ConfirmCancellation.class, CANCELLATION_CONFIRMED);
    kinds.put(Stimulus.WithdrawCancellation.class, CANCELLATION_WITHDRAWN);
    kinds.put(Stimulus.NoticeAnswered.class, NOTICE_OUTCOME);
    kinds.put(Stimulus.ResendNotice.class, NOTICE_RESENT);
    kinds.put(Stimulus.ServiceAnswered.class, SERVICE_OUTCOME);
    kinds.put(Stimulus.CloseTask.class, TASK_CLOSED);
    kinds.put(Stimulus.AdvanceClock.class, CLOCK_ADVANCED);
    return kinds;
  }

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

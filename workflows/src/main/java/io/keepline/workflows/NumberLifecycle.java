package io.keepline.workflows;

import io.temporal.workflow.QueryMethod;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/**
 * One leased number's life, from reservation to the end of quarantine. The workflow id is {@code
 * lease-} and the lease's id. Every update has a signal of the same name and payload, for batches;
 * signals are taken by a dynamic handler that refuses what it cannot read, visibly.
 */
@WorkflowInterface
public interface NumberLifecycle {

  /** The workflow type. */
  String TYPE = "NumberLifecycle";

  /** The task queue of every workflow and activity. */
  String TASK_QUEUE = "keepline";

  /**
   * A signal with a payment's id as its payload: a provider spoke of the payment. The words are
   * only a hint; the payment is looked up.
   */
  String PAYMENT_HINT = "paymentHint";

  /**
   * A signal with a payment's id as its payload: a provider spoke of a bank that takes the payment
   * back. The words are only a hint; the provider is asked.
   */
  String DISPUTE_HINT = "disputeHint";

  /**
   * A signal with a notice's id as its payload: a channel reported on it. The report is only a
   * hint; the notice's row is read.
   */
  String NOTICE_HINT = "noticeHint";

  /** The workflow id of a lease. */
  static String workflowId(String leaseId) {
    return "lease-" + leaseId;
  }

  /** Lives until quarantine ends. */
  @WorkflowMethod(name = TYPE)
  void live(LeaseInput input);

  /** Waits for the outcome of the first order's first attempt. */
  @UpdateMethod(description = "Wait for the first order's answer")
  Answer firstAnswer();

  @UpdateMethod(description = "Submit a quote and pay it")
  Answer renew(Commands.Renew command);

  @UpdateMethod(description = "Pay a declined order by another method")
  Answer payAnotherWay(Commands.PayAnotherWay command);

  @UpdateMethod(description = "Take money at a counter: renew with it, or begin")
  Answer payAtCounter(CounterCommands.PayAtCounter command);

  @UpdateMethod(description = "Take a counter's wrong entry back: days and money")
  Answer reverseAtCounter(CounterCommands.ReverseAtCounter command);

  @UpdateMethod(description = "Leave an unpaid first order")
  Answer abandon(Commands.Abandon command);

  @UpdateMethod(description = "Send the holder a cancellation link")
  Answer requestCancellation(Commands.RequestCancellation command);

  @UpdateMethod(description = "Confirm a cancellation by its link")
  Answer confirmCancellation(Commands.ConfirmCancellation command);

  @UpdateMethod(description = "Cancel for a checked holder")
  Answer cancelOnBehalf(Commands.CancelOnBehalf command);

  @UpdateMethod(description = "Take a cancellation back")
  Answer withdrawCancellation(Commands.WithdrawCancellation command);

  @UpdateMethod(description = "Allow renewal by charge, up to a price")
  Answer giveConsent(Commands.GiveConsent command);

  @UpdateMethod(description = "Stop renewal by charge")
  Answer revokeConsent(Commands.RevokeConsent command);

  @UpdateMethod(description = "Choose the plan of the next term")
  Answer choosePlan(Commands.ChoosePlan command);

  @UpdateMethod(description = "Put a hold: FRAUD, LEGAL, ADMIN, DISPUTE or INACTIVITY")
  Answer putHold(Commands.PutHold command);

  @UpdateMethod(description = "Lift a hold")
  Answer liftHold(Commands.LiftHold command);

  @UpdateMethod(description = "Let grace end on a later date")
  Answer extendGrace(Commands.ExtendGrace command);

  @UpdateMethod(description = "Give days: valid until a later date")
  Answer giveGoodwill(Commands.GiveGoodwill command);

  @UpdateMethod(description = "Give a part of an order's money back")
  Answer giveMoneyBack(Commands.GiveMoneyBack command);

  @UpdateMethod(description = "Send a notice once more")
  Answer resendNotice(Commands.ResendNotice command);

  @UpdateMethod(description = "Give a wrongly reclaimed number back")
  Answer undoReclaim(Commands.UndoReclaim command);

  @UpdateMethod(description = "The number was PORTED_OUT or RETIRED")
  Answer numberGone(Commands.NumberGone command);

  @UpdateMethod(description = "Tell the carrier everything again for a new SIM")
  Answer replaceSim(Commands.ReplaceSim command);

  @UpdateMethod(description = "Take a top-up that was paid")
  Answer applyTopUp(Commands.ApplyTopUp command);

  @UpdateMethod(description = "Close a task with a decision")
  Answer closeTask(Commands.CloseTask command);

  @UpdateMethod(description = "Look an order's payment up now")
  Answer lookUpPayment(Commands.LookUpPayment command);

  @UpdateMethod(description = "Move a sandbox number's clock ahead")
  Answer advanceClock(Commands.AdvanceClock command);

  /** Continues as new at the next idle moment, so that a new version of the code takes over. */
  @SignalMethod(description = "Continue as new when idle")
  void roll();

  /** Everything the run knows. */
  @QueryMethod(description = "Facts, schedule, and what is running")
  LeaseView view();
}

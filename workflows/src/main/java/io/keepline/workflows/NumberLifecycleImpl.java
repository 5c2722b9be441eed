package io.keepline.workflows;

import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInit;
import java.util.function.Supplier;

/**
 * The workflow. Handlers may run before {@link #live}, so the run is made in the constructor; each
 * only puts something into the inbox and waits for its answer.
 */
public final class NumberLifecycleImpl implements NumberLifecycle {
  private final LeaseRun run;

  /** Makes the run before any handler is called. */
  @WorkflowInit
  public NumberLifecycleImpl(LeaseInput input) {
    run = new LeaseRun(input);
    Workflow.registerListener(run.signals());
  }

  @Override
  public void live(LeaseInput input) {
    // Detached: a cancel from outside must not stop a lease, least of all in mid-charge.
    Workflow.newDetachedCancellationScope(run::live).run();
  }

  private Answer ask(Commands.Command command) {
    CompletablePromise<Answer> reply = Workflow.newPromise();
    try {
      run.inbox().ask(command.stimulus(), command.expectedTag(), reply);
    } catch (IllegalArgumentException | NullPointerException e) {
      return run.unreadable(e);
    }
    return reply.get();
  }

  private Answer control(Supplier<Answer> control) {
    CompletablePromise<Answer> reply = Workflow.newPromise();
    run.inbox().ask(control, reply);
    return reply.get();
  }

  @Override
  public Answer firstAnswer() {
    return run.firstAnswer();
  }

  @Override
  public Answer renew(Commands.Renew command) {
    return ask(command);
  }

  @Override
  public Answer payAnotherWay(Commands.PayAnotherWay command) {
    return ask(command);
  }

  @Override
  public Answer payAtCounter(CounterCommands.PayAtCounter command) {
    return ask(command);
  }

  @Override
  public Answer reverseAtCounter(CounterCommands.ReverseAtCounter command) {
    return ask(command);
  }

  @Override
  public Answer abandon(Commands.Abandon command) {
    return ask(command);
  }

  @Override
  public Answer requestCancellation(Commands.RequestCancellation command) {
    return ask(command);
  }

  @Override
  public Answer confirmCancellation(Commands.ConfirmCancellation command) {
    return ask(command);
  }

  @Override
  public Answer cancelOnBehalf(Commands.CancelOnBehalf command) {
    return ask(command);
  }

  @Override
  public Answer withdrawCancellation(Commands.WithdrawCancellation command) {
    return ask(command);
  }

  @Override
  public Answer giveConsent(Commands.GiveConsent command) {
    return ask(command);
  }

  @Override
  public Answer revokeConsent(Commands.RevokeConsent command) {
    return ask(command);
  }

  @Override
  public Answer choosePlan(Commands.ChoosePlan command) {
    return ask(command);
  }

  @Override
  public Answer putHold(Commands.PutHold command) {
    return ask(command);
  }

  @Override
  public Answer liftHold(Commands.LiftHold command) {
    return ask(command);
  }

  @Override
  public Answer extendGrace(Commands.ExtendGrace command) {
    return ask(command);
  }

  @Override
  public Answer giveGoodwill(Commands.GiveGoodwill command) {
    return ask(command);
  }

  @Override
  public Answer giveMoneyBack(Commands.GiveMoneyBack command) {
    return ask(command);
  }

  @Override
  public Answer resendNotice(Commands.ResendNotice command) {
    return ask(command);
  }

  @Override
  public Answer undoReclaim(Commands.UndoReclaim command) {
    return ask(command);
  }

  @Override
  public Answer numberGone(Commands.NumberGone command) {
    return ask(command);
  }

  @Override
  public Answer replaceSim(Commands.ReplaceSim command) {
    return ask(command);
  }

  @Override
  public Answer applyTopUp(Commands.ApplyTopUp command) {
    return ask(command);
  }

  @Override
  public Answer closeTask(Commands.CloseTask command) {
    return ask(command);
  }

  @Override
  public Answer lookUpPayment(Commands.LookUpPayment command) {
    try {
      Commands.by(command.requestId(), command.actor(), command.reason());
    } catch (IllegalArgumentException e) {
      return run.unreadable(e);
    }
    return control(() -> run.errands().lookUpNow(command.orderId()));
  }

  @Override
  public Answer advanceClock(Commands.AdvanceClock command) {
    try {
      command.by();
    } catch (IllegalArgumentException e) {
      return run.unreadable(e);
    }
    return control(() -> run.errands().advance(command));
  }

  @Override
  public void roll() {
    run.rolling().ask();
  }

  @Override
  public LeaseView view() {
    return run.view();
  }
}

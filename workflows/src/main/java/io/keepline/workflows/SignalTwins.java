package io.keepline.workflows;

import io.keepline.lifecycle.Refusal;
import io.temporal.common.converter.EncodedValues;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.DynamicSignalHandler;
import io.temporal.workflow.Workflow;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Takes every signal. Each update has a signal of the same name and payload, often typed by hand:
 * what cannot be read, or has an unknown name, is refused where people see it, never dropped.
 */
final class SignalTwins implements DynamicSignalHandler {
  private static final int REMEMBERED = 5;
  private static final Map<String, Class<? extends Commands.Command>> TWINS = twins();

  private final LeaseRun run;
  private final List<String> refused = new ArrayList<>();

  SignalTwins(LeaseRun run, LeaseInput.@Nullable Carried carried) {
    this.run = run;
    if (carried != null) {
      refused.addAll(carried.refusedSignals());
    }
  }

  private static Map<String, Class<? extends Commands.Command>> twins() {
    Map<String, Class<? extends Commands.Command>> twins = new LinkedHashMap<>();
    twins.put("renew", Commands.Renew.class);
    twins.put("payAnotherWay", Commands.PayAnotherWay.class);
    twins.put("payAtCounter", CounterCommands.PayAtCounter.class);
    twins.put("reverseAtCounter", CounterCommands.ReverseAtCounter.class);
    twins.put("abandon", Commands.Abandon.class);
    twins.put("requestCancellation", Commands.RequestCancellation.class);
    twins.put("confirmCancellation", Commands.ConfirmCancellation.class);
    twins.put("cancelOnBehalf", Commands.CancelOnBehalf.class);
    twins.put("withdrawCancellation", Commands.WithdrawCancellation.class);
    twins.put("giveConsent", Commands.GiveConsent.class);
    twins.put("revokeConsent", Commands.RevokeConsent.class);
    twins.put("choosePlan", Commands.ChoosePlan.class);
    twins.put("putHold", Commands.PutHold.class);
    twins.put("liftHold", Commands.LiftHold.class);
    twins.put("extendGrace", Commands.ExtendGrace.class);
    twins.put("giveGoodwill", Commands.GiveGoodwill.class);
    twins.put("giveMoneyBack", Commands.GiveMoneyBack.class);
    twins.put("resendNotice", Commands.ResendNotice.class);
    twins.put("undoReclaim", Commands.UndoReclaim.class);
    twins.put("numberGone", Commands.NumberGone.class);
    twins.put("replaceSim", Commands.ReplaceSim.class);
    twins.put("applyTopUp", Commands.ApplyTopUp.class);
    twins.put("closeTask", Commands.CloseTask.class);
    return twins;
  }

  List<String> refused() {
    return List.copyOf(refused);
  }

  @Override
  public void handle(String name, EncodedValues arguments) {
    try {
      take(name, payload(arguments));
    } catch (IllegalArgumentException e) {
      // The message names the field and what to write; the payload is never repeated.
      refuse(printable(name), String.valueOf(e.getMessage()));
    }
  }

  private void take(String name, byte[] payload) {
    switch (name) {
      case NumberLifecycle.PAYMENT_HINT -> {
        String paymentId = Json.readTyped(payload, String.class);
        run.inbox().tell(() -> run.errands().paymentHint(paymentId));
      }
      case NumberLifecycle.DISPUTE_HINT -> {
        String paymentId = Json.readTyped(payload, String.class);
        run.inbox().tell(() -> run.errands().disputeHint(paymentId));
      }
      case NumberLifecycle.NOTICE_HINT -> {
        String noticeId = Json.readTyped(payload, String.class);
        run.inbox().tell(() -> run.errands().noticeHint(noticeId));
      }
      case "advanceClock" -> {
        Commands.AdvanceClock command = Json.readTyped(payload, Commands.AdvanceClock.class);
        command.by();
        run.inbox().tell(() -> run.errands().advance(command), heard(name));
      }
      case "lookUpPayment" -> {
        Commands.LookUpPayment command = Json.readTyped(payload, Commands.LookUpPayment.class);
        Commands.by(command.requestId(), command.actor(), command.reason());
        run.inbox().tell(() -> run.errands().lookUpNow(command.orderId()), heard(name));
      }
      default -> {
        Class<? extends Commands.Command> twin = TWINS.get(name);
        if (twin == null) {
          throw new IllegalArgumentException("there is no such signal");
        }
        Commands.Command command = Json.readTyped(payload, twin);
        run.inbox().tell(stimulus(command), command.expectedTag(), heard(name));
      }
    }
  }

  /** Nobody waits for a signal's answer, so a "no" is shown where people look. */
  private CompletablePromise<Answer> heard(String name) {
    CompletablePromise<Answer> reply = Workflow.newPromise();
    reply.thenApply(
        answer -> {
          if (!answer.accepted()) {
            refuse(name, whyNot(answer));
          }
          return answer;
        });
    return reply;
  }

  private static String whyNot(Answer answer) {
    Refusal refusal = answer.refusal();
    return refusal == null ? String.valueOf(answer.storeRefusal()) : refusal.name();
  }

  private static io.keepline.lifecycle.Stimulus stimulus(Commands.Command command) {
    try {
      return command.stimulus();
    } catch (NullPointerException e) {
      throw new IllegalArgumentException("a field is missing", e);
    }
  }

  private static byte[] payload(EncodedValues arguments) {
    if (arguments.getSize() != 1) {
      throw new IllegalArgumentException("it takes exactly one argument");
    }
    return arguments.get(0, RawValue.class).getPayload().getData().toByteArray();
  }

  private static String printable(String name) {
    return name.matches("[A-Za-z0-9_-]{1,40}") ? name : "with an unreadable name";
  }

  private void refuse(String name, String why) {
    refused.add("signal " + name + ": " + why);
    while (refused.size() > REMEMBERED) {
      refused.remove(0);
    }
    run.refusedSignal(name, why);
  }
}

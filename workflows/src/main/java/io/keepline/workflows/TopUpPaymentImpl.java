package io.keepline.workflows;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Charges once, then steps until nothing is open; a hint brings the next step forward. */
public final class TopUpPaymentImpl implements TopUpPayment {
  private static final int STEPS_PER_RUN = 50;
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

  private final Work charging =
      Workflow.newActivityStub(
          Work.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Stubs.CHARGE_LIMIT)
              .setScheduleToCloseTimeout(Stubs.CHARGE_LIMIT.plusSeconds(5))
              .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
              .setSummary("charge")
              .build());
  private final Work work =
      Workflow.newActivityStub(
          Work.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofSeconds(25))
              .setScheduleToCloseTimeout(Duration.ofMinutes(2))
              .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(5).build())
              .setSummary("settle top-up")
              .build());

  private boolean hinted;
  private @Nullable Paid answer;

  @Override
  public void pay(Input input) {
    First first = input.first();
    Paid begun = first == null ? new Paid(null) : charge(first);
    if (begun.refusal() == null) {
      settle(input.orderId());
    }
    answer = begun;
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  /** No answer is not a refusal: the charge may have happened, and is looked up. */
  private Paid charge(First first) {
    try {
      return charging.charge(first);
    } catch (ActivityFailure failure) {
      return new Paid(null);
    }
  }

  private void settle(String orderId) {
    for (int step = 0; step < STEPS_PER_RUN; step++) {
      hinted = false;
      Duration again = step(orderId);
      answer = new Paid(null);
      if (again == null) {
        return;
      }
      Workflow.await(again, () -> hinted);
    }
    Workflow.await(Workflow::isEveryHandlerFinished);
    Workflow.continueAsNew(new Input(orderId, null));
  }

  private @Nullable Duration step(String orderId) {
    try {
      return work.step(orderId).again();
    } catch (ActivityFailure failure) {
      return AFTER_A_FAILURE;
    }
  }

  @Override
  public Paid firstAnswer() {
    Workflow.await(() -> answer != null);
    Paid known = answer;
    return known == null ? new Paid(null) : known;
  }

  @Override
  public void paymentHint(RawValue ignored) {
    hinted = true;
  }
}

package io.keepline.workflows;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.common.converter.RawValue;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Steps until nothing is open; a hint brings the next step forward. */
public final class PaymentSettlementImpl implements PaymentSettlement {
  private static final int STEPS_PER_RUN = 50;
  private static final Duration AFTER_A_FAILURE = Duration.ofMinutes(1);

  private final Work work =
      Workflow.newActivityStub(
          Work.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofSeconds(20))
              .setScheduleToCloseTimeout(Duration.ofMinutes(2))
              .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(5).build())
              .setSummary("settle payment")
              .build());

  private boolean hinted;

  @Override
  public void settle(String orderId) {
    for (int step = 0; step < STEPS_PER_RUN; step++) {
      hinted = false;
      Duration again = step(orderId);
      if (again == null) {
        return;
      }
      Workflow.await(again, () -> hinted);
    }
    Workflow.continueAsNew(orderId);
  }

  private @Nullable Duration step(String orderId) {
    try {
      return work.settleStep(orderId).again();
    } catch (ActivityFailure failure) {
      return AFTER_A_FAILURE;
    }
  }

  @Override
  public void paymentHint(RawValue ignored) {
    hinted = true;
  }
}

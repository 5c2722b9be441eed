package io.keepline.workflows;

import io.temporal.activity.ActivityOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** One activity, tried until the record has it. */
public final class WalletReturnImpl implements WalletReturn {
  private final Work work =
      Workflow.newActivityStub(
          Work.class,
          ActivityOptions.newBuilder()
              .setStartToCloseTimeout(Duration.ofSeconds(10))
              .setScheduleToCloseTimeout(Duration.ofDays(1))
              .setSummary("give the rest of a wallet back")
              .build());

  @Override
  public void give(Input input) {
    work.giveBack(input);
  }
}

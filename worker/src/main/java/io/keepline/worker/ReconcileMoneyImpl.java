package io.keepline.worker;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** Asks until the provider answers, for most of a day. */
public final class ReconcileMoneyImpl implements ReconcileMoney {

  @Override
  public int reconcileMoney() {
    return Workflow.newActivityStub(
            Work.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofMinutes(30))
                .setScheduleToCloseTimeout(Duration.ofHours(20))
                .setRetryOptions(
                    RetryOptions.newBuilder()
                        .setInitialInterval(Duration.ofMinutes(1))
                        .setMaximumInterval(Duration.ofMinutes(30))
                        .build())
                .setSummary("reconcile money")
                .build())
        .compareLastDays();
  }
}

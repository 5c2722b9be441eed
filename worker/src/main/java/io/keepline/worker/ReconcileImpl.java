package io.keepline.worker;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** One try: the next pass begins seconds later. */
public final class ReconcileImpl implements Reconcile {

  @Override
  public Reconciler.Counts reconcile() {
    return Workflow.newActivityStub(
            Work.class,
            ActivityOptions.newBuilder()
                .setStartToCloseTimeout(Duration.ofSeconds(60))
                .setScheduleToCloseTimeout(Duration.ofSeconds(60))
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .setSummary("reconcile")
                .build())
        .reconcileOnce();
  }
}

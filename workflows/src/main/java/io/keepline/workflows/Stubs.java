package io.keepline.workflows;

import io.temporal.activity.ActivityOptions;
import io.temporal.activity.LocalActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.function.Function;

/** How a run reaches its activities: time limits and retries in one place. */
final class Stubs {

  /** How long one charge may take; a later answer is found by a look-up. */
  static final Duration CHARGE_LIMIT = Duration.ofSeconds(10);

  private static final RetryOptions SHORT =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofMillis(200))
          .setMaximumInterval(Duration.ofSeconds(1))
          .setMaximumAttempts(3)
          .build();

  private static final RetryOptions PATIENT =
      RetryOptions.newBuilder()
          .setInitialInterval(Duration.ofSeconds(1))
          .setMaximumInterval(Duration.ofSeconds(10))
          .build();

  private Stubs() {}

  /**
   * Asks the record, for as long as it takes: quickly inside the workflow task, and as an ordinary
   * activity, which people see pending with its error, when the database stays away.
   */
  static <T> T record(Function<RecordActivities, T> question) {
    try {
      return question.apply(Workflow.newLocalActivityStub(RecordActivities.class, quick()));
    } catch (ActivityFailure quickly) {
      while (true) {
        try {
          return question.apply(Workflow.newActivityStub(RecordActivities.class, patient()));
        } catch (ActivityFailure patiently) {
          // A day without the record: nothing can be decided, so it is asked again.
          Workflow.getLogger(Stubs.class).error("the record did not answer for a day");
        }
      }
    }
  }

  private static LocalActivityOptions quick() {
    return LocalActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(5))
        .setScheduleToCloseTimeout(Duration.ofSeconds(8))
        .setRetryOptions(SHORT)
        .setDoNotIncludeArgumentsIntoMarker(true)
        .build();
  }

  private static ActivityOptions patient() {
    return ActivityOptions.newBuilder()
        .setStartToCloseTimeout(Duration.ofSeconds(10))
        .setScheduleToCloseTimeout(Duration.ofDays(1))
        .setRetryOptions(PATIENT)
        .setSummary("record")
        .build();
  }

  /** A charge has one try, ever. */
  static WorldActivities charge() {
    return world("charge", CHARGE_LIMIT, CHARGE_LIMIT.plusSeconds(5), 1);
  }

  /** Everything else is tried a few times; then it is a deadline of the rules. */
  static WorldActivities world(String summary) {
    return world(summary, Duration.ofSeconds(15), Duration.ofSeconds(60), 3);
  }

  private static WorldActivities world(String summary, Duration one, Duration all, int attempts) {
    return Workflow.newActivityStub(
        WorldActivities.class,
        ActivityOptions.newBuilder()
            .setStartToCloseTimeout(one)
            .setScheduleToCloseTimeout(all)
            .setRetryOptions(
                RetryOptions.newBuilder()
                    .setInitialInterval(Duration.ofSeconds(1))
                    .setMaximumAttempts(attempts)
                    .build())
            .setSummary(summary)
            .build());
  }
}

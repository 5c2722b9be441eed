package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.local.client.Patience;
import io.keepline.local.stack.LocalStack;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleHandle;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** The Temporal Schedule that compares the provider's days with ours, as the worker made it. */
final class ScheduleJourney {
  private static final String DAYS =
      "select distinct day::text from money_reconciliations where ran_at >= :since order by 1";

  private final LocalStack stack;

  ScheduleJourney(LocalStack stack) {
    this.stack = stack;
  }

  /** What happens every night, now: the last three days are compared, each once. */
  void live() {
    ScheduleHandle schedule =
        ScheduleClient.newInstance(
                stack.parts().client().getWorkflowServiceStubs(),
                ScheduleClientOptions.newBuilder()
                    .setNamespace(stack.parts().client().getOptions().getNamespace())
                    .build())
            .getHandle("keepline-reconcile-money");
    assertThat(schedule.describe().getInfo().getNextActionTimes()).isNotEmpty();
    Instant since = Instant.now();
    schedule.trigger();
    List<String> days =
        Patience.until(
            "the comparison",
            Duration.ofSeconds(60),
            () -> Optional.of(days(since)).filter(seen -> seen.size() == 3));
    LocalDate today = LocalDate.ofInstant(since, ZoneOffset.UTC);
    assertThat(days)
        .containsExactly(
            today.minusDays(3).toString(),
            today.minusDays(2).toString(),
            today.minusDays(1).toString());
  }

  private List<String> days(Instant since) {
    return stack
        .parts()
        .database()
        .jdbi()
        .withHandle(
            handle -> handle.createQuery(DAYS).bind("since", since).mapTo(String.class).list());
  }
}

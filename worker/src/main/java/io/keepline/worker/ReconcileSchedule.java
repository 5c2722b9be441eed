package io.keepline.worker;

import io.keepline.workflows.Json;
import io.keepline.workflows.TaskQueues;
import io.temporal.api.enums.v1.ScheduleOverlapPolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.schedules.Schedule;
import io.temporal.client.schedules.ScheduleActionStartWorkflow;
import io.temporal.client.schedules.ScheduleAlreadyRunningException;
import io.temporal.client.schedules.ScheduleClient;
import io.temporal.client.schedules.ScheduleClientOptions;
import io.temporal.client.schedules.ScheduleIntervalSpec;
import io.temporal.client.schedules.ScheduleOptions;
import io.temporal.client.schedules.SchedulePolicy;
import io.temporal.client.schedules.ScheduleSpec;
import java.time.Duration;
import java.util.List;

/** The Temporal Schedule that reconciles; made at boot if it is missing. */
final class ReconcileSchedule {
  static final String ID = "keepline-reconcile";
  static final String MONEY_ID = "keepline-reconcile-money";
  private static final Duration PASS_LIMIT = Duration.ofMinutes(2);
  private static final Duration MONEY_LIMIT = Duration.ofHours(23);
  private static final Duration MONEY_HOUR = Duration.ofHours(3);

  private ReconcileSchedule() {}

  /** The daily comparison with the provider's ledger, some hours after the provider's midnight. */
  static void ensureMoney(WorkflowClient client) {
    make(
        client,
        MONEY_ID,
        Schedule.newBuilder()
            .setAction(action(ReconcileMoney.TYPE, MONEY_ID, MONEY_LIMIT))
            .setSpec(
                ScheduleSpec.newBuilder()
                    .setIntervals(List.of(new ScheduleIntervalSpec(Duration.ofDays(1), MONEY_HOUR)))
                    .build())
            .setPolicy(policy(Duration.ofHours(12)))
            .build());
  }

  static void ensure(WorkflowClient client, Duration every) {
    make(client, ID, schedule(every));
  }

  private static void make(WorkflowClient client, String id, Schedule schedule) {
    ScheduleClient schedules =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setDataConverter(Json.dataConverter())
                .build());
    try {
      schedules.createSchedule(id, schedule, ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException there) {
      // Another worker, or this one's last life, made it.
    }
  }

  private static Schedule schedule(Duration every) {
    return Schedule.newBuilder()
        .setAction(action(Reconcile.TYPE, ID, PASS_LIMIT))
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(every)))
                .build())
        .setPolicy(policy(Duration.ofSeconds(30)))
        .build();
  }

  private static ScheduleActionStartWorkflow action(String type, String id, Duration limit) {
    return ScheduleActionStartWorkflow.newBuilder()
        .setWorkflowType(type)
        .setOptions(
            WorkflowOptions.newBuilder()
                .setWorkflowId(id)
                .setTaskQueue(TaskQueues.TASK_QUEUE)
                .setWorkflowExecutionTimeout(limit)
                .build())
        .build();
  }

  private static SchedulePolicy policy(Duration catchUp) {
    return SchedulePolicy.newBuilder()
        .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
        .setCatchupWindow(catchUp)
        .build();
  }
}

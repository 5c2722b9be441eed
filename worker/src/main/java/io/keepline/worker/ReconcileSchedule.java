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
  private static final Duration PASS_LIMIT = Duration.ofMinutes(2);

  private ReconcileSchedule() {}

  static void ensure(WorkflowClient client, Duration every) {
    ScheduleClient schedules =
        ScheduleClient.newInstance(
            client.getWorkflowServiceStubs(),
            ScheduleClientOptions.newBuilder()
                .setNamespace(client.getOptions().getNamespace())
                .setDataConverter(Json.dataConverter())
                .build());
    try {
      schedules.createSchedule(ID, schedule(every), ScheduleOptions.newBuilder().build());
    } catch (ScheduleAlreadyRunningException there) {
      // Another worker, or this one's last life, made it.
    }
  }

  private static Schedule schedule(Duration every) {
    return Schedule.newBuilder()
        .setAction(
            ScheduleActionStartWorkflow.newBuilder()
                .setWorkflowType(Reconcile.TYPE)
                .setOptions(
                    WorkflowOptions.newBuilder()
                        .setWorkflowId(ID)
                        .setTaskQueue(TaskQueues.TASK_QUEUE)
                        .setWorkflowExecutionTimeout(PASS_LIMIT)
                        .build())
                .build())
        .setSpec(
            ScheduleSpec.newBuilder()
                .setIntervals(List.of(new ScheduleIntervalSpec(every)))
                .build())
        .setPolicy(
            SchedulePolicy.newBuilder()
                .setOverlap(ScheduleOverlapPolicy.SCHEDULE_OVERLAP_POLICY_SKIP)
                .setCatchupWindow(Duration.ofSeconds(30))
                .build())
        .build();
  }
}

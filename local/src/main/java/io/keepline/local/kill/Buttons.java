package io.keepline.local.kill;

import io.grpc.StatusRuntimeException;
import io.keepline.workflows.NumberLifecycle;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.ResetWorkflowExecutionRequest;
import io.temporal.client.WorkflowClient;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

/** The buttons that Temporal's own pages offer for a workflow, pressed as the pages press them. */
final class Buttons {

  /** What can be pressed. */
  enum Button {
    CANCEL,
    TERMINATE,
    RESET
  }

  private final WorkflowClient client;

  Buttons(WorkflowClient client) {
    this.client = client;
  }

  /**
   * Presses a button.
   *
   * @param first for a reset: back to the first workflow task instead of the last
   */
  void press(Button button, String leaseId, boolean first) {
    String id = NumberLifecycle.workflowId(leaseId);
    switch (button) {
      case CANCEL -> client.newUntypedWorkflowStub(id).cancel();
      case TERMINATE -> client.newUntypedWorkflowStub(id).terminate("pressed in mid-charge");
      case RESET -> reset(id, first);
    }
  }

  private void reset(String id, boolean first) {
    List<Long> finished =
        client.fetchHistory(id).getEvents().stream()
            .filter(e -> e.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
            .map(HistoryEvent::getEventId)
            .toList();
    var unused =
        client
            .getWorkflowServiceStubs()
            .blockingStub()
            .withDeadlineAfter(10, TimeUnit.SECONDS)
            .resetWorkflowExecution(
                ResetWorkflowExecutionRequest.newBuilder()
                    .setNamespace(client.getOptions().getNamespace())
                    .setWorkflowExecution(execution(id))
                    .setReason("pressed in mid-charge")
                    .setWorkflowTaskFinishEventId(finished.get(first ? 0 : finished.size() - 1))
                    .setRequestId(UUID.randomUUID().toString())
                    .build());
  }

  /** Whether a lease has a run. */
  boolean isRunning(String leaseId) {
    try {
      return client
              .getWorkflowServiceStubs()
              .blockingStub()
              .withDeadlineAfter(5, TimeUnit.SECONDS)
              .describeWorkflowExecution(
                  DescribeWorkflowExecutionRequest.newBuilder()
                      .setNamespace(client.getOptions().getNamespace())
                      .setExecution(execution(NumberLifecycle.workflowId(leaseId)))
                      .build())
              .getWorkflowExecutionInfo()
              .getStatus()
          == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
    } catch (StatusRuntimeException noAnswer) {
      return false;
    }
  }

  private static WorkflowExecution execution(String id) {
    return WorkflowExecution.newBuilder().setWorkflowId(id).build();
  }
}

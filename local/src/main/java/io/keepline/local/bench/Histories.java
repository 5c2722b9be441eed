package io.keepline.local.bench;

import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.client.WorkflowClient;
import java.util.ArrayList;
import java.util.List;

/** Reads what the server keeps of a workflow, over all its runs. */
final class Histories {
  private static final int MOST_RUNS = 1_000;
  private final WorkflowClient client;

  Histories(WorkflowClient client) {
    this.client = client;
  }

  /** The histories of a chain of runs, the newest first. */
  List<List<HistoryEvent>> runs(String workflowId) {
    List<List<HistoryEvent>> runs = new ArrayList<>();
    List<HistoryEvent> newest = client.fetchHistory(workflowId).getEvents();
    runs.add(newest);
    String before = continuedFrom(newest);
    while (!before.isEmpty() && runs.size() < MOST_RUNS) {
      List<HistoryEvent> older = client.fetchHistory(workflowId, before).getEvents();
      runs.add(older);
      before = continuedFrom(older);
    }
    return runs;
  }

  private static String continuedFrom(List<HistoryEvent> run) {
    return run.isEmpty()
        ? ""
        : run.get(0).getWorkflowExecutionStartedEventAttributes().getContinuedExecutionRunId();
  }
}

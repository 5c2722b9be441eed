package io.keepline.local.journey;

import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.read.ListAppender;
import com.google.protobuf.MessageLite;
import io.keepline.local.folder.DataFolder;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Everything that a server and a process show of a workflow, as text to be searched. */
record Traces(WorkflowClient client, ListAppender<ILoggingEvent> log) {

  /** Where nothing personal may stand. */
  enum Place {
    HISTORY,
    IDS,
    SEARCH_ATTRIBUTES,
    MEMO,
    FAILURES,
    LOG
  }

  Map<Place, String> of(String workflowId, DataFolder folder) throws Exception {
    List<HistoryEvent> events = client.fetchHistory(workflowId).getEvents();
    DescribeWorkflowExecutionResponse description = describe(workflowId);
    WorkflowExecutionInfo info = description.getWorkflowExecutionInfo();
    Map<Place, String> places = new EnumMap<>(Place.class);
    places.put(Place.HISTORY, text(events));
    places.put(Place.IDS, info.getExecution().getWorkflowId() + "\n" + updateIds(events));
    places.put(Place.SEARCH_ATTRIBUTES, text(List.of(info.getSearchAttributes())));
    places.put(Place.MEMO, text(List.of(info.getMemo())));
    places.put(
        Place.FAILURES,
        text(failures(events)) + reasons(events) + text(description.getPendingActivitiesList()));
    places.put(Place.LOG, logged() + serverLog(folder));
    return places;
  }

  private DescribeWorkflowExecutionResponse describe(String workflowId) {
    WorkflowServiceBlockingStub stub = client.getWorkflowServiceStubs().blockingStub();
    return stub.describeWorkflowExecution(
        DescribeWorkflowExecutionRequest.newBuilder()
            .setNamespace(client.getOptions().getNamespace())
            .setExecution(WorkflowExecution.newBuilder().setWorkflowId(workflowId))
            .build());
  }

  /** Payloads are bytes of JSON: the serialized message holds them as they are. */
  private static String text(List<? extends MessageLite> messages) {
    StringBuilder text = new StringBuilder();
    for (MessageLite message : messages) {
      text.append(new String(message.toByteArray(), StandardCharsets.UTF_8)).append('\n');
    }
    return text.toString();
  }

  private static String updateIds(List<HistoryEvent> events) {
    StringBuilder ids = new StringBuilder();
    events.forEach(
        event ->
            ids.append(
                    event
                        .getWorkflowExecutionUpdateAcceptedEventAttributes()
                        .getProtocolInstanceId())
                .append('\n')
                .append(event.getActivityTaskScheduledEventAttributes().getActivityId())
                .append('\n'));
    return ids.toString();
  }

  private static List<Failure> failures(List<HistoryEvent> events) {
    List<Failure> failures = new ArrayList<>();
    for (HistoryEvent event : events) {
      failures.add(event.getActivityTaskFailedEventAttributes().getFailure());
      failures.add(event.getWorkflowTaskFailedEventAttributes().getFailure());
      failures.add(event.getWorkflowExecutionFailedEventAttributes().getFailure());
      failures.add(event.getActivityTaskTimedOutEventAttributes().getFailure());
      failures.add(event.getMarkerRecordedEventAttributes().getFailure());
    }
    return failures;
  }

  private static String reasons(List<HistoryEvent> events) {
    StringBuilder reasons = new StringBuilder();
    events.forEach(
        event ->
            reasons
                .append(event.getWorkflowExecutionTerminatedEventAttributes().getReason())
                .append('\n'));
    return reasons.toString();
  }

  private String logged() {
    StringBuilder lines = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      lines.append(event.getFormattedMessage()).append(' ');
      if (event.getKeyValuePairs() != null) {
        lines.append(event.getKeyValuePairs());
      }
      lines.append(event.getMDCPropertyMap());
      for (IThrowableProxy t = event.getThrowableProxy(); t != null; t = t.getCause()) {
        lines.append(' ').append(t.getMessage());
      }
      lines.append('\n');
    }
    return lines.toString();
  }

  private static String serverLog(DataFolder folder) throws Exception {
    Path file = folder.root().resolve("temporal.log");
    return Files.exists(file) ? Files.readString(file) : "";
  }
}

package io.keepline.local.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.enums.v1.EventType;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.history.v1.WorkflowExecutionUpdateAcceptedEventAttributes;
import io.temporal.api.update.v1.Input;
import io.temporal.api.update.v1.Request;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventCountTest {

  @Test
  void eventsAndBytesAreItemisedByTypeOverAllRuns() {
    HistoryEvent timer = event(EventType.EVENT_TYPE_TIMER_STARTED);
    HistoryEvent task = event(EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED);
    EventCount count = new EventCount();
    count.add(List.of(timer, task, task));
    count.add(List.of(task));
    assertThat(count.lines())
        .extracting(EventCount.Line::name)
        .containsExactly("workflow_task_completed", "timer_started");
    assertThat(count.events()).isEqualTo(4);
    assertThat(count.runs()).isEqualTo(2);
    assertThat(count.bytes()).isEqualTo(timer.getSerializedSize() + 3L * task.getSerializedSize());
  }

  @Test
  void movesOfTheSandboxClockAreToldApart() {
    EventCount count = new EventCount();
    count.add(List.of(update("renew"), update("advanceClock"), update("renew")));
    assertThat(count.updates()).isEqualTo(3);
    assertThat(count.clockMoves()).isEqualTo(1);
  }

  private static HistoryEvent event(EventType type) {
    return HistoryEvent.newBuilder().setEventId(7).setEventType(type).build();
  }

  private static HistoryEvent update(String name) {
    return HistoryEvent.newBuilder()
        .setEventType(EventType.EVENT_TYPE_WORKFLOW_EXECUTION_UPDATE_ACCEPTED)
        .setWorkflowExecutionUpdateAcceptedEventAttributes(
            WorkflowExecutionUpdateAcceptedEventAttributes.newBuilder()
                .setAcceptedRequest(
                    Request.newBuilder().setInput(Input.newBuilder().setName(name))))
        .build();
  }
}

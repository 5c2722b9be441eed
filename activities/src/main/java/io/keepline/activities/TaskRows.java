package io.keepline.activities;

import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Refund;
import io.keepline.lifecycle.Task;
import io.keepline.store.TaskRow;
import io.keepline.workflows.Json;
import io.keepline.workflows.RecordActivities.Commit;
import java.time.Instant;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A task for a person as its row. */
final class TaskRows {
  private TaskRows() {}

  static TaskRow opened(Task task, Commit commit) {
    return TaskRow.open(
        task.taskId(),
        commit.leaseId(),
        order(task, commit),
        task.kind().name(),
        commit.real(),
        task.dueAt());
  }

  static TaskRow closed(TaskRow open, By by, Entry.TaskClosed closed, Instant at) {
    return new TaskRow(
        open.taskId(),
        open.leaseId(),
        open.orderId(),
        open.kind(),
        open.openedAt(),
        open.dueAt(),
        "CLOSED",
        DecisionRows.actor(by.actor()),
        closed.answer(),
        at,
        by.reason(),
        closed.evidence() == null ? null : Json.write(closed.evidence()),
        open.subject());
  }

  private static @Nullable String order(Task task, Commit commit) {
    return switch (task.kind()) {
      case PAYMENT_UNRESOLVED, AMOUNT_DIFFERS, CHARGEBACK -> task.subject();
      case REFUND_FAILED ->
          Stream.concat(
                  commit.lease().refunds().stream(),
                  commit.entries().stream()
                      .filter(Entry.RefundMoved.class::isInstance)
                      .map(entry -> ((Entry.RefundMoved) entry).refund()))
              .filter(refund -> refund.refundId().equals(task.subject()))
              .map(Refund::orderId)
              .findFirst()
              .orElse(null);
      case HOLDER_UNREACHABLE, SERVICE_FAILED, SUPPORT_CASE, LEDGER_DIFFERS -> null;
    };
  }
}

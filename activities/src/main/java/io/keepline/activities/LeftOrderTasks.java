package io.keepline.activities;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Task;
import io.keepline.store.OrderRow;
import io.keepline.store.TaskRow;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * What people are asked, and what they answered, about an order that outlived its lease.
 *
 * @param order the order
 * @param ofLease the lease's tasks, those about other orders among them
 * @param now real time
 */
record LeftOrderTasks(OrderRow order, List<TaskRow> ofLease, Instant now) {

  /** Whether a person closed a task with an answer. */
  boolean answered(Task.Kind kind, Stimulus.Answer answer) {
    return closedAs(kind, answer).findAny().isPresent();
  }

  /** What people proved who closed a task with an answer. */
  Stream<Stimulus.Evidence> evidence(Task.Kind kind, Stimulus.Answer answer) {
    return closedAs(kind, answer)
        .flatMap(task -> Stream.ofNullable(task.evidence()))
        .map(json -> Json.read(json, Stimulus.Evidence.class));
  }

  /** The ids of a kind's tasks, open or closed. */
  Stream<String> ids(Task.Kind kind) {
    return ofOrder(kind).map(TaskRow::taskId);
  }

  /** The id of the task about a subject. */
  String id(Task.Kind kind, String subject) {
    return DerivedId.of("tsk", order.orderId(), kind.name(), subject);
  }

  private Stream<TaskRow> closedAs(Task.Kind kind, Stimulus.Answer answer) {
    return ofOrder(kind).filter(task -> answer.name().equalsIgnoreCase(task.closedAs()));
  }

  private Stream<TaskRow> ofOrder(Task.Kind kind) {
    return ofLease.stream()
        .filter(task -> task.kind().equals(kind.name()))
        .filter(task -> order.orderId().equals(task.orderId()));
  }

  /** A task to be opened; the same subject is asked about once. */
  TaskRow open(Task.Kind kind, String subject) {
    return TaskRow.open(
        id(kind, subject), order.leaseId(), order.orderId(), kind.name(), now, null);
  }

  /** The open ones of a kind, closed: what is known now needs nobody's answer any more. */
  List<TaskRow> close(Task.Kind kind, String answer) {
    return ofOrder(kind)
        .filter(task -> task.state().equals("OPEN"))
        .map(task -> closed(task, answer))
        .toList();
  }

  private TaskRow closed(TaskRow task, String answer) {
    return new TaskRow(
        task.taskId(),
        task.leaseId(),
        task.orderId(),
        task.kind(),
        task.openedAt(),
        task.dueAt(),
        "CLOSED",
        "system:keepline",
        answer,
        now,
        "answer",
        null,
        task.subject());
  }
}

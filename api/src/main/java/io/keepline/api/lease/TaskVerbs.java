package io.keepline.api.lease;

import io.keepline.api.command.Refusals;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Cursors;
import io.keepline.api.http.Page;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Task;
import io.keepline.lifecycle.TaskAnswers;
import io.keepline.store.TaskRow;
import io.keepline.store.Tasks;
import io.keepline.workflows.Commands;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What people must decide: listed, and closed with a decision. */
final class TaskVerbs {

  private final Tasks tasks;
  private final LeaseReader leases;
  private final LeaseCommands commands;
  private final Urls urls;
  private final InstantSource clock;

  TaskVerbs(
      Tasks tasks, LeaseReader leases, LeaseCommands commands, Urls urls, InstantSource clock) {
    this.tasks = tasks;
    this.leases = leases;
    this.commands = commands;
    this.urls = urls;
    this.clock = clock;
  }

  private record TaskBody(
      String taskId,
      String kind,
      String state,
      String leaseId,
      String leaseUrl,
      Optional<String> orderId,
      Instant openedAt,
      Optional<Instant> dueAt,
      Optional<String> closedAs) {}

  Reply open(Call call) {
    int limit = call.limit();
    List<String> brandIds = Optional.ofNullable(call.caller().key().brandIds()).orElse(List.of());
    if (call.caller().key().brandIds() != null && brandIds.isEmpty()) {
      return Reply.ok(new Page<TaskBody>(List.of(), Optional.empty()));
    }
    List<TaskRow> rows = tasks.open(brandIds, call.cursor().orElse(null), limit + 1);
    return Reply.ok(Page.of(rows, limit, row -> Cursors.write(row.taskId()), this::body));
  }

  Reply close(Call call) {
    Body body = call.body();
    Stimulus.Answer answer = body.constant("answer", Stimulus.Answer.class);
    Staff staff = Staff.read(body);
    Optional<Stimulus.Evidence> evidence = evidence(body);
    body.check();
    String taskId = call.id("taskId");
    TaskRow task = tasks.task(taskId).orElseThrow(Problem::notFound);
    Held held = leases.lease(call.caller(), task.leaseId());
    return held.lease().status() == LeaseStatus.ENDED
        ? closeLeft(task, answer, staff, evidence)
        : commands.once(
            call,
            held.leaseId(),
            new LeaseCommands.Order(
                "closeTask",
                t ->
                    new Commands.CloseTask(
                        t.requestId(),
                        staff.actor(),
                        staff.reason(),
                        taskId,
                        answer,
                        evidence.orElse(null))));
  }

  private static Optional<Stimulus.Evidence> evidence(Body body) {
    if (!body.has("evidence")) {
      return Optional.empty();
    }
    Body evidence = body.object("evidence");
    String reference =
        evidence.matching(
            "reference",
            t -> t.matches("[A-Za-z0-9][A-Za-z0-9_.:/-]{0,99}"),
            "the id that the provider or the bank gave it");
    return Optional.of(
        new Stimulus.Evidence(
            reference, evidence.has("captured") ? evidence.money("captured") : null));
  }

  /** A task that outlived its lease: nobody but the record needs to know. */
  private Reply closeLeft(
      TaskRow task, Stimulus.Answer answer, Staff staff, Optional<Stimulus.Evidence> evidence) {
    Refusal refusal =
        TaskAnswers.whyRefused(Task.Kind.valueOf(task.kind()), answer, evidence.orElse(null));
    if (refusal != null) {
      throw Problem.of(Refusals.code(refusal));
    }
    Tasks.Closing closing =
        new Tasks.Closing(
            task.taskId(),
            staff.actor(),
            answer.name(),
            staff.reason(),
            evidence.map(Json::write).orElse(null),
            clock.instant());
    if (!tasks.close(closing)) {
      throw Problem.of(ProblemCode.TASK_UNKNOWN);
    }
    return Reply.ok(body(tasks.task(task.taskId()).orElse(task)));
  }

  private TaskBody body(TaskRow row) {
    return new TaskBody(
        row.taskId(),
        Wire.name(row.kind()),
        Wire.name(row.state()),
        row.leaseId(),
        urls.lease(row.leaseId()),
        Optional.ofNullable(row.orderId()),
        row.openedAt(),
        Optional.ofNullable(row.dueAt()),
        Optional.ofNullable(row.closedAs()).map(Wire::name));
  }
}

package io.keepline.api.lease;

import io.keepline.api.command.Refusals;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Cursors;
import io.keepline.api.http.Page;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Task;
import io.keepline.lifecycle.TaskAnswers;
import io.keepline.store.DifferenceRow;
import io.keepline.store.MoneyDifferences;
import io.keepline.store.TaskRow;
import io.keepline.store.Tasks;
import io.keepline.workflows.Commands;
import io.keepline.workflows.Json;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** What people must decide: listed, and closed with a decision. */
final class TaskVerbs {

  private final Tasks tasks;
  private final MoneyDifferences differences;
  private final LeaseReader leases;
  private final LeaseCommands commands;
  private final Urls urls;
  private final InstantSource clock;

  TaskVerbs(
      Tasks tasks,
      MoneyDifferences differences,
      LeaseReader leases,
      LeaseCommands commands,
      Urls urls,
      InstantSource clock) {
    this.tasks = tasks;
    this.differences = differences;
    this.leases = leases;
    this.commands = commands;
    this.urls = urls;
    this.clock = clock;
  }

  Reply open(Call call) {
    int limit = call.limit();
    List<String> brandIds = Optional.ofNullable(call.caller().key().brandIds()).orElse(List.of());
    if (call.caller().key().brandIds() != null && brandIds.isEmpty()) {
      return Reply.ok(new Page<TaskBody>(List.of(), Optional.empty()));
    }
    List<TaskRow> rows = tasks.open(brandIds, call.cursor().orElse(null), limit + 1);
    return Reply.ok(
        Page.of(rows, limit, row -> Cursors.write(row.taskId()), row -> body(row, call)));
  }

  Reply close(Call call) {
    Body body = call.body();
    Stimulus.Answer answer = body.constant("answer", Stimulus.Answer.class);
    Staff staff = Staff.read(body);
    Optional<Stimulus.Evidence> evidence = evidence(body);
    body.check();
    String taskId = call.id("taskId");
    TaskRow task = tasks.task(taskId).orElseThrow(Problem::notFound);
    Optional<Held> held = lease(call, task);
    boolean alone =
        !TaskAnswers.belongToTheLease(Task.Kind.valueOf(task.kind()))
            || held.map(h -> h.lease().status() == LeaseStatus.ENDED).orElse(true);
    return alone
        ? closeLeft(call, task, answer, staff, evidence)
        : commands.once(
            call,
            held.orElseThrow().leaseId(),
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

  /** The lease of a task; one without is seen by those who see every brand. */
  private Optional<Held> lease(Call call, TaskRow task) {
    String leaseId = task.leaseId();
    if (leaseId != null) {
      return Optional.of(leases.lease(call.caller(), leaseId));
    }
    if (call.caller().key().brandIds() != null) {
      throw Problem.notFound();
    }
    return Optional.empty();
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
      Call call,
      TaskRow task,
      Stimulus.Answer answer,
      Staff staff,
      Optional<Stimulus.Evidence> evidence) {
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
    return Reply.ok(body(tasks.task(task.taskId()).orElse(task), call));
  }

  private TaskBody body(TaskRow row, Call call) {
    Optional<DifferenceRow> difference =
        Optional.ofNullable(row.subject())
            .filter(subject -> row.kind().equals(Task.Kind.LEDGER_DIFFERS.name()))
            .flatMap(differences::find);
    return TaskBody.of(row, difference, urls, call.language());
  }
}

package io.keepline.workflows;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.PlanVersion;
import io.keepline.lifecycle.Policy;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.TermLength;
import io.keepline.lifecycle.Till;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.common.SearchAttributeKey;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;

/** One lease on an in-memory server with a record and a world in memory. */
final class Stage implements AutoCloseable {
  static final PlanVersion MONTHLY =
      new PlanVersion("plan_monthly", 1, TermLength.months(1), Policy.standard());
  static final Money PRICE = Money.of(1200, "USD");
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  final FakeRecord record = new FakeRecord();
  final FakeWorld world = new FakeWorld(record);
  final TestWorkflowEnvironment server;
  final WorkflowClient client;
  final String leaseId = "lea_test";

  Stage() {
    TestEnvironmentOptions.Builder options =
        TestEnvironmentOptions.newBuilder()
            .setInitialTime(Instant.parse("2027-01-31T15:00:00Z"))
            .setWorkflowClientOptions(
                WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build());
    for (SearchAttributeKey<?> key : SearchKeys.ALL) {
      options.registerSearchAttribute(key.getName(), key.getValueType());
    }
    server = TestWorkflowEnvironment.newInstance(options.build());
    client = server.getWorkflowClient();
    work();
    server.start();
  }

  private void work() {
    Worker worker = server.newWorker(NumberLifecycle.TASK_QUEUE, options());
    worker.registerWorkflowImplementationTypes(NumberLifecycleImpl.class);
    worker.registerActivitiesImplementations(record, world);
  }

  /** A busy machine must not look like a workflow that never yields. */
  private static WorkerOptions options() {
    return WorkerOptions.newBuilder()
        .setStickyQueueScheduleToStartTimeout(Duration.ZERO)
        .setDefaultDeadlockDetectionTimeout(Duration.ofSeconds(30).toMillis())
        .build();
  }

  static Quote start() {
    return new Quote(
        "quo_start",
        OrderKind.START,
        MONTHLY,
        1,
        PRICE,
        Money.zero("USD"),
        LeaseStatus.RESERVED,
        null,
        LocalDate.parse("2027-03-01"),
        Instant.parse("2027-01-31T16:00:00Z"),
        Quote.Extras.NONE);
  }

  Quote renewal(String id, LeaseStatus band) {
    LocalDate paid = record.lease.validUntil();
    return new Quote(
        id,
        OrderKind.RENEW,
        MONTHLY,
        1,
        PRICE,
        Money.zero("USD"),
        band,
        paid,
        paid.plusDays(1),
        Instant.parse("2099-01-01T00:00:00Z"),
        Quote.Extras.NONE);
  }

  Answer begin() {
    return begin(PaymentMethod.CARD);
  }

  Answer begin(PaymentMethod method) {
    return begin(method, null);
  }

  /** Begins at a counter: the clerk has the money. */
  Answer beginAtCounter() {
    return begin(PaymentMethod.CASH, till());
  }

  static Till till() {
    return new Till(
        "soho",
        null,
        new Till.IdCheck(
            Till.Document.PASSPORT, "staff:stf_1", Instant.parse("2027-01-31T15:00:00Z")));
  }

  CounterCommands.PayAtCounter cash(String id) {
    return new CounterCommands.PayAtCounter(
        "req_" + id,
        "staff:stf_1",
        "counter",
        "ord_" + id,
        renewal("quo_" + id, LeaseStatus.ACTIVE),
        PaymentMethod.CASH,
        record.lease.validUntil(),
        Instant.parse("2099-01-01T00:00:00Z"),
        till());
  }

  private Answer begin(PaymentMethod method, Till till) {
    LeaseInput.FirstOrder first =
        new LeaseInput.FirstOrder(
            "tnt",
            "hld_1",
            "num_1",
            null,
            List.of(),
            "ord_start",
            "req_start",
            "holder:hld_1",
            start(),
            method,
            "mth_1",
            Instant.parse("2099-01-01T00:00:00Z"),
            till);
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            NumberLifecycle.TYPE,
            WorkflowOptions.newBuilder()
                .setWorkflowId(NumberLifecycle.workflowId(leaseId))
                .setTaskQueue(NumberLifecycle.TASK_QUEUE)
                .setTypedSearchAttributes(SearchKeys.beginning("tnt", MONTHLY.label()))
                .build());
    stub.start(new LeaseInput(leaseId, first, null));
    return update("firstAnswer");
  }

  WorkflowStub stub() {
    return client.newUntypedWorkflowStub(NumberLifecycle.workflowId(leaseId));
  }

  Answer update(String name, Object... arguments) {
    return stub().update(name, Answer.class, arguments);
  }

  io.temporal.client.WorkflowUpdateHandle<Answer> begin(String name, Object... arguments) {
    return stub().startUpdate(name, WorkflowUpdateStage.ACCEPTED, Answer.class, arguments);
  }

  Commands.Renew renew(String id, PaymentMethod method) {
    return renew(id, method, LeaseStatus.ACTIVE);
  }

  Commands.Renew renew(String id, PaymentMethod method, LeaseStatus band) {
    return new Commands.Renew(
        "req_" + id,
        "holder:hld_1",
        "renew",
        "ord_" + id,
        renewal("quo_" + id, band),
        method,
        "mth_1",
        record.lease.validUntil(),
        Instant.parse("2099-01-01T00:00:00Z"));
  }

  LeaseView view() {
    return stub().query("view", LeaseView.class);
  }

  /** Lets real time pass, briefly, until the lease is as wished; server time does not move. */
  Lease until(Predicate<Lease> wish) {
    Instant end = Instant.now().plus(PATIENCE);
    while (Instant.now().isBefore(end)) {
      Lease lease = record.lease;
      if (lease != null && wish.test(lease)) {
        return lease;
      }
      Thread.onSpinWait();
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
    throw new AssertionError("the lease never became as wished: " + record.lease);
  }

  void sleep(Duration time) {
    server.sleep(time);
  }

  /** Replays what happened: the code must decide the same again. */
  @Override
  public void close() {
    try {
      WorkflowExecution execution =
          WorkflowExecution.newBuilder().setWorkflowId(NumberLifecycle.workflowId(leaseId)).build();
      WorkflowReplayer.replayWorkflowExecution(
          client.fetchHistory(execution.getWorkflowId()), replayWorker());
    } catch (Exception e) {
      throw new AssertionError("the history does not replay: " + events(), e);
    } finally {
      server.close();
    }
  }

  /** The history in short, for a failure's message. */
  String events() {
    StringBuilder words = new StringBuilder();
    client
        .fetchHistory(NumberLifecycle.workflowId(leaseId))
        .getEvents()
        .forEach(
            e ->
                words
                    .append('\n')
                    .append(e.getEventId())
                    .append(' ')
                    .append(e.getEventType())
                    .append(' ')
                    .append(e.getActivityTaskScheduledEventAttributes().getActivityType().getName())
                    .append(
                        e.getWorkflowExecutionUpdateAcceptedEventAttributes()
                            .getAcceptedRequest()
                            .getInput()
                            .getName()));
    return words.toString();
  }

  /** A worker that only replays. */
  static Worker replayWorker() {
    TestWorkflowEnvironment replay =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Json.dataConverter())
                        .build())
                .build());
    Worker worker = replay.newWorker(NumberLifecycle.TASK_QUEUE, options());
    worker.registerWorkflowImplementationTypes(NumberLifecycleImpl.class);
    return worker;
  }
}

package io.keepline.local.bench;

import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.LongStream;

/** Bare workflows and their worker, on the server that is measured. */
final class BareWorkflows implements AutoCloseable {
  private static final String QUEUE = "keepline-bare";
  private final WorkerFactory factory;
  private final List<BareWorkflow> running;
  private final AtomicInteger next = new AtomicInteger();

  private BareWorkflows(WorkerFactory factory, List<BareWorkflow> running) {
    this.factory = factory;
    this.running = List.copyOf(running);
  }

  /**
   * Starts the worker in this process, and the workflows.
   *
   * @param count how many; at least as many as there are clients
   */
  static BareWorkflows open(WorkflowClient client, int count) {
    WorkerFactory factory = WorkerFactory.newInstance(client);
    Worker worker = factory.newWorker(QUEUE);
    worker.registerWorkflowImplementationTypes(BareWorkflow.Impl.class);
    worker.registerActivitiesImplementations((BareWorkflow.Nothing) order -> order);
    factory.start();
    List<BareWorkflow> running = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      BareWorkflow stub =
          client.newWorkflowStub(
              BareWorkflow.class,
              WorkflowOptions.newBuilder().setTaskQueue(QUEUE).setWorkflowId("bare-" + i).build());
      var unused = WorkflowClient.start(stub::live);
      running.add(stub);
    }
    return new BareWorkflows(factory, running);
  }

  /** One update of the next workflow with both activities, waited for to its end. */
  Clients.Outcome renew() {
    return update(BareWorkflow::renew);
  }

  /** One update of the next workflow with a local activity only. */
  Clients.Outcome spend() {
    return update(BareWorkflow::spend);
  }

  /**
   * One update of each workflow that begins at an instant; answers when all are over.
   *
   * @param count how many workflows
   */
  Samples renewAllAt(int count, Instant at) {
    List<CompletableFuture<Long>> ends = new ArrayList<>();
    for (BareWorkflow stub : running.subList(0, count)) {
      WorkflowUpdateHandle<String> handle =
          WorkflowStub.fromTyped(stub)
              .startUpdate(
                  "renewAt",
                  WorkflowUpdateStage.ACCEPTED,
                  String.class,
                  "order",
                  at.toEpochMilli());
      ends.add(handle.getResultAsync().thenApply(said -> sinceNanos(at)));
    }
    long[] nanos = ends.stream().mapToLong(CompletableFuture::join).toArray();
    return new Samples(nanos, 0, LongStream.of(nanos).max().orElse(0) / 1e9);
  }

  private static long sinceNanos(Instant at) {
    return Duration.between(at, Instant.now()).toNanos();
  }

  private Clients.Outcome update(BiFunction<BareWorkflow, String, String> ask) {
    int call = next.getAndIncrement();
    try {
      String said = ask.apply(running.get(call % running.size()), "order-" + call);
      return said.equals("order-" + call) ? Clients.Outcome.GOOD : Clients.Outcome.BAD;
    } catch (WorkflowException failure) {
      return Clients.Outcome.BAD;
    }
  }

  @Override
  public void close() {
    running.forEach(BareWorkflow::end);
    factory.shutdownNow();
  }
}

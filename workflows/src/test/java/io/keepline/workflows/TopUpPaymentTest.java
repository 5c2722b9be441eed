package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.PaymentMethod;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateStage;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A top-up's own workflow: one charge, then steps until nothing is open. */
class TopUpPaymentTest {
  private static final String ID = PaymentSettlement.workflowId("pay_1");
  private TestWorkflowEnvironment server;
  private WorkflowClient client;
  private FakeWork work;

  /** What is done, played by a list. */
  private static final class FakeWork implements TopUpPayment.Work {
    final List<String> calls = new CopyOnWriteArrayList<>();
    final AtomicInteger open = new AtomicInteger();
    volatile boolean chargeFails;
    volatile @Nullable String refusal;

    @Override
    public TopUpPayment.Paid charge(TopUpPayment.First first) {
      calls.add("charge");
      if (chargeFails) {
        throw new IllegalStateException("the connection is gone");
      }
      return new TopUpPayment.Paid(refusal);
    }

    @Override
    public TopUpPayment.Step step(String orderId) {
      calls.add("step");
      return new TopUpPayment.Step(open.getAndDecrement() > 0 ? Duration.ofHours(1) : null);
    }
  }

  @BeforeEach
  void open() {
    server =
        TestWorkflowEnvironment.newInstance(
            TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(
                    WorkflowClientOptions.newBuilder()
                        .setDataConverter(Json.dataConverter())
                        .build())
                .build());
    client = server.getWorkflowClient();
    work = new FakeWork();
    Worker worker = server.newWorker(TaskQueues.TASK_QUEUE);
    worker.registerWorkflowImplementationTypes(TopUpPaymentImpl.class);
    worker.registerActivitiesImplementations(work);
    server.start();
  }

  @AfterEach
  void close() throws Exception {
    try {
      WorkflowReplayer.replayWorkflowExecution(client.fetchHistory(ID), TopUpPaymentImpl.class);
    } finally {
      server.close();
    }
  }

  private WorkflowStub start(TopUpPayment.@Nullable First first) {
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            TopUpPayment.TYPE,
            WorkflowOptions.newBuilder()
                .setTaskQueue(TaskQueues.TASK_QUEUE)
                .setWorkflowId(ID)
                .build());
    stub.start(new TopUpPayment.Input("ord_1", first));
    return stub;
  }

  private static TopUpPayment.First first() {
    return new TopUpPayment.First(
        "ord_1",
        "lea_1",
        "quo_1",
        "req_1",
        PaymentMethod.CARD,
        "mth_1",
        Instant.parse("2099-01-01T00:00:00Z"));
  }

  private static TopUpPayment.Paid answer(WorkflowStub stub) {
    return stub.startUpdate(
            TopUpPayment.FIRST_ANSWER, WorkflowUpdateStage.ACCEPTED, TopUpPayment.Paid.class)
        .getResultAsync()
        .join();
  }

  @Test
  void itIsChargedOnceAndAnsweredAfterTheFirstStep() {
    work.open.set(3);
    WorkflowStub stub = start(first());
    assertThat(answer(stub).refusal()).isNull();
    stub.getResult(Void.class);
    assertThat(work.calls).containsExactly("charge", "step", "step", "step", "step");
  }

  @Test
  void aChargeWithoutAnAnswerIsLookedUpAndNeverSentAgain() {
    work.chargeFails = true;
    WorkflowStub stub = start(first());
    stub.getResult(Void.class);
    assertThat(work.calls).containsExactly("charge", "step");
  }

  @Test
  void whatTheRecordRefusesIsAnsweredAndOver() {
    work.refusal = "TOO_LATE";
    WorkflowStub stub = start(first());
    assertThat(answer(stub).refusal()).isEqualTo("TOO_LATE");
    stub.getResult(Void.class);
    assertThat(work.calls).containsExactly("charge");
  }

  @Test
  void aFreshRunOnlyLooks() {
    WorkflowStub stub = start(null);
    stub.getResult(Void.class);
    assertThat(work.calls).containsExactly("step");
  }

  @Test
  void aHintBringsTheNextLookForward() {
    work.open.set(1);
    WorkflowStub stub = start(first());
    answer(stub);
    stub.signal(NumberLifecycle.PAYMENT_HINT, "pay_1");
    stub.getResult(Void.class);
    assertThat(work.calls).containsExactly("charge", "step", "step");
  }
}

package io.keepline.api.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.PlanVersion;
import io.keepline.lifecycle.Policy;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.TermLength;
import io.keepline.workflows.Answer;
import io.keepline.workflows.Commands;
import io.keepline.workflows.Json;
import io.keepline.workflows.LeaseInput;
import io.keepline.workflows.NumberLifecycle;
import io.keepline.workflows.SearchKeys;
import io.keepline.workflows.TaskQueues;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowExecutionDescription;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class TemporalGatewayTest {
  private static final Duration PATIENCE = Duration.ofSeconds(3);

  private final TestWorkflowEnvironment server =
      TestWorkflowEnvironment.newInstance(
          TestEnvironmentOptions.newBuilder()
              .setWorkflowClientOptions(
                  WorkflowClientOptions.newBuilder().setDataConverter(Json.dataConverter()).build())
              .registerSearchAttribute(
                  SearchKeys.STATUS.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(
                  SearchKeys.BRAND.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(
                  SearchKeys.PLAN.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD)
              .registerSearchAttribute(
                  SearchKeys.NEEDS_PERSON.getName(), IndexedValueType.INDEXED_VALUE_TYPE_BOOL)
              .build());
  private final TemporalGateway gateway =
      new TemporalGateway(server.getWorkflowClient(), PATIENCE, "lea_over"::equals);

  /** As much of a lease as the gateway touches. */
  @WorkflowInterface
  public interface SmallLease {
    @WorkflowMethod(name = NumberLifecycle.TYPE)
    void live(LeaseInput input);

    @UpdateMethod
    Answer firstAnswer();

    @UpdateMethod
    Answer requestCancellation(Commands.RequestCancellation command);

    @UpdateMethod
    Answer withdrawCancellation(Commands.WithdrawCancellation command);

    @SignalMethod
    void paymentHint(String paymentId);
  }

  /** Answers at once, but never a withdrawal. */
  public static final class SmallLeaseRun implements SmallLease {
    private boolean fromRecord;
    private String hinted = "";

    @Override
    public void live(LeaseInput input) {
      fromRecord = input.first() == null;
      Workflow.await(() -> hinted.equals("end"));
    }

    @Override
    public Answer firstAnswer() {
      return answer("first");
    }

    @Override
    public Answer requestCancellation(Commands.RequestCancellation command) {
      return answer(fromRecord ? "from-record" : command.requestId());
    }

    @Override
    public Answer withdrawCancellation(Commands.WithdrawCancellation command) {
      Workflow.await(() -> false);
      return answer("never");
    }

    @Override
    public void paymentHint(String paymentId) {
      hinted = paymentId;
    }

    private static Answer answer(String orderId) {
      return new Answer(true, null, null, LeaseStatus.ACTIVE, null, 1, orderId, null);
    }
  }

  @AfterEach
  void close() {
    gateway.close();
    server.close();
  }

  @Test
  void aLeaseIsBegunOnceAndItsAnswerIsWaitedFor() {
    work();
    assertThat(gateway.begin("lea_1", first())).isEqualTo(gateway.begin("lea_1", first()));
    assertThat(orderIn(gateway.begin("lea_1", first()))).isEqualTo("first");
    WorkflowExecutionDescription run =
        server.getWorkflowClient().newUntypedWorkflowStub("lease-lea_1").describe();
    assertThat(run.getTaskQueue()).isEqualTo(TaskQueues.TASK_QUEUE);
    assertThat(run.getTypedSearchAttributes().get(SearchKeys.BRAND)).isEqualTo("tnt");
  }

  @Test
  void anUpdateIsAnsweredAndTheSameIdIsTheSameWish() {
    work();
    gateway.begin("lea_2", first());
    Delivery one = gateway.send("lea_2", "requestCancellation", "upd-1", request("req-1"));
    Delivery two = gateway.send("lea_2", "requestCancellation", "upd-1", request("req-2"));
    assertThat(orderIn(one)).isEqualTo("req-1");
    assertThat(two).isEqualTo(one);
  }

  @Test
  void e36WithoutAWorkerTheCallEndsAndNothingIsClaimed() {
    long began = System.nanoTime();
    assertThat(gateway.begin("lea_3", first())).isInstanceOf(Delivery.Unconfirmed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE.multipliedBy(3));
  }

  @Test
  void e36_anAnswerThatDoesNotComeIsNotWaitedForForEver() {
    work();
    gateway.begin("lea_4", first());
    Commands.WithdrawCancellation command =
        new Commands.WithdrawCancellation("req-1", "client:shop", "withdrawn");
    long began = System.nanoTime();
    assertThat(gateway.send("lea_4", "withdrawCancellation", "upd-1", command))
        .isInstanceOf(Delivery.Unconfirmed.class);
    assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(PATIENCE.multipliedBy(3));
  }

  @Test
  void aLeaseWithoutARunIsBroughtBackFromTheRecord() {
    work();
    assertThat(orderIn(gateway.send("lea_5", "requestCancellation", "upd-1", request("req-1"))))
        .isEqualTo("from-record");
  }

  @Test
  void aLeaseThatIsOverIsNotBroughtBackAndSaysSo() {
    work();
    Delivery delivery = gateway.send("lea_over", "requestCancellation", "upd-1", request("req-1"));
    assertThat(delivery).isEqualTo(new Delivery.Answered(Answer.ofEndedLease()));
    assertThat(gateway.hint("lease-lea_over", "paymentHint", "pay_1")).isFalse();
  }

  @Test
  void aHintIsTakenByARunningLeaseAndByNoOther() {
    work();
    gateway.begin("lea_6", first());
    assertThat(gateway.hint("lease-lea_6", "paymentHint", "pay_1")).isTrue();
    assertThat(gateway.hint("lease-lea_none", "paymentHint", "pay_1")).isFalse();
  }

  @Test
  void aServerThatCannotBeReachedGetsNothing() throws IOException {
    int port;
    try (ServerSocket free = new ServerSocket(0)) {
      port = free.getLocalPort();
    }
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
    try (TemporalGateway nowhere =
        new TemporalGateway(WorkflowClient.newInstance(stubs), PATIENCE, leaseId -> false)) {
      assertThat(nowhere.reachable()).isFalse();
      assertThat(nowhere.begin("lea_7", first())).isInstanceOf(Delivery.NotSent.class);
      assertThat(nowhere.send("lea_7", "requestCancellation", "upd-1", request("req-1")))
          .isInstanceOf(Delivery.NotSent.class);
    } finally {
      stubs.shutdownNow();
      stubs.awaitTermination(5, TimeUnit.SECONDS);
    }
  }

  private void work() {
    server
        .newWorker(TaskQueues.TASK_QUEUE)
        .registerWorkflowImplementationTypes(SmallLeaseRun.class);
    server.start();
  }

  private static String orderIn(Delivery delivery) {
    return ((Delivery.Answered) delivery).answer().orderId();
  }

  private static Commands.RequestCancellation request(String requestId) {
    return new Commands.RequestCancellation(requestId, "client:shop", "requested");
  }

  private static LeaseInput.FirstOrder first() {
    Instant now = Instant.parse("2026-03-01T10:00:00Z");
    Quote quote =
        new Quote(
            "quo_1",
            OrderKind.START,
            new PlanVersion("tnt-sms", 1, TermLength.months(1), Policy.standard()),
            1,
            Money.of(1200, "USD"),
            Money.zero("USD"),
            LeaseStatus.RESERVED,
            null,
            LocalDate.of(2026, 4, 2),
            now.plusSeconds(1800),
            Quote.Extras.NONE);
    return new LeaseInput.FirstOrder(
        "tnt",
        "hol_1",
        "num_1",
        null,
        List.of(),
        "ord_1",
        "req_1",
        "client:shop",
        quote,
        PaymentMethod.CARD,
        "mtk_1",
        now.plusSeconds(30));
  }
}

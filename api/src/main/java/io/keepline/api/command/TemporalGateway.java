package io.keepline.api.command;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.keepline.workflows.Answer;
import io.keepline.workflows.LeaseInput;
import io.keepline.workflows.NumberLifecycle;
import io.keepline.workflows.PaymentSettlement;
import io.keepline.workflows.SearchKeys;
import io.keepline.workflows.TaskQueues;
import io.keepline.workflows.TopUpPayment;
import io.keepline.workflows.WalletReturn;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowNotFoundException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowUpdateHandle;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Every call to Temporal. A call without a deadline blocks for ever when no worker is there, so
 * each runs inside a gRPC context that ends.
 */
public final class TemporalGateway implements LeaseGateway, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(TemporalGateway.class);
  private static final Duration START = Duration.ofSeconds(4);

  private final BoundedCalls calls;
  private final WorkflowClient client;
  private final Duration patience;
  private final Predicate<String> over;

  /**
   * Over an open client.
   *
   * @param client with {@code Json.dataConverter()}
   * @param patience how long an update's answer is waited for
   * @param over whether the record knows a lease as ended; false where it cannot be asked
   */
  public TemporalGateway(WorkflowClient client, Duration patience, Predicate<String> over) {
    this.over = over;
    this.calls = new BoundedCalls(client.getWorkflowServiceStubs());
    this.client = client;
    this.patience = patience;
  }

  @Override
  public Delivery begin(String leaseId, LeaseInput.FirstOrder first) {
    if (!reachable()) {
      return new Delivery.NotSent();
    }
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            NumberLifecycle.TYPE,
            options(leaseId)
                .setTypedSearchAttributes(
                    SearchKeys.beginning(first.brandId(), first.quote().plan().label()))
                .build());
    UpdateOptions<Answer> wait = waiting("firstAnswer", "first-" + first.orderId());
    Object[] start = {new LeaseInput(leaseId, first, null)};
    // One call: a start that the record refuses is over before a second call could ask it why.
    return asked(leaseId, () -> stub.startUpdateWithStart(wait, new Object[0], start));
  }

  @Override
  public Delivery payTopUp(String paymentId, TopUpPayment.First first) {
    if (!reachable()) {
      return new Delivery.NotSent();
    }
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            TopUpPayment.TYPE,
            options(PaymentSettlement.workflowId(paymentId), TaskQueues.TASK_QUEUE).build());
    UpdateOptions<TopUpPayment.Paid> wait =
        UpdateOptions.newBuilder(TopUpPayment.Paid.class)
            .setUpdateName(TopUpPayment.FIRST_ANSWER)
            .setUpdateId("first-" + first.orderId())
            .setWaitForStage(WorkflowUpdateStage.COMPLETED)
            .build();
    Object[] start = {new TopUpPayment.Input(first.orderId(), first)};
    return asked(
        first.leaseId(),
        () -> stub.startUpdateWithStart(wait, new Object[0], start),
        paid -> Answer.ofPayment(paid.refusal()));
  }

  @Override
  public Delivery giveBack(WalletReturn.Input input) {
    if (!reachable()) {
      return new Delivery.NotSent();
    }
    WorkflowStub stub =
        client.newUntypedWorkflowStub(
            WalletReturn.TYPE,
            options(WalletReturn.workflowId(input.requestId()), TaskQueues.TASK_QUEUE).build());
    try {
      calls.within(START, () -> stub.start(input));
      stub.getResultAsync(Void.class).get(patience.toMillis(), TimeUnit.MILLISECONDS);
      return new Delivery.Answered(Answer.ofPayment(null));
    } catch (ExecutionException | TimeoutException late) {
      return new Delivery.Unconfirmed();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return new Delivery.Unconfirmed();
    } catch (RuntimeException failure) {
      return judge(input.holderId(), failure);
    }
  }

  @Override
  public Delivery send(String leaseId, String update, String updateId, Object command) {
    if (!reachable()) {
      return new Delivery.NotSent();
    }
    Delivery delivery = update(leaseId, update, updateId, command);
    if (!(delivery instanceof Delivery.Restarting)) {
      return delivery;
    }
    if (over.test(leaseId)) {
      return new Delivery.Answered(Answer.ofEndedLease());
    }
    return revive(leaseId) ? update(leaseId, update, updateId, command) : delivery;
  }

  @Override
  public boolean hint(String workflowId, String signal, String subject) {
    return isTaken(() -> client.newUntypedWorkflowStub(workflowId).signal(signal, subject));
  }

  @Override
  public boolean settle(String workflowId, Settles order, String paymentId) {
    WorkflowOptions options =
        WorkflowOptions.newBuilder()
            .setWorkflowId(workflowId)
            .setTaskQueue(TaskQueues.TASK_QUEUE)
            .build();
    String type = order.topUp() ? TopUpPayment.TYPE : PaymentSettlement.TYPE;
    Object input = order.topUp() ? new TopUpPayment.Input(order.orderId(), null) : order.orderId();
    return isTaken(
        () ->
            client
                .newUntypedWorkflowStub(type, options)
                .signalWithStart(
                    NumberLifecycle.PAYMENT_HINT, new Object[] {paymentId}, new Object[] {input}));
  }

  private boolean isTaken(Runnable call) {
    try {
      calls.within(
          START,
          () -> {
            call.run();
            return true;
          });
      return true;
    } catch (RuntimeException notTaken) {
      return false;
    }
  }

  @Override
  public boolean reachable() {
    return calls.reachable();
  }

  @Override
  public void close() {
    calls.close();
  }

  /** A fresh run reads the record; the row says whether the lease is over. */
  private boolean revive(String leaseId) {
    LOG.atWarn().addKeyValue("leaseId", leaseId).log("an open lease had no run; starting one");
    return start(options(leaseId).build(), LeaseInput.fromRecord(leaseId)).isEmpty();
  }

  private static WorkflowOptions.Builder options(String leaseId) {
    return options(NumberLifecycle.workflowId(leaseId), TaskQueues.TASK_QUEUE);
  }

  private static WorkflowOptions.Builder options(String workflowId, String queue) {
    return WorkflowOptions.newBuilder()
        .setWorkflowId(workflowId)
        .setTaskQueue(queue)
        .setWorkflowIdConflictPolicy(
            WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_USE_EXISTING);
  }

  private Optional<Delivery> start(WorkflowOptions options, LeaseInput input) {
    try {
      calls.within(
          START, () -> client.newUntypedWorkflowStub(NumberLifecycle.TYPE, options).start(input));
      return Optional.empty();
    } catch (WorkflowExecutionAlreadyStarted joined) {
      return Optional.empty();
    } catch (RuntimeException failure) {
      return Optional.of(judge(input.leaseId(), failure));
    }
  }

  private Delivery update(String leaseId, String name, String updateId, Object command) {
    WorkflowStub stub = client.newUntypedWorkflowStub(NumberLifecycle.workflowId(leaseId));
    UpdateOptions<Answer> wait = waiting(name, updateId);
    return asked(leaseId, () -> stub.startUpdate(wait, command));
  }

  private static UpdateOptions<Answer> waiting(String name, String updateId) {
    return UpdateOptions.newBuilder(Answer.class)
        .setUpdateName(name)
        .setUpdateId(updateId)
        .setWaitForStage(WorkflowUpdateStage.COMPLETED)
        .build();
  }

  private Delivery asked(String leaseId, Supplier<WorkflowUpdateHandle<Answer>> call) {
    return asked(leaseId, call, Function.identity());
  }

  private <T> Delivery asked(
      String leaseId, Supplier<WorkflowUpdateHandle<T>> call, Function<T, Answer> read) {
    try {
      return new Delivery.Answered(read.apply(calls.within(patience, () -> answer(call.get()))));
    } catch (WorkflowNotFoundException noRun) {
      return new Delivery.Restarting();
    } catch (RuntimeException failure) {
      return judge(leaseId, failure);
    }
  }

  /** The SDK waits for a result without a limit of its own, whatever deadline the call has. */
  private <T> T answer(WorkflowUpdateHandle<T> update) {
    try {
      return update.getResultAsync().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException late) {
      throw Status.DEADLINE_EXCEEDED.withCause(late).asRuntimeException();
    } catch (ExecutionException failed) {
      throw failed.getCause() instanceof RuntimeException cause
          ? cause
          : Status.UNKNOWN.withCause(failed).asRuntimeException();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw Status.CANCELLED.withCause(stopped).asRuntimeException();
    }
  }

  /** Only what the server definitely refused was not sent; everything else may have arrived. */
  private static Delivery judge(String leaseId, RuntimeException failure) {
    Status.Code code = code(failure);
    LOG.atWarn()
        .addKeyValue("leaseId", leaseId)
        .addKeyValue("status", code)
        .addKeyValue("failure", failure.getClass().getSimpleName())
        .log("Temporal gave no answer to a command");
    return switch (code) {
      case RESOURCE_EXHAUSTED,
          INVALID_ARGUMENT,
          PERMISSION_DENIED,
          UNAUTHENTICATED,
          UNIMPLEMENTED ->
          new Delivery.NotSent();
      default -> new Delivery.Unconfirmed();
    };
  }

  private static Status.Code code(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StatusRuntimeException status) {
        return status.getStatus().getCode();
      }
    }
    return Status.Code.UNKNOWN;
  }
}

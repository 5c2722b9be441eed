package io.keepline.worker;

import io.grpc.StatusRuntimeException;
import io.keepline.lifecycle.DerivedId;
import io.keepline.store.AttemptRow;
import io.keepline.store.Database;
import io.keepline.store.OpenLeases;
import io.keepline.store.OrderHistory;
import io.keepline.workflows.LeaseInput;
import io.keepline.workflows.NumberLifecycle;
import io.keepline.workflows.PaymentSettlement;
import io.keepline.workflows.TaskQueues;
import io.keepline.workflows.TopUpPayment;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives every open lease, and every unfinished order that outlived its lease, a running workflow:
 * after a cancel, a terminate or a reset, and after the whole cluster was lost. What runs is left
 * alone; a fresh run reads the record.
 */
public final class Reconciler {

  /** How many leases and how many orders one pass looks at. */
  public static final int LIMIT = 1_000;

  private static final Logger LOG = LoggerFactory.getLogger(Reconciler.class);
  private static final int PAGE = 200;

  private final WorkflowClient client;
  private final OpenLeases open;

  /** Over a client with {@code Json.dataConverter()} and an open database. */
  public Reconciler(WorkflowClient client, Database database) {
    this.client = client;
    this.open = new OpenLeases(database);
  }

  /**
   * What one pass saw and did.
   *
   * @param leases open leases looked at
   * @param leasesStarted how many of them had no run
   * @param payments unfinished top-ups and orders of ended leases looked at
   * @param paymentsStarted how many of them had no run
   * @param failed how many could not be started
   * @param complete whether everything was looked at; false when there are more than {@link #LIMIT}
   */
  public record Counts(
      int leases,
      int leasesStarted,
      int payments,
      int paymentsStarted,
      int failed,
      boolean complete) {}

  /** Looks once at everything, and starts what does not run. */
  public Counts reconcile() {
    Pass leases = new Pass(NumberLifecycle.TYPE);
    boolean allLeases = pages(open::ids, Function.identity(), leaseId -> leases.lease(leaseId));
    Pass payments = new Pass(PaymentSettlement.TYPE);
    Pass topUps = new Pass(TopUpPayment.TYPE);
    boolean allPayments =
        pages(
            open::leftToPayment,
            history -> history.order().orderId(),
            history -> (isTopUp(history) ? topUps : payments).payment(history));
    Counts counts =
        new Counts(
            leases.seen,
            leases.started,
            payments.seen + topUps.seen,
            payments.started + topUps.started,
            leases.failed + payments.failed + topUps.failed,
            allLeases && allPayments);
    if (counts.leasesStarted() + counts.paymentsStarted() + counts.failed() > 0) {
      LOG.info(
          "reconciled: leases={} started={} payments={} started={} failed={}",
          counts.leases(),
          counts.leasesStarted(),
          counts.payments(),
          counts.paymentsStarted(),
          counts.failed());
    }
    return counts;
  }

  private static boolean isTopUp(OrderHistory history) {
    return history.order().kind().equals("TOP_UP");
  }

  private interface Pages<R> {
    List<R> page(@Nullable String after, int limit);
  }

  private interface Step<R> {
    void take(R row);
  }

  private static <R> boolean pages(Pages<R> source, Function<R, String> id, Step<R> step) {
    String after = null;
    int seen = 0;
    while (seen < LIMIT) {
      List<R> page = source.page(after, PAGE);
      page.forEach(step::take);
      seen += page.size();
      if (page.size() < PAGE) {
        return true;
      }
      after = id.apply(page.get(page.size() - 1));
    }
    return false;
  }

  /** One pass over one workflow type. What visibility shows as running is not asked about again. */
  private final class Pass {
    private final String type;
    private final Set<String> running;
    private int seen;
    private int started;
    private int failed;

    Pass(String type) {
      this.type = type;
      this.running = running(type);
    }

    void lease(String leaseId) {
      start(NumberLifecycle.workflowId(leaseId), LeaseInput.fromRecord(leaseId));
    }

    void payment(OrderHistory history) {
      String orderId = history.order().orderId();
      List<AttemptRow> attempts = history.attempts();
      String paymentId =
          attempts.isEmpty()
              ? DerivedId.payment(orderId, 1)
              : attempts.get(attempts.size() - 1).paymentId();
      start(
          PaymentSettlement.workflowId(paymentId),
          isTopUp(history) ? new TopUpPayment.Input(orderId, null) : orderId);
    }

    private void start(String workflowId, Object input) {
      seen++;
      if (running.contains(workflowId)) {
        return;
      }
      WorkflowStub stub =
          client.newUntypedWorkflowStub(
              type,
              WorkflowOptions.newBuilder()
                  .setTaskQueue(TaskQueues.TASK_QUEUE)
                  .setWorkflowId(workflowId)
                  .setWorkflowIdReusePolicy(
                      WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                  .build());
      try {
        stub.start(input);
        started++;
      } catch (WorkflowExecutionAlreadyStarted runs) {
        LOG.debug("runs already: workflowId={}", workflowId);
      } catch (WorkflowServiceException | StatusRuntimeException failure) {
        failed++;
        LOG.warn("a workflow could not be started: workflowId={}", workflowId);
      }
    }
  }

  /** Best effort: visibility lags, and the in-memory server has none. A start settles any doubt. */
  private Set<String> running(String type) {
    Set<String> ids = new HashSet<>();
    try {
      client
          .listExecutions("WorkflowType='" + type + "' AND ExecutionStatus='Running'")
          .limit(2L * LIMIT)
          .forEach(execution -> ids.add(execution.getExecution().getWorkflowId()));
    } catch (WorkflowServiceException | StatusRuntimeException noVisibility) {
      ids.clear();
    }
    return ids;
  }
}

package io.keepline.worker;

import io.keepline.activities.LeaseUpdates;
import io.keepline.workflows.Answer;
import io.keepline.workflows.Commands;
import io.keepline.workflows.NumberLifecycle;
import io.temporal.client.UpdateOptions;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowUpdateStage;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reaches leases through the worker's own client, never longer than an activity may take. */
final class LeaseUpdatesByClient implements LeaseUpdates {
  private static final Logger LOG = LoggerFactory.getLogger(LeaseUpdatesByClient.class);
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final WorkflowClient client;

  LeaseUpdatesByClient(WorkflowClient client) {
    this.client = client;
  }

  /** Asked from a thread of its own: a call to a server that is away knows no end. */
  @Override
  public Optional<Answer> applyTopUp(String leaseId, Commands.ApplyTopUp command) {
    CompletableFuture<Answer> asked = CompletableFuture.supplyAsync(() -> ask(leaseId, command));
    try {
      return Optional.of(asked.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS));
    } catch (ExecutionException | TimeoutException silence) {
      LOG.info("a lease gave no answer to a top-up yet: leaseId={}", leaseId);
      return Optional.empty();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private Answer ask(String leaseId, Commands.ApplyTopUp command) {
    return client
        .newUntypedWorkflowStub(NumberLifecycle.workflowId(leaseId))
        .startUpdate(
            UpdateOptions.newBuilder(Answer.class)
                .setUpdateName("applyTopUp")
                .setUpdateId(command.requestId())
                .setWaitForStage(WorkflowUpdateStage.COMPLETED)
                .build(),
            command)
        .getResult();
  }
}

package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.temporal.client.WorkflowOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** The net that every workflow test ends in must catch a workflow that decides by chance. */
class ReplayNetTest {

  /** Decides by something that a replay does not repeat. */
  @WorkflowInterface
  public interface Fickle {
    @WorkflowMethod
    void run();
  }

  public static final class FickleImpl implements Fickle {
    static final AtomicInteger RUNS = new AtomicInteger();

    @Override
    public void run() {
      if (RUNS.getAndIncrement() == 0) {
        Workflow.sleep(Duration.ofSeconds(1));
      } else {
        Workflow.randomUUID();
        Workflow.upsertMemo(java.util.Map.of("other", "command"));
      }
    }
  }

  @Test
  void i17_aWorkflowThatDecidesByChanceIsCaughtByItsReplay() {
    try (TestWorkflowEnvironment server = TestWorkflowEnvironment.newInstance()) {
      Worker worker = server.newWorker("net");
      worker.registerWorkflowImplementationTypes(FickleImpl.class);
      server.start();
      Fickle fickle =
          server
              .getWorkflowClient()
              .newWorkflowStub(
                  Fickle.class,
                  WorkflowOptions.newBuilder().setTaskQueue("net").setWorkflowId("net").build());
      fickle.run();
      WorkflowExecutionHistory history = server.getWorkflowClient().fetchHistory("net");
      assertThatThrownBy(() -> WorkflowReplayer.replayWorkflowExecution(history, worker))
          .isInstanceOf(Exception.class);
    }
  }
}

package io.keepline.local.bench;

import io.keepline.local.CannotRun;
import io.keepline.workflows.Answer;
import io.keepline.workflows.Commands;
import io.keepline.workflows.NumberLifecycle;
import io.temporal.client.WorkflowClient;
import java.time.Instant;

/**
 * Moves numbers' clocks by updates, so that what is due next is due when a measurement wants it.
 */
record SandboxClock(WorkflowClient client) {

  /**
   * Goes straight to an instant of a lease's time.
   *
   * @param key of the move, once per lease
   * @throws CannotRun if the rules refuse it
   */
  void jump(String leaseId, String key, Instant to) {
    Answer answer =
        client
            .newUntypedWorkflowStub(NumberLifecycle.workflowId(leaseId))
            .update(
                "advanceClock",
                Answer.class,
                new Commands.AdvanceClock(key + leaseId, "client:bench", "bench", to, true));
    if (!answer.accepted()) {
      throw new CannotRun("A sandbox clock was not moved: " + answer.refusal() + ".");
    }
  }
}

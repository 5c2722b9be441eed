package io.keepline.workflows;

import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.BooleanSupplier;

/** When a run continues as new, and with what: only when idle, so that nothing is abandoned. */
final class Rolling {
  private static final long EVENTS = 150;
  private static final Duration AGE = Duration.ofDays(90);
  private static final Duration SETTLE = Duration.ofMillis(500);

  private boolean asked;

  void ask() {
    asked = true;
  }

  boolean isWanted() {
    var info = Workflow.getInfo();
    Instant began = Instant.ofEpochMilli(info.getRunStartedTimestampMillis());
    return asked
        || info.getHistoryLength() >= EVENTS
        || info.isContinueAsNewSuggested()
        || LeaseState.real().isAfter(began.plus(AGE));
  }

  /** Waits a moment: answers of the last task must have left before the run does. */
  boolean settled(BooleanSupplier idle) {
    Workflow.await(SETTLE, () -> !idle.getAsBoolean());
    return idle.getAsBoolean();
  }

  void roll(String leaseId, LeaseState state, SandboxClock clock, List<String> refusedSignals) {
    Workflow.continueAsNew(
        new LeaseInput(
            leaseId,
            null,
            new LeaseInput.Carried(
                state.epoch(),
                state.version(),
                state.lease(),
                state.schedule(),
                clock.target(),
                clock.jumps(),
                refusedSignals)));
  }
}

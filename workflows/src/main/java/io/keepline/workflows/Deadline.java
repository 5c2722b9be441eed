package io.keepline.workflows;

import io.keepline.lifecycle.Wake;
import io.temporal.workflow.CancellationScope;
import io.temporal.workflow.TimerOptions;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The one timer of a run. It is kept while its instant stays the same and replaced when it moves.
 * That it fired only wakes the loop: what is due is read from the facts, never from the timer.
 */
final class Deadline {
  private @Nullable Instant armedFor;
  private @Nullable CancellationScope scope;
  private long firesAt;
  private boolean fired;

  /** Arms the timer for the soonest wake; nothing is armed for none. */
  void arm(Optional<Wake> next, Instant now) {
    Instant at = next.map(Wake::at).orElse(null);
    if (at != null && at.equals(armedFor) && !fired) {
      return;
    }
    disarm();
    if (next.isEmpty() || at == null) {
      return;
    }
    armedFor = at;
    fired = false;
    Duration wait = Duration.between(now, at);
    Duration least = wait.compareTo(Duration.ofMillis(1)) < 0 ? Duration.ofMillis(1) : wait;
    TimerOptions words =
        TimerOptions.newBuilder().setSummary("next: " + Words.plain(next.get().kind())).build();
    CancellationScope mine =
        Workflow.newCancellationScope(
            () ->
                Workflow.newTimer(least, words)
                    .handle(
                        (nothing, failure) -> {
                          if (failure == null && at.equals(armedFor)) {
                            fired = true;
                          }
                          return null;
                        }));
    scope = mine;
    firesAt = Workflow.currentTimeMillis() + least.toMillis();
    mine.run();
  }

  /** Whether the armed instant has come. */
  boolean hasFired() {
    return fired;
  }

  /**
   * Cancels the timer, if one is armed and has not fired. One whose time has come is left alone:
   * the server has fired it, though this run was not told yet, and nobody listens to it any more.
   */
  void disarm() {
    CancellationScope present = scope;
    if (present != null && !fired && Workflow.currentTimeMillis() < firesAt) {
      present.cancel("moved");
    }
    scope = null;
    armedFor = null;
    fired = false;
  }
}

package io.keepline.workflows;

import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Refusal;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Moves a sandbox lease's time. Whenever nothing is being done in the world it goes to the next
 * wake, lets it be answered, and goes on, until the target is reached; or straight there, as after
 * an outage.
 */
final class SandboxClock {
  private @Nullable Instant target;
  private boolean jump;
  private By by = By.system("clock", "clock");

  SandboxClock(LeaseInput.@Nullable Carried carried) {
    if (carried != null) {
      target = carried.clockTarget();
      jump = carried.jump();
    }
  }

  @Nullable Instant target() {
    return target;
  }

  boolean jumps() {
    return jump;
  }

  boolean isMoving() {
    return target != null;
  }

  /** Accepts a target; a clock is only ever a sandbox's, and only ever moves ahead. */
  @Nullable Refusal moveTo(Commands.AdvanceClock command, LeaseState state) {
    if (!state.lease().sandbox()) {
      return Refusal.NOT_SANDBOX;
    }
    if (!command.to().isAfter(state.now())) {
      return Refusal.CLOCK_BACKWARDS;
    }
    target = command.to();
    jump = command.jump();
    by = command.by();
    return null;
  }

  /**
   * Goes one step.
   *
   * @param next the next wake, in lease time
   * @param arrive commits the final offset
   * @return whether the time moved
   */
  boolean step(
      LeaseState state, boolean idle, Optional<Instant> next, BiConsumer<Duration, By> arrive) {
    Instant goal = target;
    if (goal == null || !idle) {
      return false;
    }
    boolean last = jump || next.isEmpty() || !next.get().isBefore(goal);
    if (last) {
      target = null;
      Duration offset = Duration.between(LeaseState.real(), goal);
      if (offset.compareTo(state.lease().clockOffset()) > 0) {
        By mine = new By(by.requestId() + ":at:" + goal, by.actor(), by.reason());
        arrive.accept(offset, mine);
      }
      return true;
    }
    state.shift(Duration.between(LeaseState.real(), next.get()));
    return true;
  }
}

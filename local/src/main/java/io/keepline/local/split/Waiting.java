package io.keepline.local.split;

import io.keepline.local.CannotRun;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what another process does, and not for ever. */
public final class Waiting {
  private static final Duration LOOK_EVERY = Duration.ofMillis(100);

  private Waiting() {}

  /** Looks again and again; false when the time was over first. */
  public static boolean until(BooleanSupplier there, Duration longest) {
    long deadline = System.nanoTime() + longest.toNanos();
    while (!there.getAsBoolean()) {
      if (System.nanoTime() > deadline) {
        return false;
      }
      pause(LOOK_EVERY);
    }
    return true;
  }

  /** Lets some time pass. */
  public static void pause(Duration time) {
    try {
      TimeUnit.MILLISECONDS.sleep(time.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted.", e);
    }
  }
}

package io.keepline.local.client;

import io.keepline.local.CannotRun;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Asks again until something is seen. Every read here is of a record that only moves forward. */
public final class Patience {
  private static final long PAUSE_MILLIS = 100;

  private Patience() {}

  /**
   * What was seen at last.
   *
   * @param what is waited for, to be named if it never comes
   * @throws CannotRun if it was not seen in time
   */
  public static <T> T until(String what, Duration limit, Supplier<Optional<T>> look) {
    long end = System.nanoTime() + limit.toNanos();
    while (true) {
      Optional<T> seen = look.get();
      if (seen.isPresent()) {
        return seen.get();
      }
      if (System.nanoTime() > end) {
        throw new CannotRun("Not seen within %d s: %s".formatted(limit.toSeconds(), what));
      }
      pause();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted while waiting.", e);
    }
  }
}

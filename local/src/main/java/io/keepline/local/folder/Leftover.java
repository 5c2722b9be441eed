package io.keepline.local.folder;

import io.keepline.local.CannotRun;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** A child process that outlived the stack that started it, because that one was killed. */
public final class Leftover {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private Leftover() {}

  /**
   * Asks exactly this process to stop and waits until it is gone.
   *
   * @param what its name in the sentence
   * @param signal {@code INT} or {@code TERM}
   * @throws CannotRun if it does not stop
   */
  public static void stop(ProcessHandle process, String what, String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
          .inheritIO()
          .start()
          .waitFor();
      process.onExit().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      throw new CannotRun(
          "%s of an earlier run (process %d) does not stop: end it and try again."
              .formatted(what, process.pid()),
          e);
    } catch (IOException | ExecutionException e) {
      throw new CannotRun(
          "%s of an earlier run (process %d) cannot be stopped: end it and try again."
              .formatted(what, process.pid()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted while stopping " + what + " of an earlier run.", e);
    }
  }
}

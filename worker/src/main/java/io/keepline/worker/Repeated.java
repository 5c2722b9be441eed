package io.keepline.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Work that a thread of this process does again and again. */
final class Repeated implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Repeated.class);
  private static final Duration GRACE = Duration.ofSeconds(5);

  private final ScheduledExecutorService thread;

  private Repeated(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  /**
   * Begins.
   *
   * @param name what it does, for the thread and the log
   * @param first the pause before the first pass
   * @param every the pause between the end of a pass and the next
   */
  static Repeated start(String name, Duration first, Duration every, Runnable pass) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "keepline-" + name);
              made.setDaemon(true);
              return made;
            });
    var unused =
        thread.scheduleWithFixedDelay(
            () -> pass(name, pass), first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return new Repeated(thread);
  }

  /** A pass that fails must not end the ones after it. */
  private static void pass(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.warn("{} will try again: cause={}", name, failure.getClass().getSimpleName());
    }
  }

  /** No new pass begins; the running one gets a moment to end. */
  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

package io.keepline.api.http;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Settles rate limits with the other API processes, twice a second, beside the requests. */
public final class Settling implements AutoCloseable {

  private static final Duration EVERY = Duration.ofMillis(500);

  private final ScheduledExecutorService thread;
  private final ScheduledFuture<?> turns;

  private Settling(ScheduledExecutorService thread, ScheduledFuture<?> turns) {
    this.thread = thread;
    this.turns = turns;
  }

  /** Begins. */
  public static Settling open(RateLimits limits) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread worker = new Thread(work, "keepline-rates");
              worker.setDaemon(true);
              return worker;
            });
    return new Settling(
        thread,
        thread.scheduleWithFixedDelay(
            limits::settle, EVERY.toMillis(), EVERY.toMillis(), TimeUnit.MILLISECONDS));
  }

  @Override
  public void close() {
    turns.cancel(false);
    thread.shutdown();
    try {
      if (!thread.awaitTermination(2, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }
}

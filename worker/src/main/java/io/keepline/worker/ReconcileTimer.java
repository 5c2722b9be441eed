package io.keepline.worker;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reconciles from a thread of this process, for a server without schedules. */
final class ReconcileTimer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ReconcileTimer.class);

  private final ScheduledExecutorService thread;

  private ReconcileTimer(ScheduledExecutorService thread) {
    this.thread = thread;
  }

  static ReconcileTimer start(Reconciler reconciler, Duration every) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, "keepline-reconcile");
              made.setDaemon(true);
              return made;
            });
    var unused =
        thread.scheduleWithFixedDelay(
            () -> pass(reconciler), 0, every.toMillis(), TimeUnit.MILLISECONDS);
    return new ReconcileTimer(thread);
  }

  /** A pass that fails must not end the ones after it. */
  private static void pass(Reconciler reconciler) {
    try {
      reconciler.reconcile();
    } catch (RuntimeException failure) {
      LOG.warn("a reconciliation failed: cause={}", failure.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

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
    return every("keepline-reconcile", reconciler::reconcile, Duration.ZERO, every);
  }

  /** The daily comparison with the provider's ledger. */
  static ReconcileTimer startMoney(ReconcileMoney.Work money) {
    return every(
        "keepline-reconcile-money", money::compareLastDays, Duration.ofDays(1), Duration.ofDays(1));
  }

  private static ReconcileTimer every(String name, Runnable pass, Duration first, Duration every) {
    ScheduledExecutorService thread =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread made = new Thread(work, name);
              made.setDaemon(true);
              return made;
            });
    var unused =
        thread.scheduleWithFixedDelay(
            () -> pass(pass), first.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    return new ReconcileTimer(thread);
  }

  /** A pass that fails must not end the ones after it. */
  private static void pass(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.warn("a reconciliation failed: cause={}", failure.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    thread.shutdownNow();
  }
}

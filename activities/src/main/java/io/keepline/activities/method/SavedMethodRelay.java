package io.keepline.activities.method;

import io.keepline.activities.WorldPorts;
import io.keepline.store.Database;
import io.keepline.store.MethodTokens;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what holders wish about methods kept at a provider, from a thread of the worker: only
 * the worker holds provider keys. A wish is a row, so a crash loses nothing, and asking a provider
 * again under the same id is safe.
 */
public final class SavedMethodRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(SavedMethodRelay.class);
  private static final Duration LOOK = Duration.ofMillis(500);
  private static final Duration RETRY = Duration.ofSeconds(30);
  private static final int BATCH = 20;

  private final SavedMethodRows rows;
  private final SavedMethodWork work;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;

  private SavedMethodRelay(Database database, WorldPorts ports) {
    this.rows = new SavedMethodRows(database);
    this.work =
        new SavedMethodWork(
            rows, new MethodTokens(database), ports.providers(), ports.publicUrl(), ports.clock());
    this.clock = ports.clock();
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "keepline-saved-methods");
              made.setDaemon(true);
              return made;
            });
  }

  /** A relay that looks only when {@link #pass} is called. */
  public static SavedMethodRelay idle(Database database, WorldPorts ports) {
    return new SavedMethodRelay(database, ports);
  }

  /** Begins to look twice a second. */
  public static SavedMethodRelay start(Database database, WorldPorts ports) {
    SavedMethodRelay relay = idle(database, ports);
    var unused =
        relay.thread.scheduleWithFixedDelay(
            relay::look, LOOK.toMillis(), LOOK.toMillis(), TimeUnit.MILLISECONDS);
    return relay;
  }

  /** A look that fails must not end the ones after it. */
  private void look() {
    try {
      pass();
    } catch (RuntimeException recordAway) {
      LOG.warn(
          "saved methods wait for the database: cause={}", recordAway.getClass().getSimpleName());
    }
  }

  /** Does what is due now. */
  public void pass() {
    List<SavedMethodRow> due;
    do {
      due = rows.claim(BATCH, clock.instant(), RETRY);
      due.forEach(this::step);
    } while (due.size() == BATCH);
  }

  /** One that fails does not stop the others; the claim brings it again. */
  private void step(SavedMethodRow row) {
    try {
      work.step(row);
    } catch (RuntimeException failure) {
      LOG.warn(
          "a saved method has to wait: methodRef={} cause={}",
          row.methodRef(),
          failure.getClass().getSimpleName());
    }
  }

  @Override
  public void close() {
    thread.shutdown();
    try {
      if (!thread.awaitTermination(5, TimeUnit.SECONDS)) {
        thread.shutdownNow();
      }
    } catch (InterruptedException e) {
      thread.shutdownNow();
      Thread.currentThread().interrupt();
    }
  }
}

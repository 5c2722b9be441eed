package io.keepline.activities.method;

import io.keepline.activities.WorldPorts;
import io.keepline.store.Database;
import io.keepline.store.MethodTokens;
import io.keepline.store.SavedMethodRow;
import io.keepline.store.SavedMethodRows;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries out what holders wish about methods kept at a provider: only the worker holds provider
 * keys. A wish is a row, so a crash loses nothing, and asking a provider again under the same id is
 * safe.
 */
public final class SavedMethodRelay {
  private static final Logger LOG = LoggerFactory.getLogger(SavedMethodRelay.class);
  private static final Duration RETRY = Duration.ofSeconds(30);
  private static final int BATCH = 20;

  private final SavedMethodRows rows;
  private final SavedMethodWork work;
  private final InstantSource clock;

  /** A relay that looks when it is told to. */
  public SavedMethodRelay(Database database, WorldPorts ports) {
    this.rows = new SavedMethodRows(database);
    this.work =
        new SavedMethodWork(
            rows, new MethodTokens(database), ports.providers(), ports.publicUrl(), ports.clock());
    this.clock = ports.clock();
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
}

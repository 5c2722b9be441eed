package io.keepline.activities.document;

import io.keepline.store.Database;
import io.keepline.store.DocumentWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every document that is missing, from a thread of the worker. It asks the facts what is
 * missing, so a crash loses nothing, and several workers make each document once. Usually it looks
 * at the last hour; at its start, and then every hour, at everything.
 */
public final class DocumentRelay implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentRelay.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration APPLIED_WITHIN = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int BATCH = 100;

  private final DocumentWork work;
  private final DocumentMaker maker;
  private final InstantSource clock;
  private final ScheduledExecutorService thread;
  private final Map<String, Instant> failedUntil = new HashMap<>();
  private Instant everythingAt = Instant.EPOCH;
  private volatile boolean closing;

  private DocumentRelay(Database database, DocumentMaker maker, InstantSource clock) {
    this.work = new DocumentWork(database);
    this.maker = maker;
    this.clock = clock;
    this.thread =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread made = new Thread(task, "keepline-documents");
              made.setDaemon(true);
              return made;
            });
  }

  /** A relay that looks only when {@link #pass} is called. */
  public static DocumentRelay idle(Database database, DocumentMaker maker, InstantSource clock) {
    return new DocumentRelay(database, maker, clock);
  }

  /** Begins to look every second. */
  public static DocumentRelay start(Database database, DocumentMaker maker, InstantSource clock) {
    DocumentRelay relay = idle(database, maker, clock);
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
      LOG.warn("documents wait for the database: cause={}", recordAway.getClass().getSimpleName());
    }
  }

  /** Makes what is missing now; confirmations first, credit notes last. */
  public void pass() {
    Instant now = clock.instant();
    boolean everything = !now.isBefore(everythingAt.plus(USUAL));
    Instant since = everything ? Instant.EPOCH : now.minus(USUAL);
    make(work::ordersToConfirm, since, maker::confirmation);
    make(work::paymentsToReceipt, since, maker::receipt);
    make(work::paymentsToInvoice, since, maker::invoice);
    make(work::refundsToCredit, since, maker::creditNote);
    if (everything) {
      everythingAt = now;
    }
  }

  private void make(
      Function<DocumentWork.Window, List<String>> missing, Instant since, Consumer<String> step) {
    int left = 0;
    List<String> ids;
    do {
      Instant decided = clock.instant().minus(APPLIED_WITHIN);
      ids = missing.apply(new DocumentWork.Window(since, decided, left, BATCH));
      for (String id : ids) {
        if (closing) {
          return;
        }
        left += isMade(id, step) ? 0 : 1;
      }
    } while (ids.size() == BATCH);
  }

  /** One that cannot be made does not stop the others, and is tried again after a while. */
  private boolean isMade(String id, Consumer<String> step) {
    Instant now = clock.instant();
    Instant until = failedUntil.get(id);
    if (until != null && now.isBefore(until)) {
      return false;
    }
    try {
      step.accept(id);
      failedUntil.remove(id);
      return true;
    } catch (RuntimeException failure) {
      LOG.warn(
          "a document could not be made: about={} cause={}",
          id,
          failure.getClass().getSimpleName());
      failedUntil.put(id, now.plus(AGAIN));
      return false;
    }
  }

  @Override
  public void close() {
    closing = true;
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

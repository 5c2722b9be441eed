package io.keepline.activities.document;

import io.keepline.store.Database;
import io.keepline.store.DocumentWork;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes every document that is missing, whenever it is told to look. It asks the facts what is
 * missing, so a crash loses nothing, and several workers make each document once. Usually it looks
 * at the last hour; at its start, and then every hour, at everything.
 */
public final class DocumentRelay {
  private static final Logger LOG = LoggerFactory.getLogger(DocumentRelay.class);
  private static final Duration USUAL = Duration.ofHours(1);
  private static final Duration APPLIED_WITHIN = Duration.ofMinutes(1);
  private static final Duration AGAIN = Duration.ofMinutes(1);
  private static final int BATCH = 100;

  private final DocumentWork work;
  private final DocumentMaker maker;
  private final InstantSource clock;
  private final Map<String, Instant> failedUntil = new HashMap<>();
  private Instant everythingAt = Instant.EPOCH;

  /** A relay that looks when it is told to. */
  public DocumentRelay(Database database, DocumentMaker maker, InstantSource clock) {
    this.work = new DocumentWork(database);
    this.maker = maker;
    this.clock = clock;
  }

  /** Makes what is missing now; confirmations first, credit notes last. Ends when interrupted. */
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
        if (Thread.currentThread().isInterrupted()) {
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
}

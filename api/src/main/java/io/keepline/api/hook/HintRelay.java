package io.keepline.api.hook;

import io.keepline.api.command.LeaseGateway;
import io.keepline.api.lease.HintAddress;
import io.keepline.store.Notices;
import io.keepline.store.Reads;
import io.keepline.store.WebhookInbox;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes stored messages on as hints until the server took each. Several API processes share the
 * work: a message is claimed with SKIP LOCKED, and claimed again when its hint was not taken.
 */
public final class HintRelay implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HintRelay.class);
  private static final Duration LOOK = Duration.ofSeconds(1);
  private static final Duration RETRY = Duration.ofSeconds(10);
  private static final Duration UNKNOWN_KEPT = Duration.ofMinutes(10);

  /** A chargeback that no look-up confirmed by then is left to the daily comparison. */
  private static final Duration DISPUTE_KEPT = Duration.ofDays(30);

  private static final int BATCH = 50;

  private final Semaphore bell = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "keepline-hint-relay");
  private final WebhookInbox inbox;
  private final Notices notices;
  private final HintAddress addresses;
  private final LeaseGateway gateway;
  private final InstantSource clock;
  private volatile boolean closing;

  /** A relay that is not running yet. */
  public HintRelay(
      WebhookInbox inbox, Reads reads, Notices notices, LeaseGateway gateway, InstantSource clock) {
    this.inbox = inbox;
    this.notices = notices;
    this.addresses = new HintAddress(reads);
    this.gateway = gateway;
    this.clock = clock;
  }

  /** Begins. */
  public void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes it look now. */
  public void ring() {
    bell.release();
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(LOOK.plusSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (!closing) {
      try {
        if (!passOn()) {
          boolean rang = bell.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
          LOG.atTrace().addKeyValue("rang", rang).log("the relay looks");
          bell.drainPermits();
        }
      } catch (InterruptedException stop) {
        return;
      } catch (RuntimeException recordAway) {
        LOG.atWarn()
            .addKeyValue("failure", recordAway.getClass().getSimpleName())
            .log("hints wait for the database");
        pause();
      }
    }
  }

  /** One batch; false when there was nothing to do. */
  boolean passOn() {
    Instant now = clock.instant();
    List<WebhookInbox.Event> events = inbox.claim(BATCH, now, RETRY);
    for (WebhookInbox.Event event : events) {
      if (isPassedOn(event, now)) {
        inbox.done(event.source(), event.eventId(), now);
      }
    }
    return !events.isEmpty();
  }

  private boolean isPassedOn(WebhookInbox.Event event, Instant now) {
    Optional<HintAddress.Hint> hint = address(event);
    if (hint.isEmpty()) {
      // Nobody here waits for it; a moment's grace covers a row that is just being written.
      return now.isAfter(event.receivedAt().plus(UNKNOWN_KEPT));
    }
    HintAddress.Hint found = hint.get();
    if (addresses.isOver(found)) {
      return true;
    }
    boolean taken =
        found.order().isPresent()
            ? gateway.settle(found.workflowId(), found.order().get(), found.subject())
            : gateway.hint(found.workflowId(), found.signal(), found.subject());
    return isOfDispute(event) ? now.isAfter(event.receivedAt().plus(DISPUTE_KEPT)) : taken;
  }

  /** That one is passed on until whoever looked says that the ledger has it. */
  private static boolean isOfDispute(WebhookInbox.Event event) {
    return "CHARGEBACK".equals(event.topic());
  }

  private Optional<HintAddress.Hint> address(WebhookInbox.Event event) {
    String paymentId = event.paymentId();
    String noticeId = event.noticeId();
    if (paymentId != null) {
      return isOfDispute(event) ? addresses.ofDispute(paymentId) : addresses.ofPayment(paymentId);
    }
    return noticeId == null ? Optional.empty() : HintAddress.ofNotice(notices, noticeId);
  }

  private void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(LOOK.toMillis());
    } catch (InterruptedException stop) {
      closing = true;
    }
  }
}

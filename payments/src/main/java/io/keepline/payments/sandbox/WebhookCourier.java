package io.keepline.payments.sandbox;

import io.keepline.payments.WebhookSignature;
import io.keepline.payments.sandbox.WebhookTable.Delivery;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings events to the merchant, one after the other, out of the durable table. Signs at the moment
 * of sending, so that a late delivery is not a stale one.
 */
final class WebhookCourier implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WebhookCourier.class);
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration HIDE_WHILE_SENDING = PATIENCE.plusSeconds(5);
  private static final Duration LONGEST_SLEEP = Duration.ofSeconds(1);
  private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(1);

  private final Semaphore bell = new Semaphore(0);
  private final Thread thread = new Thread(this::run, "sandbox-provider-webhooks");
  private final HttpClient client;
  private final Book book;
  private final SandboxConfig.Webhook config;
  private volatile boolean closing;

  WebhookCourier(Book book, SandboxConfig.Webhook config) {
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(PATIENCE)
            .build();
    this.book = book;
    this.config = config;
  }

  void start() {
    thread.setDaemon(true);
    thread.start();
  }

  /** Makes it look now. */
  void ring() {
    bell.release();
  }

  private void run() {
    while (!closing) {
      try {
        if (!deliverOne()) {
          boolean rang = bell.tryAcquire(untilNextDue().toMillis() + 1, TimeUnit.MILLISECONDS);
          if (rang) {
            bell.drainPermits();
          }
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        if (!pauseAfter(e)) {
          return;
        }
      }
    }
  }

  /** The database is away: nothing is lost, the rows are still there. Answers false to stop. */
  private boolean pauseAfter(RuntimeException e) {
    if (!closing) {
      LOG.atWarn().addKeyValue("failure", e.getClass().getSimpleName()).log("webhooks wait");
    }
    try {
      TimeUnit.MILLISECONDS.sleep(LONGEST_SLEEP.toMillis());
      return true;
    } catch (InterruptedException interrupted) {
      return false;
    }
  }

  private Duration untilNextDue() {
    Optional<Instant> due = book.write(page -> page.webhooks().nextDue());
    Duration wait = due.map(at -> Duration.between(book.now(), at)).orElse(LONGEST_SLEEP);
    if (wait.isNegative()) {
      return Duration.ZERO;
    }
    return wait.compareTo(LONGEST_SLEEP) > 0 ? LONGEST_SLEEP : wait;
  }

  /** Answers whether there was something to do. */
  private boolean deliverOne() throws InterruptedException {
    Optional<Delivery> claimed =
        book.write(page -> page.webhooks().claim(page.now(), HIDE_WHILE_SENDING));
    if (claimed.isEmpty()) {
      return false;
    }
    Delivery delivery = claimed.get();
    boolean taken = post(delivery.body());
    book.write(
        page -> {
          settle(page, delivery, taken);
          return delivery;
        });
    return true;
  }

  private void settle(Book.Page page, Delivery delivery, boolean taken) {
    if (taken) {
      page.webhooks().delivered(delivery.deliveryId(), page.now());
    } else if (delivery.attempts() >= config.attempts()) {
      page.webhooks().giveUp(delivery.deliveryId(), page.now());
      LOG.atWarn().addKeyValue("delivery", delivery.deliveryId()).log("webhook given up");
    } else {
      Duration wait = backOff(delivery.attempts());
      page.webhooks().retryAt(delivery.deliveryId(), page.now().plus(wait));
    }
  }

  private Duration backOff(int attempts) {
    Duration wait = config.firstRetry().multipliedBy(1L << Math.min(attempts - 1, 16));
    return wait.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : wait;
  }

  private boolean post(String body) throws InterruptedException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    WebhookSignature signature = WebhookSignature.sign(bytes, config.secret(), book.now());
    HttpRequest request =
        HttpRequest.newBuilder(config.url())
            .timeout(PATIENCE)
            .header("Content-Type", "application/json")
            .header(WebhookSignature.HEADER, signature.header())
            .POST(BodyPublishers.ofByteArray(bytes))
            .build();
    try {
      HttpResponse<Void> response = client.send(request, BodyHandlers.discarding());
      return response.statusCode() >= 200 && response.statusCode() < 300;
    } catch (IOException e) {
      return false;
    }
  }

  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join(PATIENCE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

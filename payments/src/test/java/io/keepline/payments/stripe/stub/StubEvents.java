package io.keepline.payments.stripe.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.keepline.payments.WebhookSignature;
import io.keepline.payments.stripe.StripeWebhookVerifier;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Events and their deliveries, signed the Stripe way. Sent by one thread, in order. */
final class StubEvents implements AutoCloseable {

  /** How events leave. */
  enum Delivery {
    AT_ONCE,
    TWICE,
    /** Kept until the delivery is set to something else: late. */
    HELD,
    NEVER
  }

  private final ExecutorService courier =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "stripe-stub-webhooks");
            thread.setDaemon(true);
            return thread;
          });
  private final HttpClient client = HttpClient.newHttpClient();
  private final List<String> held = new ArrayList<>();
  private final StubShelf shelf;
  private final Optional<URI> url;
  private final String secret;
  private Delivery delivery = Delivery.AT_ONCE;

  StubEvents(StubShelf shelf, Optional<URI> url, String secret) {
    this.shelf = shelf;
    this.url = url;
    this.secret = secret;
  }

  void add(String type, Map<String, Object> about) {
    Map<String, Object> event = new LinkedHashMap<>();
    event.put("id", "evt_" + UUID.randomUUID().toString().replace("-", ""));
    event.put("object", "event");
    event.put("api_version", "2020-08-27");
    event.put("created", Instant.now().getEpochSecond());
    event.put("type", type);
    event.put("data", Map.of("object", about));
    String body = shelf.text(event);
    switch (delivery) {
      case AT_ONCE -> send(body);
      case TWICE -> {
        send(body);
        send(body);
      }
      case HELD -> held.add(body);
      case NEVER -> {}
    }
  }

  /** Sets how events leave from now on; what was held leaves at once, newest first. */
  void delivery(Delivery how) {
    delivery = how;
    if (how != Delivery.HELD) {
      for (int i = held.size() - 1; i >= 0; i--) {
        send(held.get(i));
      }
      held.clear();
    }
  }

  private void send(String body) {
    url.ifPresent(to -> courier.execute(() -> post(to, body)));
  }

  private void post(URI to, String body) {
    WebhookSignature signature = WebhookSignature.sign(body.getBytes(UTF_8), secret, Instant.now());
    HttpRequest request =
        HttpRequest.newBuilder(to)
            .header("Content-Type", "application/json")
            .header(StripeWebhookVerifier.HEADER, signature.header())
            .POST(BodyPublishers.ofString(body))
            .build();
    try {
      client.send(request, BodyHandlers.discarding());
    } catch (IOException nobodyThere) {
      // Stripe would try again for days; a test looks payments up.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    courier.shutdownNow();
  }
}

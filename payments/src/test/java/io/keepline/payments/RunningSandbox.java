package io.keepline.payments;

import io.keepline.lifecycle.Money;
import io.keepline.payments.http.ProviderTimeouts;
import io.keepline.payments.http.SandboxControl;
import io.keepline.payments.http.SandboxProvider;
import io.keepline.payments.http.SandboxSavedMethods;
import io.keepline.payments.sandbox.MagicToken;
import io.keepline.payments.sandbox.SandboxConfig;
import io.keepline.payments.sandbox.SandboxProviderServer;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** A sandbox provider on a database of its own, and a shop that receives its webhooks. */
public final class RunningSandbox implements AutoCloseable {

  public static final String API_KEY = "key-of-the-test";
  public static final String SECRET = "secret-of-the-test";
  public static final ProviderTimeouts TIMEOUTS =
      new ProviderTimeouts(Duration.ofSeconds(5), Duration.ofSeconds(20));

  /** Shorter than anything that is slow on purpose. */
  private static final ProviderTimeouts IMPATIENT =
      new ProviderTimeouts(Duration.ofSeconds(1), Duration.ofSeconds(1));

  private static final URI RETURN_URL = URI.create("https://shop.example/back?order=1");

  private final String jdbcUrl;
  private final WebhookInbox inbox;
  private SandboxProviderServer server;

  private RunningSandbox(String jdbcUrl, WebhookInbox inbox) {
    this.jdbcUrl = jdbcUrl;
    this.inbox = inbox;
    this.server = SandboxProviderServer.open(config(SandboxConfig.Timing.STANDARD));
  }

  public static RunningSandbox open() throws IOException {
    return new RunningSandbox(TestDatabase.fresh(), WebhookInbox.open());
  }

  private SandboxConfig config(SandboxConfig.Timing timing) {
    return new SandboxConfig(
        new SandboxConfig.DatabaseAddress(jdbcUrl, "postgres", "postgres"),
        new SandboxConfig.Address("127.0.0.1", 0, Optional.empty()),
        API_KEY,
        "TNT <& friends>",
        new SandboxConfig.Webhook(
            inbox.url(), SECRET, Duration.ofMillis(900), Duration.ofMillis(50), 4),
        timing);
  }

  /** Ends the server and starts another one on the same database. */
  public void restart() {
    restart(SandboxConfig.Timing.STANDARD);
  }

  public void restart(SandboxConfig.Timing timing) {
    stop();
    server = SandboxProviderServer.open(config(timing));
  }

  public void stop() {
    server.close();
  }

  public void start() {
    server = SandboxProviderServer.open(config(SandboxConfig.Timing.STANDARD));
  }

  public SandboxProvider provider() {
    return SandboxProvider.open(server.baseUrl(), API_KEY, TIMEOUTS);
  }

  public SandboxSavedMethods savedMethods() {
    return SandboxSavedMethods.open(server.baseUrl(), API_KEY, TIMEOUTS);
  }

  public SandboxProvider impatientProvider() {
    return SandboxProvider.open(server.baseUrl(), API_KEY, IMPATIENT);
  }

  public SandboxControl control() {
    return SandboxControl.open(server.baseUrl(), API_KEY);
  }

  public URI baseUrl() {
    return server.baseUrl();
  }

  public WebhookInbox inbox() {
    return inbox;
  }

  public String jdbcUrl() {
    return jdbcUrl;
  }

  public static PaymentRequest request(MagicToken token) {
    return request(token.method(), token.token(), Money.of(1_299, "USD"));
  }

  public static PaymentRequest request(PaymentMethod method, String token, Money amount) {
    return new PaymentRequest(freshId("pay"), amount, method, token, RETURN_URL, "ord_1");
  }

  public static String freshId(String prefix) {
    return prefix + "_" + UUID.randomUUID();
  }

  @Override
  public void close() {
    server.close();
    inbox.close();
  }
}

package io.keepline.payments.sandbox;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/**
 * What the sandbox provider needs to run.
 *
 * @param database where its schema lives; may be Keepline's own database
 * @param address where it listens
 * @param apiKey what merchants send as bearer token
 * @param merchant the name on the pay page
 * @param webhook where events go, and how
 * @param timing how slow it is when it is slow
 */
public record SandboxConfig(
    DatabaseAddress database,
    Address address,
    String apiKey,
    String merchant,
    Webhook webhook,
    Timing timing) {

  /** A PostgreSQL database. */
  public record DatabaseAddress(String jdbcUrl, String user, String password) {
    /** Leaves the password out. */
    @Override
    public String toString() {
      return "DatabaseAddress[" + jdbcUrl.replaceAll("\\?.*", "") + "]";
    }
  }

  /**
   * Where it listens.
   *
   * @param host the address to bind
   * @param port the port; 0 takes a free one
   * @param publicUrl the address in checkout URLs; empty means host and port
   */
  public record Address(String host, int port, Optional<URI> publicUrl) {}

  /**
   * Where events go.
   *
   * @param url the merchant's endpoint
   * @param secret signs every event
   * @param lateBy how much later the late wallet's event leaves
   * @param firstRetry the wait after the first failure; doubles each time
   * @param attempts how often a delivery is tried before it is given up
   */
  public record Webhook(
      URI url, String secret, Duration lateBy, Duration firstRetry, int attempts) {

    /** Late by 20 s; tried eight times over some two minutes. */
    public static Webhook to(URI url, String secret) {
      return new Webhook(url, secret, Duration.ofSeconds(20), Duration.ofSeconds(1), 8);
    }

    /** Leaves the secret out. */
    @Override
    public String toString() {
      return "Webhook[" + url + "]";
    }
  }

  /**
   * How slow it is.
   *
   * @param slow how late the slow card answers
   * @param silence how long the silent card keeps the connection before it fails
   * @param checkoutLifetime how long a pay page stays open
   */
  public record Timing(Duration slow, Duration silence, Duration checkoutLifetime) {

    /** 3 s, 30 s, 3 days. */
    public static final Timing STANDARD =
        new Timing(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ofDays(3));
  }

  /** Leaves the API key out. */
  @Override
  public String toString() {
    return "SandboxConfig[" + database + ", " + address + ", " + webhook + "]";
  }
}

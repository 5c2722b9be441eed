package io.keepline.payments.sandbox;

import io.javalin.Javalin;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The running sandbox provider: its database, HTTP server and webhook courier. */
public final class SandboxProviderServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SandboxProviderServer.class);

  private final Database database;
  private final WebhookCourier courier;
  private final Website website;
  private final Javalin javalin;
  private final URI baseUrl;

  private SandboxProviderServer(
      Database database, WebhookCourier courier, Website website, Javalin javalin, URI baseUrl) {
    this.database = database;
    this.courier = courier;
    this.website = website;
    this.javalin = javalin;
    this.baseUrl = baseUrl;
  }

  /**
   * Migrates the schema, opens the port and goes on with the webhooks that are still to be sent.
   *
   * @throws RuntimeException when the database or the port cannot be used; nothing stays open
   */
  public static SandboxProviderServer open(SandboxConfig config) {
    Database database = Database.open(config.database());
    try {
      Book book = new Book(database.jdbi(), InstantSource.system());
      WebhookCourier courier = new WebhookCourier(book, config.webhook());
      CompletableFuture<String> publicUrl = new CompletableFuture<>();
      Website website = new Website(config, book, courier, publicUrl::join);
      Javalin javalin = website.start();
      URI baseUrl = URI.create("http://" + config.address().host() + ":" + javalin.port());
      publicUrl.complete(config.address().publicUrl().orElse(baseUrl).toString());
      courier.start();
      LOG.atInfo().addKeyValue("port", javalin.port()).log("the sandbox provider is open");
      return new SandboxProviderServer(database, courier, website, javalin, baseUrl);
    } catch (RuntimeException | Error e) {
      database.close();
      throw e;
    }
  }

  /** The port that it listens on, also when a free one was asked for. */
  public int port() {
    return javalin.port();
  }

  /** The address for merchants on this machine. */
  public URI baseUrl() {
    return baseUrl;
  }

  /**
   * Lets running requests end for some seconds, then closes everything; unsent webhooks stay in the
   * database.
   */
  @Override
  public void close() {
    courier.close();
    website.hurry();
    try {
      javalin.stop();
    } finally {
      database.close();
    }
  }
}

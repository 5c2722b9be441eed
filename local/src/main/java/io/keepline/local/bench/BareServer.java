package io.keepline.local.bench;

import io.javalin.Javalin;
import io.keepline.store.Database;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/** A ceiling over HTTP: the same web server, on the loopback interface, with next to no work. */
final class BareServer implements AutoCloseable {
  private final Javalin javalin;
  private final HttpRequest request;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private BareServer(Javalin javalin) {
    this.javalin = javalin;
    this.request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/bare".formatted(javalin.port())))
            .timeout(Duration.ofSeconds(30))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
  }

  /** The ceiling of a read: the same bytes out of memory. */
  static BareServer answering(String body) {
    return open(() -> {}, body);
  }

  /**
   * The ceiling of a price, which must be in the record before it is shown: a row of the same size
   * in the same database, committed, and the same bytes.
   */
  static BareServer writing(Database database, String body) {
    database
        .jdbi()
        .useHandle(
            handle -> handle.execute("create table bare_rows (id bigint primary key, body text)"));
    AtomicLong ids = new AtomicLong();
    return open(
        () ->
            database
                .jdbi()
                .useHandle(
                    handle ->
                        handle.execute(
                            "insert into bare_rows values (?, ?)", ids.incrementAndGet(), body)),
        body);
  }

  private static BareServer open(Runnable work, String body) {
    return new BareServer(
        Javalin.start(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.host = "127.0.0.1";
              config.jetty.port = 0;
              config.routes.post(
                  "/bare",
                  context -> {
                    work.run();
                    context.contentType("application/json").result(body);
                  });
            }));
  }

  Clients.Outcome ask() {
    try {
      int status = http.send(request, HttpResponse.BodyHandlers.ofByteArray()).statusCode();
      return status == 200 ? Clients.Outcome.GOOD : Clients.Outcome.BAD;
    } catch (IOException failure) {
      return Clients.Outcome.BAD;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Clients.Outcome.NONE;
    }
  }

  @Override
  public void close() {
    javalin.stop();
  }
}

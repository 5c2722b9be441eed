package io.keepline.local.bench;

import io.javalin.Javalin;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** The ceiling of a read: the same web server answers the same bytes out of its memory. */
final class BareReads implements AutoCloseable {
  private final Javalin javalin;
  private final HttpRequest request;
  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private BareReads(Javalin javalin) {
    this.javalin = javalin;
    this.request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/bare".formatted(javalin.port())))
            .timeout(Duration.ofSeconds(30))
            .build();
  }

  /** Opens a free port on the loopback interface. */
  static BareReads open(String body) {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    return new BareReads(
        Javalin.start(
            config -> {
              config.startup.showJavalinBanner = false;
              config.jetty.host = "127.0.0.1";
              config.jetty.port = 0;
              config.routes.get(
                  "/bare", context -> context.contentType("application/json").result(bytes));
            }));
  }

  Clients.Outcome read() {
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

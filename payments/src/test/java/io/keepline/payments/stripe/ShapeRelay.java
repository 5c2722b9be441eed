package io.keepline.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/**
 * Stands between the adapter and Stripe's mock server. It keeps what the server said of each
 * request, and gives the server's fixed examples the state that leads the adapter on to its next
 * request: the mock has no memory.
 */
final class ShapeRelay implements AutoCloseable {

  /** One request and the verdict. */
  record Seen(String call, int status, String answer) {}

  private final List<Seen> seen = new CopyOnWriteArrayList<>();
  private final JsonMapper json = new JsonMapper();
  private final HttpClient client = HttpClient.newHttpClient();
  private final URI mock;
  private final HttpServer server;
  private volatile Consumer<ObjectNode> dress = object -> {};

  private ShapeRelay(URI mock, HttpServer server) {
    this.mock = mock;
    this.server = server;
  }

  static ShapeRelay open(URI mock) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    ShapeRelay relay = new ShapeRelay(mock, server);
    server.createContext("/v1/", relay::take);
    server.start();
    return relay;
  }

  URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Changes every object of the answers from now on. */
  void dress(Consumer<ObjectNode> how) {
    dress = how;
  }

  /** What was asked since the last time, and forgets it. */
  List<Seen> drain() {
    List<Seen> all = List.copyOf(seen);
    seen.clear();
    return all;
  }

  private void take(HttpExchange exchange) throws IOException {
    try (exchange) {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(mock + exchange.getRequestURI().toString()));
      for (String name : List.of("Authorization", "Content-Type", "Idempotency-Key")) {
        Optional.ofNullable(exchange.getRequestHeaders().getFirst(name))
            .ifPresent(value -> request.header(name, value));
      }
      byte[] body = exchange.getRequestBody().readAllBytes();
      request.method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
      HttpResponse<String> response = send(request.build());
      String path =
          exchange.getRequestURI().getPath().replaceAll("/(pi|pm|cus|seti|dp)_\\w+", "/{id}");
      seen.add(
          new Seen(
              exchange.getRequestMethod() + " " + path, response.statusCode(), response.body()));
      byte[] dressed = dressed(response.body()).getBytes(UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(response.statusCode(), dressed.length);
      exchange.getResponseBody().write(dressed);
    }
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException {
    try {
      return client.send(request, BodyHandlers.ofString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private String dressed(String body) throws IOException {
    JsonNode answer = json.readTree(body);
    if (answer.path("data").isArray()) {
      answer.path("data").forEach(row -> dress.accept((ObjectNode) row));
      ((ObjectNode) answer).put("has_more", false);
    } else if (answer.isObject() && !answer.has("error")) {
      dress.accept((ObjectNode) answer);
    }
    return json.writeValueAsString(answer);
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

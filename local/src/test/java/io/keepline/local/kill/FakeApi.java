package io.keepline.local.kill;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.keepline.local.split.ApiClient;
import io.keepline.local.split.Subscriber;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** An API whose answers are written beforehand; an empty answer breaks the connection. */
final class FakeApi implements AutoCloseable {
  private final HttpServer server;
  private final Deque<String> renewals = new ArrayDeque<>();
  private final Deque<String> orders = new ArrayDeque<>();
  private final List<String> keys = new CopyOnWriteArrayList<>();

  FakeApi() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/quotes", this::quote);
    server.createContext("/v1/leases", this::renewal);
    server.createContext("/v1/orders", exchange -> answer(exchange, next(orders)));
    server.start();
  }

  /** The answers to renewals, in order: a status and a body, or nothing. */
  FakeApi renewals(String... answers) {
    renewals.addAll(List.of(answers));
    return this;
  }

  /** The states that orders are read in, in order. */
  FakeApi orderStates(String... states) {
    for (String state : states) {
      orders.add("200 {\"state\":\"" + state + "\"}");
    }
    return this;
  }

  /** The keys that renewals came with. */
  List<String> keys() {
    return keys;
  }

  Subscriber subscriber() {
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    return new Subscriber(new ApiClient(base, "key"));
  }

  private void quote(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        "201 {\"quoteId\":\"quo_1\",\"expectedValidUntil\":\"2026-04-02\","
            + "\"newValidUntil\":\"2026-04-09\"}");
  }

  private void renewal(HttpExchange exchange) throws IOException {
    keys.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    answer(exchange, next(renewals));
  }

  private static synchronized String next(Deque<String> answers) {
    return answers.size() > 1 ? answers.remove() : answers.element();
  }

  private static void answer(HttpExchange exchange, String answer) throws IOException {
    exchange.getRequestBody().readAllBytes();
    if (answer.isEmpty()) {
      exchange.close();
      return;
    }
    byte[] body = answer.substring(4).getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(Integer.parseInt(answer.substring(0, 3)), body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

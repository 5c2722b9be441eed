package io.keepline.payments;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** A shop's webhook endpoint that keeps what it got. */
public final class WebhookInbox implements AutoCloseable {

  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final AtomicInteger refusals = new AtomicInteger();
  private final HttpServer server;

  private WebhookInbox(HttpServer server) {
    this.server = server;
  }

  /** One request as it came. */
  public record Received(String text, Map<String, String> headers, boolean accepted) {
    public byte[] body() {
      return text.getBytes(UTF_8);
    }
  }

  public static WebhookInbox open() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    WebhookInbox inbox = new WebhookInbox(server);
    server.createContext("/webhooks", inbox::take);
    server.start();
    return inbox;
  }

  private void take(HttpExchange exchange) throws IOException {
    Map<String, String> headers = new HashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name, values.get(0)));
    boolean accept = refusals.getAndUpdate(left -> Math.max(0, left - 1)) == 0;
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    received.add(new Received(body, headers, accept));
    exchange.sendResponseHeaders(accept ? 204 : 503, -1);
    exchange.close();
  }

  /** Answers 503 to the next requests. */
  public void refuseNext(int requests) {
    refusals.set(requests);
  }

  /** What came about one payment, in order of arrival. */
  public List<Received> about(String paymentId) {
    return received.stream()
        .filter(request -> request.text().contains("\"" + paymentId + "\""))
        .toList();
  }

  public URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/webhooks");
  }

  @Override
  public void close() {
    server.stop(0);
  }
}

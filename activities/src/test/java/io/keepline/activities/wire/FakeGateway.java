package io.keepline.activities.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * An HTTP server on a free loopback port that answers as a test says, and can fail like a real one.
 */
public final class FakeGateway implements AutoCloseable {

  public static final String KEY = "key-of-the-test";

  private static final JsonMapper JSON = JsonMapper.builder().build();

  /** What one request said. */
  public record Request(
      String method, String path, String authorization, String idempotencyKey, JsonNode body) {}

  /** What is answered. */
  public record Response(int status, String body) {}

  /** Decides on the answer. */
  public interface Behaviour {
    Response answer(Request request) throws Exception;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Request> requests = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour;
  private volatile boolean silent;
  private volatile boolean dripping;

  private FakeGateway(HttpServer server, Behaviour behaviour) {
    this.server = server;
    this.behaviour = behaviour;
  }

  public static FakeGateway answering(Behaviour behaviour) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    FakeGateway gateway = new FakeGateway(server, behaviour);
    server.setExecutor(gateway.threads);
    server.createContext("/", gateway::handle);
    server.start();
    return gateway;
  }

  public void answer(Behaviour next) {
    behaviour = next;
  }

  public void answer(int status, String body) {
    behaviour = request -> new Response(status, body);
  }

  /** Takes the request, acts on it, and never answers. */
  public void fallSilent() {
    silent = true;
  }

  /** Answers with headers and half a body, and leaves the rest out. */
  public void stopInTheMiddle() {
    dripping = true;
  }

  public List<Request> requests() {
    return requests;
  }

  public Gateway address() {
    return at(server.getAddress().getPort(), Duration.ofSeconds(20));
  }

  /** The same address for a caller that soon gives up. */
  public Gateway impatiently() {
    return at(server.getAddress().getPort(), Duration.ofSeconds(1));
  }

  /** An address where nobody listens. */
  public static Gateway nowhere() throws IOException {
    FakeGateway gone = answering(request -> new Response(200, "{}"));
    gone.close();
    return gone.address();
  }

  private static Gateway at(int port, Duration patience) {
    return new Gateway(
        URI.create("http://127.0.0.1:" + port + "/v1/"), KEY, Duration.ofSeconds(10), patience);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      Request request =
          new Request(
              exchange.getRequestMethod(),
              exchange.getRequestURI().getPath(),
              exchange.getRequestHeaders().getFirst("Authorization"),
              exchange.getRequestHeaders().getFirst("Idempotency-Key"),
              JSON.readTree(exchange.getRequestBody()));
      requests.add(request);
      Response response = behaviour.answer(request);
      if (silent) {
        closing.await();
        return;
      }
      byte[] body = response.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(response.status(), body.length == 0 ? -1 : body.length);
      try (OutputStream out = exchange.getResponseBody()) {
        if (dripping) {
          out.write(body, 0, body.length / 2);
          out.flush();
          closing.await();
        } else if (body.length > 0) {
          out.write(body);
        }
      }
    } catch (IOException e) {
      throw e;
    } catch (Exception e) {
      throw new IOException(e);
    }
  }

  @Override
  public void close() {
    closing.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}

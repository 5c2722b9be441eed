package io.keepline.payments.stripe.stub;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * A stand-in for Stripe with a memory: it speaks the calls that we use, the way Stripe's
 * documentation describes them. Behaviour is tested against it, through Stripe's own SDK; the shape
 * of the requests is checked elsewhere against Stripe's own mock server, which has no memory.
 */
public final class StripeStub implements AutoCloseable {

  public static final String KEY = "sk_test_stub";
  public static final String WEBHOOK_SECRET = "whsec_stub";

  private static final long LONGEST_SILENCE_SECONDS = 20;

  /** How the next POST goes wrong. */
  public enum Fault {
    /** Done, and never answered. */
    SILENT_AFTER,
    /** Not done, and never answered. */
    SILENT_BEFORE,
    /** Done, and the connection ends. */
    RESET_AFTER,
    /** Done, and answered with 500. */
    ERROR_AFTER,
    /** Done, and answered with what is not JSON. */
    GARBLED_AFTER
  }

  /** How events leave. */
  public enum Events {
    AT_ONCE,
    TWICE,
    HELD,
    NEVER
  }

  private record Saved(String request, int status, String body) {}

  private record Answer(int status, String body, boolean replayed) {}

  private final Map<String, Saved> keys = new HashMap<>();
  private final Deque<Fault> faults = new ArrayDeque<>();
  private final CountDownLatch ending = new CountDownLatch(1);
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final HttpServer server;
  private final StubAccount account;
  private final StubRoutes routes;

  private StripeStub(HttpServer server, Optional<URI> webhookUrl) {
    this.server = server;
    this.account = new StubAccount(webhookUrl, WEBHOOK_SECRET);
    this.routes = new StubRoutes(account);
  }

  /**
   * Opens a stand-in on a free port of this machine.
   *
   * @param webhookUrl where events go, if anywhere
   */
  public static StripeStub open(Optional<URI> webhookUrl) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    StripeStub stub = new StripeStub(server, webhookUrl);
    server.createContext("/v1/", stub::take);
    server.setExecutor(stub.threads);
    server.start();
    return stub;
  }

  public URI baseUrl() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private void take(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), UTF_8);
    Optional<Fault> fault =
        exchange.getRequestMethod().equals("POST") ? nextFault() : Optional.empty();
    try (exchange) {
      if (fault.filter(Fault.SILENT_BEFORE::equals).isPresent()) {
        beSilent();
        return;
      }
      Answer answer = answer(exchange, body);
      if (fault.isPresent()) {
        spoil(exchange, fault.get());
      } else {
        send(exchange, answer.status(), answer.body(), answer.replayed());
      }
    }
  }

  private synchronized Optional<Fault> nextFault() {
    return Optional.ofNullable(faults.poll());
  }

  private void spoil(HttpExchange exchange, Fault fault) throws IOException {
    switch (fault) {
      case SILENT_AFTER, SILENT_BEFORE -> beSilent();
      case RESET_AFTER -> {}
      case ERROR_AFTER ->
          send(exchange, 500, "{\"error\":{\"type\":\"api_error\",\"message\":\"?\"}}", false);
      case GARBLED_AFTER -> send(exchange, 200, "{\"id\": \"pi", false);
    }
  }

  private void beSilent() {
    try {
      ending.await(LONGEST_SILENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void send(HttpExchange exchange, int status, String body, boolean replayed)
      throws IOException {
    byte[] bytes = body.getBytes(UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.getResponseHeaders().set("Request-Id", "req_stub");
    if (replayed) {
      exchange.getResponseHeaders().set("Idempotent-Replayed", "true");
    }
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /** One request at a time: the answers of an account that many ask at once stay explainable. */
  private synchronized Answer answer(HttpExchange exchange, String body) {
    String path = exchange.getRequestURI().getPath();
    String method = exchange.getRequestMethod();
    String query = Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse("");
    try {
      if (!("Bearer " + KEY).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        throw StubRefusal.unauthorized();
      }
      StubForm form = StubForm.parse(method.equals("POST") ? body : query);
      Optional<String> key =
          Optional.ofNullable(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
      return key.isPresent()
          ? keyed(key.get(), path, form)
          : done(() -> routes.answer(method, path, form));
    } catch (StubRefusal refusal) {
      return new Answer(refusal.status(), account.shelf().text(refusal.body()), false);
    }
  }

  private Answer keyed(String key, String path, StubForm form) {
    String request = path + form.fields();
    Saved saved = keys.get(key);
    if (saved == null) {
      Answer answer = done(() -> routes.answer("POST", path, form));
      keys.put(key, new Saved(request, answer.status(), answer.body()));
      return answer;
    }
    if (!saved.request().equals(request)) {
      throw StubRefusal.otherData();
    }
    return new Answer(saved.status(), saved.body(), true);
  }

  /** What passed the checks of its form is remembered under its key, also a refusal. */
  private Answer done(Supplier<Map<String, Object>> work) {
    try {
      return new Answer(200, account.shelf().text(work.get()), false);
    } catch (StubRefusal refusal) {
      if (refusal.isValidation()) {
        throw refusal;
      }
      return new Answer(refusal.status(), account.shelf().text(refusal.body()), false);
    }
  }

  private synchronized void act(Consumer<StubAccount> what) {
    what.accept(account);
  }

  /** Breaks the next POST; several wait in line. */
  public synchronized void breakNext(Fault fault) {
    faults.add(fault);
  }

  /** Whether searches miss the payments that were just made. */
  public synchronized void searchLags(boolean lags) {
    routes.searchLags(lags);
  }

  /** A day passes: the idempotency keys are forgotten. */
  public synchronized void forgetKeys() {
    keys.clear();
  }

  public void events(Events how) {
    act(it -> it.events().delivery(StubEvents.Delivery.valueOf(how.name())));
  }

  /** The subscriber answers a payment's page. */
  public void answerPage(String paymentId, boolean yes) {
    act(it -> it.intents().answer(it.intentOf(paymentId), yes));
  }

  /** The subscriber answers a setup's page. */
  public void answerSetup(String setupIntent, boolean yes) {
    act(it -> it.setups().answer(it.shelf().get("setup_intent", setupIntent), yes));
  }

  public void openDispute(String paymentId) {
    act(it -> it.money().dispute(it.intentOf(paymentId)));
  }

  public void decideDispute(String paymentId, boolean won) {
    act(it -> it.money().decide(it.intentOf(paymentId), won));
  }

  /** The bank declines the next charge of a kept method. */
  public void declineNext(String savedToken, String declineCode) {
    String method = savedToken.substring(savedToken.indexOf('/') + 1);
    act(it -> it.declineNext(method, declineCode));
  }

  /** Refunds made from now on stay pending, or do not. */
  public void refundsSettleAtOnce(boolean atOnce) {
    act(it -> it.refundsSettleAtOnce(atOnce));
  }

  public void settleNewestRefund(boolean succeeded) {
    act(it -> it.money().settle(it.shelf().all("refund", row -> true).get(0), succeeded));
  }

  /** How many of a kind of object there are, such as {@code charge}. */
  public synchronized int count(String object) {
    return account.shelf().all(object, row -> true).size();
  }

  @Override
  public void close() {
    ending.countDown();
    server.stop(0);
    threads.shutdownNow();
    account.events().close();
  }
}

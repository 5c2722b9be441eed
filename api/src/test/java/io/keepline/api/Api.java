package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.keepline.api.http.Role;
import io.keepline.lifecycle.Iccid;
import io.keepline.lifecycle.Msisdn;
import io.keepline.store.ApiKeys;
import io.keepline.store.Database;
import io.keepline.store.NumberPool;
import io.keepline.store.NumberRow;
import io.keepline.store.TestDatabase;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.ExampleBrands;
import io.keepline.store.brand.Support;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

/** The API over a real database, with the rules where the workflows stand, and a client. */
final class Api implements AutoCloseable {
  static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  static final String LINK_SECRET = "a link secret for tests, long enough to be one";
  static final String SANDBOX_SECRET = "the sandbox provider's webhook secret";
  static final String NOTICE_SECRET = "the channels' report secret";
  private static final ObjectMapper JSON = new ObjectMapper();

  final Database database;
  final RuledLeases leases;
  final ApiServer server;
  final AtomicReference<Instant> now = new AtomicReference<>(NOW);
  final String key;
  private final HttpClient http = HttpClient.newHttpClient();

  private Api(Database database, ApiConfig.Limits limits) {
    this.database = database;
    InstantSource clock = now::get;
    this.leases = new RuledLeases(database, clock, ZoneId.of("Asia/Shanghai"));
    BrandCatalog catalog = new BrandCatalog(database);
    ExampleBrands.files().forEach(file -> catalog.load(file, NOW));
    new NumberPool(database).add(numbers());
    this.key = key(Role.allScopes(), null);
    this.server =
        ApiServer.open(
            new ApiConfig(
                "127.0.0.1",
                0,
                URI.create("https://api.example"),
                new ApiConfig.Secrets(SANDBOX_SECRET, NOTICE_SECRET, LINK_SECRET),
                limits,
                new Support("help@keepline.example", "", "https://keepline.example")),
            new ApiServer.World(
                database,
                leases,
                new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
                clock,
                () -> {}));
  }

  static Api open() {
    return open(new ApiConfig.Limits(1_000, 1_000, Duration.ofSeconds(1), Duration.ofSeconds(30)));
  }

  static Api open(ApiConfig.Limits limits) {
    return new Api(TestDatabase.create(), limits);
  }

  /** An API key's secret. */
  String key(List<String> scopes, List<String> brandIds) {
    return new ApiKeys(database)
        .issue(new ApiKeys.Grant("shop" + scopes.size(), scopes, brandIds), NOW)
        .secret();
  }

  private static List<NumberRow> numbers() {
    List<NumberRow> rows = new ArrayList<>();
    for (int i = 1; i <= 9; i++) {
      Iccid card = i == 1 ? new Iccid("8900000000000000003") : null;
      rows.add(
          new NumberRow(
              "num_" + i,
              Msisdn.parse("+1202555010" + i),
              card,
              "tnt",
              "US",
              List.of("SMS_IN", "VOICE_IN"),
              "AVAILABLE",
              NOW));
    }
    return rows;
  }

  record Got(int status, JsonNode body, HttpResponse<String> response) {
    String text(String pointer) {
      return body.at(pointer).asText();
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }
  }

  Got get(String path) {
    return send("GET", path, null, Map.of());
  }

  Got post(String path, Object body, String idempotencyKey) {
    return send("POST", path, body, Map.of("Idempotency-Key", idempotencyKey));
  }

  Got post(String path, Object body) {
    return send("POST", path, body, Map.of());
  }

  Got send(String method, String path, Object body, Map<String, String> headers) {
    HttpRequest.Builder request = HttpRequest.newBuilder(uri(path)).timeout(Duration.ofSeconds(20));
    request.setHeader("Authorization", "Bearer " + key);
    request.setHeader("Content-Type", "application/json");
    headers.forEach(request::setHeader);
    request.method(
        method,
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(text(body)));
    Got got = send(request.build());
    assertThat(Contract.faults(method, path, got.status(), got.header("Content-Type"), got.body()))
        .isEmpty();
    if (body != null && got.status() < 300) {
      assertThat(Contract.requestFaults(method, path, tree(text(body)))).isEmpty();
    }
    return got;
  }

  private static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  Got send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, HttpResponse.BodyHandlers.ofString());
      String type = response.headers().firstValue("Content-Type").orElse("");
      JsonNode tree =
          type.contains("json") && !response.body().isEmpty()
              ? JSON.readTree(response.body())
              : JSON.nullNode();
      return new Got(response.statusCode(), tree, response);
    } catch (IOException failure) {
      throw new java.io.UncheckedIOException(failure);
    } catch (InterruptedException interrupted) {
      throw new IllegalStateException(interrupted);
    }
  }

  URI uri(String path) {
    return URI.create("http://127.0.0.1:" + server.port() + path);
  }

  private static String text(Object body) {
    try {
      return body instanceof String text ? text : JSON.writeValueAsString(body);
    } catch (IOException impossible) {
      throw new java.io.UncheckedIOException(impossible);
    }
  }

  static Map<String, Object> holder() {
    return Map.of("name", "Ada", "locale", "en", "mail", "ada@example.com");
  }

  /** A quote for a free number. */
  String startQuote(String numberId) {
    return post(
            "/v1/quotes",
            Map.of(
                "kind",
                "start",
                "brandId",
                "tnt",
                "planId",
                "tnt-sms",
                "currency",
                "USD",
                "numberId",
                numberId))
        .text("/quoteId");
  }

  /** Starts a lease; the token says what becomes of the payment. */
  Got start(String numberId, String token, String idempotencyKey) {
    return post(
        "/v1/leases",
        Map.of(
            "quoteId",
            startQuote(numberId),
            "holder",
            holder(),
            "method",
            token.startsWith("wal_") ? "wallet" : "card",
            "methodToken",
            token),
        idempotencyKey);
  }

  /** A lease that is paid. */
  String lease(String numberId) {
    Got started = start(numberId, "tok_visa", "start-" + numberId);
    if (started.status() != 201) {
      throw new IllegalStateException("not started: " + started.response().body());
    }
    return started.text("/leaseId");
  }

  Got renewQuote(String leaseId) {
    return post("/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId));
  }

  Map<String, Object> renewal(String leaseId, String token) {
    Got quote = renewQuote(leaseId);
    return Map.of(
        "quoteId",
        quote.text("/quoteId"),
        "expectedValidUntil",
        quote.text("/expectedValidUntil"),
        "method",
        token.startsWith("wal_") ? "wallet" : "card",
        "methodToken",
        token);
  }

  @Override
  public void close() {
    server.close();
    database.close();
  }
}

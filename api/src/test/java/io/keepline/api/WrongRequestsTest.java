package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.api.http.Route;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Thousands of requests that are nearly right. A seed that found something: {@code mvn -pl api -am
 * test -Dtest=WrongRequestsTest -Dkeepline.seed=N}.
 */
class WrongRequestsTest {
  private static final int REQUESTS = 1_500;

  /** Refused before the lease was asked. */
  private static final Set<String> BEFORE =
      Set.of(
          "invalid_request",
          "idempotency_key_missing",
          "forbidden",
          "not_found",
          "method_not_allowed",
          "too_large",
          "unsupported_media_type",
          "precondition_required");

  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void nothingWrongIsEverAFailureOrAPageOrHalfDone() {
    long seed = Long.getLong("keepline.seed", 20_261_121L);
    System.out.println("wrong requests with seed " + seed);
    WrongRequests wrong = new WrongRequests(seed, known());
    List<Route> routes =
        api.server.routes().stream().filter(r -> r.role().scope().isPresent()).toList();
    Map<Integer, Integer> answers = new TreeMap<>();
    List<String> faults = new ArrayList<>();
    String before = record();
    for (int i = 0; i < REQUESTS && faults.size() < 20; i++) {
      WrongRequests.Request request = wrong.next(routes);
      int sent = api.leases.sent.size();
      Api.Got got = send(request);
      answers.merge(got.status(), 1, Integer::sum);
      String what = i + " " + request + " answered " + got.status() + " " + got.text("/code");
      faults(request, got).forEach(fault -> faults.add(fault + ": " + what));
      String after = record();
      boolean changed = sent != api.leases.sent.size() || !after.equals(before);
      if (changed && BEFORE.contains(got.text("/code"))) {
        faults.add("half done: " + what + ", " + before + "; then " + after);
      }
      before = after;
    }
    System.out.println("answers: " + answers);
    assertThat(faults).isEmpty();
    assertThat(answers.keySet()).contains(200, 400, 404, 405, 409, 415);
  }

  private static List<String> faults(WrongRequests.Request request, Api.Got got) {
    List<String> faults = new ArrayList<>();
    if (got.status() == 500 || got.status() == 503) {
      faults.add("a failure");
    }
    if (got.status() >= 400) {
      if (!got.header("Content-Type").equals("application/problem+json")) {
        faults.add("no problem document");
      }
      for (String member : List.of("code", "title", "detail", "remedy", "instance", "mayRetry")) {
        if (!got.body().has(member)) {
          faults.add("lacks " + member);
        }
      }
      boolean named = got.body().path("errors").size() > 0;
      if (got.text("/code").equals("invalid_request") && !named) {
        faults.add("does not say where");
      }
      String body = got.response().body().replace(request.path(), "");
      if (body.contains("onerror") && !request.path().contains("onerror")) {
        faults.add("repeats what was typed");
      }
    }
    if (!got.header("X-Injected").isEmpty()) {
      faults.add("an injected header");
    }
    return faults;
  }

  private static Api.Got send(WrongRequests.Request request) {
    HttpRequest.Builder builder =
        HttpRequest.newBuilder(api.uri(request.path()))
            .header("Authorization", "Bearer " + api.key)
            .header("Content-Type", request.type())
            .method(request.method(), HttpRequest.BodyPublishers.ofString(request.body()));
    request.headers().forEach(builder::header);
    try {
      return api.send(builder.build());
    } catch (UncheckedIOException failure) {
      throw new AssertionError("no answer to " + request, failure);
    }
  }

  /** How much stands in the tables that a request may write. */
  private static String record() {
    return List.of(
            "leases", "orders", "holders", "contacts", "quotes", "request_keys", "method_tokens")
        .stream()
        .map(table -> table + " " + count(table))
        .collect(Collectors.joining(", "));
  }

  private static long count(String table) {
    return api.database
        .jdbi()
        .withHandle(h -> h.createQuery("select count(*) from " + table).mapTo(Long.class).one());
  }

  private static Map<String, List<String>> known() {
    String one = api.lease("num_1");
    String two = api.lease("num_2");
    String order = api.leases.lease(one).terms().get(0).orderId();
    String quote = api.renewQuote(one).text("/quoteId");
    return Map.ofEntries(
        Map.entry("leaseId", List.of(one, two, "lea_x")),
        Map.entry("orderId", List.of(order, "ord_x")),
        Map.entry("quoteId", List.of(quote, api.startQuote("num_3"), "quo_x")),
        Map.entry("numberId", List.of("num_1", "num_4", "num_x")),
        Map.entry("brandId", List.of("tnt", "tm", "nobody")),
        Map.entry("planId", List.of("tnt-sms", "tnt-none")),
        Map.entry("taskId", List.of("tsk_x")),
        Map.entry("kind", List.of("start", "renew", "reclaim", "charge")),
        Map.entry("hold", List.of("fraud", "legal", "nothing")),
        Map.entry("staff", List.of("stf_1")),
        Map.entry("reason", List.of("asked")),
        Map.entry("currency", List.of("USD", "EUR", "QQQ")),
        Map.entry("methodToken", List.of("tok_visa", "tok_insufficient_funds", "wal_on_time")),
        Map.entry("mail", List.of("ada@example.com")),
        Map.entry("locale", List.of("en", "zh-CN")),
        Map.entry("capabilities", List.of("sms_in")));
  }
}

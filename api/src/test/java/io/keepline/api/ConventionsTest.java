package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.api.http.Role;
import io.keepline.store.ApiKeys;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ConventionsTest {
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
  void aWrongKeyIsNoKey() {
    String wrong = api.key.substring(0, api.key.length() - 1) + "!";
    Api.Got got =
        api.send("GET", "/v1/plans?brand=tnt", null, Map.of("Authorization", "Bearer " + wrong));
    assertThat(got.status()).isEqualTo(401);
    assertThat(got.response().body()).doesNotContain(wrong);
  }

  @Test
  void aRevokedKeyIsGoodForMomentsOnly() {
    ApiKeys keys = new ApiKeys(api.database);
    ApiKeys.Issued issued = keys.issue(new ApiKeys.Grant("gone", Role.allScopes(), null), Api.NOW);
    Map<String, String> header = Map.of("Authorization", "Bearer " + issued.secret());
    assertThat(api.send("GET", "/v1/plans?brand=tnt", null, header).status()).isEqualTo(200);
    assertThat(keys.revoke(issued.key().keyId(), Api.NOW)).isTrue();
    api.now.set(Api.NOW.plusSeconds(5));
    assertThat(api.send("GET", "/v1/plans?brand=tnt", null, header).status()).isEqualTo(401);
    api.now.set(Api.NOW);
  }

  @Test
  void anUnknownLeaseAndAForeignOneLookTheSame() {
    String lease = api.lease("num_1");
    String order = api.leases.lease(lease).terms().get(0).orderId();
    String foreign = api.key(Role.allScopes(), List.of("tm"));
    for (String path : List.of("/v1/leases/%s", "/v1/leases/%s/timeline", "/v1/orders/%s")) {
      String known = path.formatted(path.contains("orders") ? order : lease);
      String unknown = path.formatted(path.contains("orders") ? "ord_x" : "lea_x");
      Map<String, String> key = Map.of("Authorization", "Bearer " + foreign);
      Api.Got one = api.send("GET", known, null, key);
      Api.Got two = api.send("GET", unknown, null, key);
      assertThat(one.status()).isEqualTo(404);
      assertThat(one.response().body().replace(known, ""))
          .isEqualTo(two.response().body().replace(unknown, ""));
    }
  }

  @Test
  void everyWrongFieldIsNamedAtOnceAndNothingIsRepeated() {
    Api.Got got =
        api.post(
            "/v1/leases",
            Map.of(
                "quoteId", "<script>",
                "holder", Map.of("name", "Ada", "locale", "english", "role", "admin"),
                "method", "gold",
                "total", "0.01"),
            "wrong");
    assertThat(got.status()).isEqualTo(400);
    assertThat(got.body().at("/errors").findValuesAsText("pointer"))
        .containsExactlyInAnyOrder(
            "/quoteId",
            "/holder/locale",
            "/holder/mail",
            "/holder/role",
            "/method",
            "/methodToken",
            "/total");
    assertThat(got.response().body()).doesNotContain("<script>").doesNotContain("english");
  }

  @Test
  void bodiesThatAreNoJsonObjectAreRefused() {
    String deep = "[".repeat(200) + "]".repeat(200);
    for (String body :
        List.of(
            "",
            "nonsense",
            "[]",
            "{",
            "{\"a\":1}{}",
            deep,
            "{\"x\":" + deep + "}",
            "{\"kind\":\"start\",\"kind\":\"renew\"}")) {
      Api.Got got = api.send("POST", "/v1/quotes", body, Map.of());
      assertThat(got.status()).as(body).isEqualTo(400);
      assertThat(got.text("/code")).isEqualTo("invalid_request");
    }
  }

  @Test
  void textThatTheRecordCannotKeepIsRefused() {
    String quote = api.startQuote("num_5");
    for (String name : List.of("A\\u0000da", "A\\ud800da", "A\\nda", "\\u202eda")) {
      String body =
          """
          {"quoteId":"%s","holder":{"name":"%s","locale":"en","mail":"ada@example.com"},
           "method":"card","methodToken":"tok_visa"}
          """
              .formatted(quote, name);
      Api.Got got = api.post("/v1/leases", body, "unkeepable");
      assertThat(got.status()).as(name).isEqualTo(400);
      assertThat(got.text("/errors/0/pointer")).isEqualTo("/holder/name");
    }
    String numbers = "/v1/numbers?brand=tnt&country=US";
    for (String query :
        List.of("&cursor=AA", "&capability=%00", "&capability=%22%7D", "&lang=%00")) {
      assertThat(api.get(numbers + query).status()).as(query).isIn(200, 400);
    }
    assertThat(api.get("/v1/tasks?cursor=AA").status()).isEqualTo(400);
  }

  @Test
  void datesThatNoCalendarNeedsAreRefused() {
    String lease = api.lease("num_6");
    for (String date :
        List.of("+999999999-12-31", "-999999999-01-01", "9999-12-31", "1969-12-31")) {
      for (String act : List.of("grace", "goodwill")) {
        Api.Got got =
            api.post(
                "/v1/leases/" + lease + "/" + act,
                Map.of("until", date, "staff", "stf_1", "reason", "asked"),
                act + date);
        assertThat(got.status()).as(act + date).isEqualTo(400);
        assertThat(got.text("/errors/0/pointer")).isEqualTo("/until");
      }
    }
    for (String instant : List.of("+999999999-12-31T23:59:59Z", "9999-12-31T23:59:59-18:00")) {
      Api.Got got =
          api.post("/v1/leases/" + lease + "/clock", Map.of("to", instant), "clock" + instant);
      assertThat(got.status()).as(instant).isEqualTo(400);
    }
  }

  @Test
  void aBodyThatIsNotJsonByItsTypeIsRefused() {
    Api.Got got =
        api.send("POST", "/v1/quotes", "kind=start", Map.of("Content-Type", "text/plain"));
    assertThat(got.status()).isEqualTo(415);
  }

  @Test
  void anOversizedBodyIsRefused() {
    Api.Got got =
        api.send("POST", "/v1/quotes", "{\"a\":\"" + "x".repeat(70_000) + "\"}", Map.of());
    assertThat(got.status()).isEqualTo(413);
    assertThat(got.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(got.text("/code")).isEqualTo("too_large");
  }

  @Test
  void oversizedHeadersAreRefused() {
    Api.Got got =
        api.send(
            HttpRequest.newBuilder(api.uri("/livez")).header("X-Long", "x".repeat(20_000)).build());
    assertThat(got.status()).isIn(413, 431);
    assertThat(got.text("/code")).isEqualTo("too_large");
  }

  @Test
  void unknownAddressesAndMethodsAreProblems() {
    Api.Got nowhere = api.get("/v2/nothing");
    assertThat(nowhere.status()).isEqualTo(404);
    assertThat(nowhere.header("Content-Type")).isEqualTo("application/problem+json");
    Api.Got method = api.send("PATCH", "/v1/plans", null, Map.of());
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.text("/code")).isEqualTo("method_not_allowed");
  }

  @Test
  void ambiguousPathsAreRefused() {
    for (String path : List.of("/v1/leases/..%2fplans", "/v1/%2e%2e/plans", "/v1/leases/a%00b")) {
      Api.Got got = api.send(HttpRequest.newBuilder(api.uri(path)).build());
      assertThat(got.status()).as(path).isIn(400, 404);
    }
  }

  @Test
  void problemsSpeakChineseToThoseWhoReadIt() {
    Api.Got got =
        api.send("GET", "/v1/leases/lea_x", null, Map.of("Accept-Language", "zh-CN,en;q=0.5"));
    assertThat(got.text("/title")).isEqualTo("未找到");
    assertThat(got.header("Content-Language")).isEqualTo("zh");
    assertThat(got.text("/type")).isEqualTo("https://api.example/docs#not_found");
    assertThat(got.text("/instance")).isEqualTo("/v1/leases/lea_x");
  }

  @Test
  void noAnswerIsKeptByCaches() {
    assertThat(api.get("/v1/plans?brand=tnt").header("Cache-Control")).isEqualTo("no-store");
    assertThat(api.get("/v1/leases/lea_x").header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void wrongLimitsAndCursorsAreNamed() {
    for (String query : List.of("limit=0", "limit=101", "limit=x", "cursor=%21%21")) {
      Api.Got got = api.get("/v1/numbers?brand=tnt&country=US&" + query);
      assertThat(got.status()).as(query).isEqualTo(400);
      assertThat(got.text("/errors/0/pointer")).startsWith("?");
    }
  }

  @Test
  void tooManyRequestsAreToldWhenToComeBack() {
    try (Api small =
        Api.open(new ApiConfig.Limits(2, 2, Duration.ofSeconds(1), Duration.ofSeconds(30)))) {
      Api.Got last = small.get("/v1/plans?brand=tnt");
      assertThat(last.header("RateLimit-Policy")).isEqualTo("\"default\";q=4;w=1");
      assertThat(last.header("RateLimit")).startsWith("\"default\";r=");
      for (int i = 0; i < 10 && last.status() == 200; i++) {
        last = small.get("/v1/plans?brand=tnt");
      }
      assertThat(last.status()).isEqualTo(429);
      assertThat(Integer.parseInt(last.header("Retry-After"))).isPositive();
      assertThat(last.text("/code")).isEqualTo("too_many_requests");
    }
  }

  @Test
  void aForgedForwardedHeaderDoesNotChangeWhoseBucketItIs() {
    try (Api small =
        Api.open(new ApiConfig.Limits(1_000, 2, Duration.ofSeconds(1), Duration.ofSeconds(30)))) {
      int refused = 0;
      for (int i = 0; i < 12; i++) {
        Api.Got got =
            small.send(
                HttpRequest.newBuilder(small.uri("/livez"))
                    .header("X-Forwarded-For", "192.0.2." + i)
                    .build());
        refused += got.status() == 429 ? 1 : 0;
      }
      assertThat(refused).isPositive();
    }
  }
}

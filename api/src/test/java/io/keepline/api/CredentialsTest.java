package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.api.http.Role;
import io.keepline.api.http.Route;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every route with every kind of credential that must not open it. */
class CredentialsTest {
  private static final Map<String, String> NOWHERE =
      Map.ofEntries(
          Map.entry("leaseId", "lea_x"),
          Map.entry("orderId", "ord_x"),
          Map.entry("taskId", "tsk_x"),
          Map.entry("brandId", "nobody"),
          Map.entry("kind", "charge"),
          Map.entry("hold", "fraud"),
          Map.entry("document", "rcp_y"),
          Map.entry("records", "orders.csv"),
          Map.entry("holderId", "hol_none"),
          Map.entry("methodId", "svm_y"),
          Map.entry("quoteId", "quo_x"));
  private static Api api;
  private static Map<String, String> there;

  @BeforeAll
  static void open() {
    api = Api.open();
    String lease = api.lease("num_1");
    String order = api.leases.lease(lease).terms().get(0).orderId();
    String quote = api.get("/v1/orders/" + order).text("/quoteId");
    there =
        Map.ofEntries(
            Map.entry("leaseId", lease),
            Map.entry("orderId", order),
            Map.entry("taskId", "tsk_x"),
            Map.entry("brandId", "tnt"),
            Map.entry("kind", "charge"),
            Map.entry("hold", "fraud"),
            Map.entry("document", "rcp_x"),
            Map.entry("records", "orders.csv"),
            Map.entry("holderId", api.leases.lease(lease).holderId()),
            Map.entry("methodId", "svm_x"),
            Map.entry("quoteId", quote));
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static List<Route> guarded() {
    return api.server.routes().stream().filter(r -> r.role().scope().isPresent()).toList();
  }

  private static Api.Got send(Route route, Map<String, String> ids, String authorization) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(api.uri(path(route, ids)))
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", "foreign")
            .header("If-Match", "\"1\"")
            .method(route.method().name(), HttpRequest.BodyPublishers.ofString(body(route, ids)));
    if (!authorization.isEmpty()) {
      request.header("Authorization", authorization);
    }
    return api.send(request.build());
  }

  private static String path(Route route, Map<String, String> ids) {
    String path = route.path();
    for (Map.Entry<String, String> id : ids.entrySet()) {
      path = path.replace("{" + id.getKey() + "}", id.getValue());
    }
    return path
        + "?brand="
        + ids.get("brandId")
        + "&country=US&staff=stf_1&reason=asked&holderId=hol_x";
  }

  /** A good body for each route, so that only the credential is wrong. */
  private static String body(Route route, Map<String, String> ids) {
    String staff = "\"staff\":\"stf_1\",\"reason\":\"asked\"";
    String pay = "\"method\":\"card\",\"methodToken\":\"tok_visa\"";
    String path = route.path();
    if (route.method().name().equals("GET") || route.method().name().equals("DELETE")) {
      return "";
    }
    String end = path.substring(path.lastIndexOf('/') + 1);
    return switch (end) {
      case "quotes" ->
          "{\"kind\":\"start\",\"brandId\":\"%s\",\"planId\":\"tnt-sms\",\"country\":\"US\"}"
              .formatted(ids.get("brandId"));
      case "lookup" -> "{\"msisdn\":\"+12025550101\"}";
      case "renewals" ->
          "{\"quoteId\":\"quo_x\",\"expectedValidUntil\":\"2026-04-02\"," + pay + "}";
      case "counter-renewals" ->
          "{\"quoteId\":\"quo_x\",\"expectedValidUntil\":\"2026-04-02\"," + taken() + "}";
      case "counter-starts" -> "{\"quoteId\":\"quo_x\",\"holderId\":\"hol_x\"," + taken() + "}";
      case "cases" -> "{\"about\":\"not_updated\"}";
      case "counter-reversal" -> "{" + staff + "}";
      case "top-ups" ->
          "{\"stepId\":\"usd-10\",\"total\":{\"amount\":\"10.00\",\"currency\":\"USD\"},"
              + pay
              + "}";
      case "usage" ->
          "{\"recordId\":\"rec_1\",\"kind\":\"sms\",\"scope\":\"domestic\",\"units\":1,"
              + "\"usedAt\":\"2026-03-01T09:00:00Z\"}";
      case "attempts" -> "{" + pay + "}";
      case "methods" -> "{" + pay + "}";
      case "consent" ->
          "{\"method\":\"card\",\"ceiling\":{\"amount\":\"15.00\",\"currency\":\"USD\"}}";
      case "next-plan" -> "{\"planId\":\"tnt-sms\"}";
      case "holds" -> "{\"hold\":\"fraud\"," + staff + "}";
      case "grace", "goodwill" -> "{\"until\":\"2026-06-01\"," + staff + "}";
      case "goodwill-refunds" ->
          "{\"orderId\":\"ord_x\",\"amount\":{\"amount\":\"1.00\",\"currency\":\"USD\"},"
              + staff
              + "}";
      case "payment-lookups" -> "{\"orderId\":\"ord_x\"," + staff + "}";
      case "resend" -> "{\"notice\":\"receipt\"," + staff + "}";
      case "sim" -> "{\"iccid\":\"8901260012345678909\"," + staff + "}";
      case "number-gone" -> "{\"cause\":\"retired\"," + staff + "}";
      case "clock" -> "{\"to\":\"2026-04-01T00:00:00Z\"}";
      case "close" -> "{\"answer\":\"proceed\"," + staff + "}";
      case "invoices" -> "{\"name\":\"Ann Example\",\"taxId\":\"GB123\"}";
      case "{kind}" -> "{\"on\":true," + staff + "}";
      case "undo-reclaim", "cancel-on-behalf", "refunds" -> "{" + staff + "}";
      default -> "{}";
    };
  }

  private static String taken() {
    return "\"method\":\"cash\",\"storeId\":\"soho\",\"idDocument\":\"passport\",\"staff\":\"stf_1\"";
  }

  @Test
  void noRouteOpensWithoutAGoodKey() {
    String wrong = "Bearer " + api.key.substring(0, api.key.length() - 2) + "xx";
    for (String authorization :
        List.of(
            "", "Bearer", "Bearer x", "Basic " + api.key, wrong, "Bearer kl_.", "x".repeat(300))) {
      for (Route route : guarded()) {
        Api.Got got = send(route, there, authorization);
        assertThat(got.status()).as(route.path() + " " + authorization).isEqualTo(401);
        assertThat(got.text("/code")).isEqualTo("unauthenticated");
        assertThat(got.header("WWW-Authenticate")).startsWith("Bearer");
      }
    }
  }

  @Test
  void noRouteOpensToAnotherScope() {
    for (Route route : guarded()) {
      String scope = route.role().scope().orElseThrow();
      String key = api.key(Role.allScopes().stream().filter(s -> !s.equals(scope)).toList(), null);
      assertThat(send(route, there, "Bearer " + key).status()).as(route.path()).isEqualTo(403);
    }
  }

  @Test
  void anotherBrandsKeySeesNothingAndMovesNothing() {
    String foreign = "Bearer " + api.key(Role.allScopes(), List.of("tm"));
    int sent = api.leases.sent.size();
    List<String> open = new ArrayList<>();
    for (Route route : guarded()) {
      Api.Got got = send(route, there, foreign);
      Api.Got unknown = send(route, NOWHERE, foreign);
      assertThat(got.status()).as(route.path()).isEqualTo(unknown.status());
      assertThat(code(got)).as(route.path()).isEqualTo(code(unknown));
      if (got.status() < 300) {
        open.add(route.method() + " " + route.path());
        assertThat(got.response().body()).doesNotContain(there.get("leaseId"));
      }
    }
    assertThat(api.leases.sent).hasSize(sent);
    assertThat(open).containsExactlyInAnyOrder("GET /v1/tasks", "GET /metrics");
  }

  private static String code(Api.Got got) {
    return got.body().path("code").asText("");
  }
}

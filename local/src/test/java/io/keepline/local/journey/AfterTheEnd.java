package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.local.client.OperatorClient;
import io.keepline.local.client.Reply;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;

/**
 * Every verb, sent to a lease that has ended: each gets a definite answer at once, and nothing
 * moves. An unconfirmed one would be asked for again and again, and each time begin an empty run.
 */
final class AfterTheEnd {
  private static final Map<String, String> STAFF = Map.of("staff", "stf_1", "reason", "asked");
  private static final Map<String, String> PRICE = Map.of("amount", "15.00", "currency", "USD");

  private final OperatorClient api;
  private final String leaseId;

  AfterTheEnd(OperatorClient api, String leaseId) {
    this.api = api;
    this.leaseId = leaseId;
  }

  private record Verb(String method, String path, Map<String, ?> body) {}

  /** Sends them all. */
  void everyVerbIsAnswered(String quoteId, String orderId, String validUntil) {
    Reply before = api.get("/v1/leases/" + leaseId).expectYes("The lease");
    SoftAssertions all = new SoftAssertions();
    for (Verb verb : verbs(quoteId, orderId, validUntil)) {
      Reply reply = send(verb);
      all.assertThat(reply.status())
          .as(verb.method() + " " + verb.path() + " " + reply.text("/code"))
          .isIn(200, 201, 400, 402, 404, 409, 422);
    }
    all.assertAll();
    Reply after = api.get("/v1/leases/" + leaseId).expectYes("The lease");
    assertThat(after.text("/status")).isEqualTo("ended");
    assertThat(after.body().path("version")).isEqualTo(before.body().path("version"));
  }

  private Reply send(Verb verb) {
    String path = "/v1/leases/" + leaseId + verb.path();
    String etag = api.get("/v1/leases/" + leaseId).etag();
    return switch (verb.method()) {
      case "PUT" -> api.put(path, verb.body(), etag);
      case "DELETE" -> api.delete(path + "?staff=stf_1&reason=asked");
      default -> api.post(path, verb.body());
    };
  }

  private static List<Verb> verbs(String quoteId, String orderId, String validUntil) {
    return List.of(
        new Verb(
            "POST",
            "/renewals",
            Map.of(
                "quoteId",
                quoteId,
                "expectedValidUntil",
                validUntil,
                "method",
                "card",
                "methodToken",
                "tok_visa")),
        new Verb("PUT", "/consent", Map.of("method", "card", "ceiling", PRICE)),
        new Verb("DELETE", "/consent", Map.of()),
        new Verb("PUT", "/next-plan", Map.of("planId", "tnt-voice")),
        new Verb("POST", "/cancellation", Map.of()),
        new Verb("POST", "/cancellation/withdraw", Map.of()),
        new Verb("POST", "/cancel-on-behalf", STAFF),
        new Verb("POST", "/holds", with("hold", "fraud")),
        new Verb("DELETE", "/holds/fraud", Map.of()),
        new Verb("POST", "/grace", with("until", "2031-01-01")),
        new Verb("POST", "/goodwill", with("until", "2031-01-01")),
        new Verb("POST", "/payment-lookups", with("orderId", orderId)),
        new Verb("POST", "/notices/resend", with("notice", "receipt")),
        new Verb("POST", "/undo-reclaim", STAFF),
        new Verb("POST", "/sim", with("iccid", "8901260012345678909")),
        new Verb("POST", "/clock", Map.of("to", "2035-01-01T00:00:00Z")));
  }

  private static Map<String, String> with(String name, String value) {
    return Map.of("staff", "stf_1", "reason", "asked", name, value);
  }
}

package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.workflows.LinkTokens;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The record goes away before a command is sent, or between its decision and its answer. */
class RecordAwayTest {
  private static final Map<String, Object> ASKED = Map.of("staff", "stf_1", "reason", "asked");

  /** A command, ready to be sent. */
  private record Ready(String method, String path, Object body, Map<String, String> headers) {
    static Ready post(String path, Object body) {
      return new Ready("POST", path, body, Map.of("Idempotency-Key", "away"));
    }
  }

  private static List<Ready> commands(Api api) {
    String lease = api.lease("num_1");
    String path = "/v1/leases/" + lease;
    Api.Got declined = api.start("num_2", "tok_insufficient_funds", "declined");
    String order = "/v1/orders/" + declined.text("/orderId");
    api.now.set(Api.NOW.plusSeconds(1));
    Map<String, String> seen = Map.of("If-Match", api.get(path).header("ETag"));
    Map<String, Object> card = Map.of("method", "card", "methodToken", "tok_visa");
    List<Ready> commands = new ArrayList<>();
    commands.add(
        Ready.post(
            "/v1/leases",
            Map.of(
                "quoteId",
                api.startQuote("num_3"),
                "holder",
                Api.holder(),
                "method",
                "card",
                "methodToken",
                "tok_visa")));
    commands.add(Ready.post(path + "/renewals", api.renewal(lease, "tok_visa")));
    commands.add(Ready.post(order + "/attempts", card));
    commands.add(Ready.post(order + "/abandon", Map.of()));
    commands.add(Ready.post(path + "/cancellation", Map.of()));
    commands.add(
        Ready.post(path + "/holds", Map.of("hold", "fraud", "staff", "stf_1", "reason", "asked")));
    commands.add(Ready.post(path + "/undo-reclaim", ASKED));
    commands.add(
        Ready.post(
            path + "/sim",
            Map.of("iccid", "8901260012345678909", "staff", "stf_1", "reason", "asked")));
    commands.add(new Ready("PUT", path + "/next-plan", Map.of("planId", "tnt-voice"), seen));
    commands.add(new Ready("DELETE", path + "/consent", null, Map.of()));
    return commands;
  }

  private static Api.Got send(Api api, Ready ready) {
    return api.send(ready.method(), ready.path(), ready.body(), ready.headers());
  }

  @Test
  void beforeACommandIsSentItIs503AndNothingWasSent() {
    try (Api api = Api.open()) {
      List<Ready> commands = commands(api);
      int sent = api.leases.sent.size();
      api.database.close();
      for (Ready ready : commands) {
        Api.Got got = send(api, ready);
        assertThat(got.status()).as(ready.path()).isEqualTo(503);
        assertThat(got.header("Retry-After")).isNotEmpty();
        assertThat(got.text("/code")).isEqualTo("unavailable");
        assertThat(api.leases.sent).hasSize(sent);
      }
    }
  }

  @Test
  void afterACommandWasDecidedItIsNever503() {
    for (int i = 0; i < 10; i++) {
      try (Api api = Api.open()) {
        Ready ready = commands(api).get(i);
        int sent = api.leases.sent.size();
        api.leases.after = api.database::close;
        Api.Got got = send(api, ready);
        assertThat(api.leases.sent).as(ready.path() + got.body()).hasSize(sent + 1);
        assertThat(got.status()).as(ready.path()).isNotIn(500, 503);
      }
    }
  }

  @Test
  void aRefusalStandsWhenNoNewOfferCanBeKept() {
    try (Api api = Api.open()) {
      String lease = api.lease("num_1");
      Map<String, Object> first = api.renewal(lease, "tok_visa");
      Map<String, Object> second = api.renewal(lease, "tok_visa");
      String path = "/v1/leases/" + lease + "/renewals";
      assertThat(api.post(path, first, "first").status()).isEqualTo(201);
      api.leases.after = api.database::close;
      Api.Got got = api.post(path, second, "second");
      assertThat(got.status()).isIn(202, 412);
    }
  }

  @Test
  void theButtonThatWasPressedIsNotCalledUnpressed() {
    try (Api api = Api.open()) {
      String lease = api.lease("num_1");
      api.post("/v1/leases/" + lease + "/cancellation", Map.of(), "cancel");
      String token =
          new LinkTokens(Api.LINK_SECRET)
              .mint(new LinkTokens.Link(lease, api.leases.lease(lease).cancellation().linkId()));
      api.leases.after = api.database::close;
      Api.Got got =
          api.send(
              HttpRequest.newBuilder(api.uri("/cancel/" + token + "/confirm"))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(HttpRequest.BodyPublishers.ofString("checked=yes"))
                  .build());
      assertThat(got.status()).isEqualTo(200);
      assertThat(got.header("Content-Type")).startsWith("text/html");
    }
  }
}

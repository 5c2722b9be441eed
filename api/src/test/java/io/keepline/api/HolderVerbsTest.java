package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.lifecycle.Actor;
import io.keepline.lifecycle.By;
import io.keepline.lifecycle.HoldReason;
import io.keepline.lifecycle.Stimulus;
import io.keepline.workflows.LinkTokens;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HolderVerbsTest {
  private static final Map<String, Object> CONSENT =
      Map.of("method", "card", "ceiling", Map.of("amount", "15.00", "currency", "USD"));
  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @AfterEach
  void answersAgain() {
    api.leases.mode = RuledLeases.Mode.ANSWERS;
  }

  @Test
  void consentNeedsTheVersionThatWasSeen() {
    String path = "/v1/leases/" + api.lease("num_1") + "/consent";
    assertThat(api.send("PUT", path, CONSENT, Map.of()).status()).isEqualTo(428);
    assertThat(api.send("PUT", path, CONSENT, Map.of("If-Match", "\"999\"")).status())
        .isEqualTo(412);
    String etag = api.get(path.replace("/consent", "")).header("ETag");
    Api.Got given = api.send("PUT", path, CONSENT, Map.of("If-Match", etag));
    assertThat(given.status()).isEqualTo(200);
    assertThat(given.text("/consent/ceiling/amount")).isEqualTo("15.00");
    assertThat(given.body().at("/consent/chargeable").asBoolean(true)).isFalse();
    Api.Got revoked = api.send("DELETE", path, null, Map.of());
    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.body().has("consent")).isFalse();
    assertThat(api.send("DELETE", path, null, Map.of()).text("/code")).isEqualTo("no_consent");
  }

  @Test
  void aChangeBetweenTheLookAndTheWriteIsNotOverwritten() {
    String lease = api.lease("num_2");
    String path = "/v1/leases/" + lease;
    Map<String, String> seen = Map.of("If-Match", api.get(path).header("ETag"));
    By by = new By("req_between", new Actor(Actor.Kind.STAFF, "stf_1"), "asked");
    api.leases.between = () -> api.leases.happen(lease, new Stimulus.PutHold(by, HoldReason.FRAUD));
    Api.Got late = api.send("PUT", path + "/consent", CONSENT, seen);
    api.leases.between = () -> {};
    assertThat(late.status()).isEqualTo(412);
    assertThat(late.text("/code")).isEqualTo("precondition_failed");
    assertThat(api.get(path).body().has("consent")).isFalse();
  }

  @Test
  void wrongMoneyIsNamed() {
    String path = "/v1/leases/" + api.lease("num_3");
    Api.Got got =
        api.send(
            "PUT",
            path + "/consent",
            Map.of("method", "card", "ceiling", Map.of("amount", "15.001", "currency", "USD")),
            Map.of("If-Match", "\"1\""));
    assertThat(got.status()).isEqualTo(400);
    assertThat(got.text("/errors/0/pointer")).isEqualTo("/ceiling");
  }

  @Test
  void theNextPlanIsOneThatIsOffered() {
    String path = "/v1/leases/" + api.lease("num_4");
    String etag = api.get(path).header("ETag");
    Map<String, String> match = Map.of("If-Match", etag);
    assertThat(
            api.send("PUT", path + "/next-plan", Map.of("planId", "tnt-voice"), match)
                .text("/nextPlan/planId"))
        .isEqualTo("tnt-voice");
    match = Map.of("If-Match", api.get(path).header("ETag"));
    assertThat(api.send("PUT", path + "/next-plan", Map.of("planId", "gold"), match).text("/code"))
        .isEqualTo("plan_not_offered");
  }

  @Test
  void i14_cancellationRunsOverTheMailedLinkAndItsButtonWithTheMoneyThatWasShown() {
    String lease = api.lease("num_5");
    String renewals = "/v1/leases/" + lease + "/renewals";
    assertThat(api.post(renewals, api.renewal(lease, "tok_visa"), "pre-cancel").status())
        .isEqualTo(201);
    Api.Got requested = api.post("/v1/leases/" + lease + "/cancellation", Map.of(), "cancel-5");
    assertThat(requested.text("/cancellation/state")).isEqualTo("requested");
    String page = "/cancel/" + token(lease);
    String offer = api.get(page).response().body();
    assertThat(offer).contains("***0105").contains("<button").contains("12.00");
    assertThat(api.get(page + "?lang=zh").response().body()).contains("放弃此号码");
    assertThat(state(lease)).isEqualTo("requested");
    assertThat(press(page + "/confirm", "").status()).isEqualTo(400);
    assertThat(state(lease)).isEqualTo("requested");
    JsonNode preview = api.get("/v1/leases/" + lease).body().at("/cancellation/preview");
    String figures = preview.path("figures").asText();
    assertThat(offer).contains(figures);
    assertThat(preview.has("fee")).isFalse();
    Api.Got other = press(page + "/confirm", "checked=yes&figures=fig_other");
    assertThat(other.status()).isEqualTo(409);
    assertThat(other.response().body()).contains("is not what was shown", figures);
    assertThat(state(lease)).isEqualTo("requested");
    String seen = "checked=yes&figures=" + figures;
    Api.Got confirmed = press(page + "/confirm", seen);
    assertThat(confirmed.status()).isEqualTo(200);
    assertThat(state(lease)).isEqualTo("confirmed");
    assertThat(api.get("/v1/leases/" + lease).body().at("/cancellation/refunds"))
        .isEqualTo(preview.path("refunds"));
    assertThat(preview.at("/refunds/0/amount/amount").asText()).isEqualTo("12.00");
    assertThat(press(page + "/confirm", seen).response().body()).contains("withdraw");
    assertThat(press(page + "/withdraw", "").status()).isEqualTo(200);
    assertThat(state(lease)).isEqualTo("none");
    assertThat(press(page + "/withdraw", "").status()).isEqualTo(409);
    assertThat(api.get(page).status()).isEqualTo(410);
  }

  @Test
  void anOldLinkDiesWithANewOneAndAForgedOneOpensNothing() {
    String lease = api.lease("num_6");
    api.post("/v1/leases/" + lease + "/cancellation", Map.of(), "cancel-6a");
    String old = "/cancel/" + token(lease);
    api.post("/v1/leases/" + lease + "/cancellation", Map.of(), "cancel-6b");
    assertThat(api.get(old).status()).isEqualTo(410);
    assertThat(press(old + "/confirm", "checked=yes").status()).isEqualTo(409);
    assertThat(state(lease)).isEqualTo("requested");
    String live = "/cancel/" + token(lease);
    assertThat(api.get(live).status()).isEqualTo(200);
    assertThat(api.get(live + "x").status()).isEqualTo(404);
    assertThat(press(live + "x/confirm", "checked=yes").status()).isEqualTo(404);
    api.now.set(Api.NOW.plus(Duration.ofHours(25)));
    assertThat(api.get(live).status()).isEqualTo(410);
    api.now.set(Api.NOW);
  }

  @Test
  void thePageSaysWhenItCannotKnow() {
    String lease = api.lease("num_7");
    api.post("/v1/leases/" + lease + "/cancellation", Map.of(), "cancel-7");
    String page = "/cancel/" + token(lease) + "/confirm";
    api.leases.mode = RuledLeases.Mode.SWALLOWS;
    assertThat(press(page, "checked=yes").status()).isEqualTo(202);
    api.leases.mode = RuledLeases.Mode.AWAY;
    assertThat(press(page, "checked=yes").status()).isEqualTo(503);
  }

  @Test
  void aCommandThatNobodyAnsweredIsUnconfirmed() {
    String lease = api.lease("num_8");
    api.leases.mode = RuledLeases.Mode.SWALLOWS;
    Api.Got got = api.post("/v1/leases/" + lease + "/cancellation", Map.of(), "cancel-8");
    assertThat(got.status()).isEqualTo(202);
    assertThat(got.header("Location")).endsWith("/v1/leases/" + lease);
    api.leases.mode = RuledLeases.Mode.ANSWERS;
    Api.Got again = api.post("/v1/leases/" + lease + "/cancellation", Map.of(), "cancel-8");
    assertThat(again.text("/cancellation/state")).isEqualTo("requested");
  }

  @Test
  void aHolderIsListedAndTheTimelineSaysWhy() {
    String lease = api.lease("num_9");
    String holder = api.get("/v1/leases/" + lease).text("/holderId");
    Api.Got list = api.get("/v1/leases?holderId=" + holder);
    assertThat(list.text("/items/0/leaseId")).isEqualTo(lease);
    Api.Got first = api.get("/v1/leases/" + lease + "/timeline?limit=1");
    assertThat(first.body().at("/items")).hasSize(1);
    Api.Got rest = api.get("/v1/leases/" + lease + "/timeline?cursor=" + first.text("/next"));
    assertThat(rest.body().at("/items")).isNotEmpty();
    assertThat(rest.text("/items/0/id")).isNotEqualTo(first.text("/items/0/id"));
    Api.Got forecast = api.get("/v1/leases/" + lease + "/forecast");
    assertThat(forecast.body().at("/steps").findValuesAsText("what")).contains("expired");
    Api.Got renewed = api.get("/v1/leases/" + lease + "/forecast?renewPlan=tnt-sms&terms=2");
    assertThat(date(renewed, "expired")).isEqualTo("2026-06-02");
    assertThat(date(forecast, "grace_ended")).isEqualTo("2026-04-17");
    Api.Got graced = api.get("/v1/leases/" + lease + "/forecast?graceDays=3");
    assertThat(date(graced, "grace_ended")).isEqualTo("2026-04-05");
    assertThat(
            api.get("/v1/leases/" + lease + "/forecast?renewPlan=tnt-sms&terms=100").text("/code"))
        .isEqualTo("cap_exceeded");
  }

  private static String date(Api.Got forecast, String what) {
    for (var step : forecast.body().at("/steps")) {
      if (step.path("what").asText().equals(what)) {
        return step.path("date").asText();
      }
    }
    return "never";
  }

  private static String state(String lease) {
    return api.get("/v1/leases/" + lease).text("/cancellation/state");
  }

  private static String token(String lease) {
    return new LinkTokens(Api.LINK_SECRET)
        .mint(new LinkTokens.Link(lease, api.leases.lease(lease).cancellation().linkId()));
  }

  private static Api.Got press(String path, String form) {
    return api.send(
        HttpRequest.newBuilder(api.uri(path))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build());
  }
}

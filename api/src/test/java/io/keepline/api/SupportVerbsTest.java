package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Actor;
import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Stimulus;
import io.keepline.workflows.Commands;
import io.keepline.workflows.NumberLifecycle;
import io.temporal.workflow.UpdateMethod;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class SupportVerbsTest {
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
  void aHoldIsPutAndLiftedWithActorAndReason() {
    String path = "/v1/leases/" + api.lease("num_1") + "/holds";
    Api.Got put = api.post(path, staff(Map.of("hold", "fraud")), "hold-1");
    assertThat(put.text("/holds/0/reason")).isEqualTo("fraud");
    Commands.PutHold command = (Commands.PutHold) lastCommand();
    assertThat(command.actor()).isEqualTo("staff:stf_7");
    assertThat(command.reason()).isEqualTo("looked_into");
    assertThat(api.post(path, staff(Map.of("hold", "fraud")), "hold-2").text("/code"))
        .isEqualTo("hold_stands");
    String lift = path + "/fraud?staff=stf_7&reason=cleared";
    assertThat(api.send("DELETE", lift, null, Map.of()).body().at("/holds")).isEmpty();
    assertThat(api.send("DELETE", lift, null, Map.of()).text("/code")).isEqualTo("hold_unknown");
    assertThat(api.send("DELETE", path + "/fraud", null, Map.of()).status()).isEqualTo(400);
  }

  @Test
  void nobodyActsWithoutSayingWhoAndWhy() {
    Api.Got got =
        api.post(
            "/v1/leases/" + api.lease("num_2") + "/goodwill",
            Map.of("until", "2026-05-01", "staff", "Ada Lovelace", "reason", "She asked"),
            "goodwill");
    assertThat(got.body().at("/errors").findValuesAsText("pointer"))
        .containsExactly("/staff", "/reason");
  }

  @Test
  void daysGraceAndCancellationGoThroughTheRules() {
    String lease = "/v1/leases/" + api.lease("num_3");
    assertThat(
            api.post(lease + "/goodwill", staff(Map.of("until", "2026-04-10")), "g1")
                .text("/validUntil"))
        .isEqualTo("2026-04-10");
    assertThat(
            api.post(lease + "/goodwill", staff(Map.of("until", "2026-04-10")), "g2").text("/code"))
        .isEqualTo("date_not_later");
    String orderId = api.get(lease).text("/terms/0/orderId");
    assertThat(moneyBack(lease, orderId, "2.00", "m1").text("/terms/0/paid/amount"))
        .isEqualTo("10.00");
    assertThat(moneyBack(lease, orderId, "10.01", "m2").text("/code"))
        .isEqualTo("amount_above_paid");
    assertThat(
            api.post(lease + "/grace", staff(Map.of("until", "2026-06-01")), "g3")
                .text("/graceUntil"))
        .isEqualTo("2026-06-01");
    assertThat(
            api.post(lease + "/cancel-on-behalf", staff(Map.of("coolingOffHours", 0)), "g4")
                .text("/cancellation/state"))
        .isEqualTo("confirmed");
    assertThat(
            api.post(lease + "/cancellation/withdraw", Map.of(), "g5").text("/cancellation/state"))
        .isEqualTo("none");
    assertThat(api.post(lease + "/undo-reclaim", staff(Map.of()), "g6").status()).isEqualTo(409);
  }

  @Test
  void aNewCardIsWrittenAndACardInUseIsRefused() {
    String lease = "/v1/leases/" + api.lease("num_4");
    Api.Got taken =
        api.post(lease + "/sim", staff(Map.of("iccid", "8900000000000000003")), "sim-1");
    assertThat(taken.status()).isEqualTo(400);
    Api.Got wrong =
        api.post(lease + "/sim", staff(Map.of("iccid", "8900000000000000004")), "sim-2");
    assertThat(wrong.text("/errors/0/rule")).contains("check digit");
    Api.Got set = api.post(lease + "/sim", staff(Map.of("iccid", "8901260012345678909")), "sim-3");
    assertThat(set.text("/number/iccid")).isEqualTo("***8909");
    assertThat(
            api.post("/v1/leases/lookup", Map.of("iccid", "8901 2600 1234 5678 909"))
                .text("/number/numberId"))
        .isEqualTo("num_4");
  }

  @Test
  void aCardThatTheLeaseCannotTakeNowIsNotWrittenAnywhere() {
    String lease = "/v1/leases/" + api.lease("num_8");
    Map<String, Object> card = staff(Map.of("iccid", "8912340012345678900"));
    api.leases.mode = RuledLeases.Mode.AWAY;
    assertThat(api.post(lease + "/sim", card, "sim-away").status()).isEqualTo(503);
    api.leases.mode = RuledLeases.Mode.ANSWERS;
    assertThat(api.get(lease).body().at("/number/iccid").isMissingNode()).isTrue();
    api.post(lease + "/number-gone", staff(Map.of("cause", "retired")), "gone-sim");
    assertThat(api.post(lease + "/sim", card, "sim-ended").text("/code")).isEqualTo("lease_ended");
    assertThat(api.get(lease).body().at("/number/iccid").isMissingNode()).isTrue();
  }

  @Test
  void lookUpsNoticesNumbersAndClocksReachTheLease() {
    String lease = "/v1/leases/" + api.lease("num_5");
    assertThat(
            api.post(lease + "/payment-lookups", staff(Map.of("orderId", "ord_1")), "l1").status())
        .isEqualTo(200);
    assertThat(lastCommand()).isInstanceOf(Commands.LookUpPayment.class);
    api.post(lease + "/notices/resend", staff(Map.of("notice", "receipt")), "l2");
    assertThat(lastCommand()).isInstanceOf(Commands.ResendNotice.class);
    api.post(lease + "/clock", Map.of("to", "2026-04-01T00:00:00Z", "jump", true), "l3");
    assertThat(((Commands.AdvanceClock) lastCommand()).jump()).isTrue();
    Api.Got gone = api.post(lease + "/number-gone", staff(Map.of("cause", "ported_out")), "l4");
    assertThat(gone.text("/status")).isEqualTo("ended");
    assertThat(gone.text("/lossCause")).isEqualTo("ported_out");
  }

  @Test
  void everyUpdateThatIsSentExistsInTheContract() {
    List<String> known =
        Arrays.stream(NumberLifecycle.class.getMethods())
            .filter(method -> method.isAnnotationPresent(UpdateMethod.class))
            .map(Method::getName)
            .toList();
    List<String> sent =
        Stream.concat(
                api.leases.sent.stream().map(RuledLeases.Sent::update),
                Stream.of("renew", "payAnotherWay", "confirmCancellation", "closeTask"))
            .filter(name -> !name.equals("begin"))
            .distinct()
            .toList();
    assertThat(known).containsAll(sent);
  }

  @Test
  void tasksAreListedAndClosedWithADecision() {
    String lease = api.lease("num_6");
    String order = api.leases.lease(lease).terms().get(0).orderId();
    String payment = api.leases.lease(lease).terms().get(0).paymentId();
    api.leases.happen(
        lease,
        new Stimulus.Dispute(
            new By("bank-1", new Actor(Actor.Kind.PROVIDER, "sandbox"), "chargeback"),
            order,
            payment,
            io.keepline.lifecycle.Money.of(1200, "USD"),
            false));
    Api.Got tasks = api.get("/v1/tasks");
    assertThat(tasks.text("/items/0/kind")).isEqualTo("chargeback");
    String task = tasks.text("/items/0/taskId");
    String foreign = api.key(List.of("tasks:write"), List.of("tm"));
    Map<String, String> key = Map.of("Authorization", "Bearer " + foreign);
    assertThat(api.send("GET", "/v1/tasks", null, key).body().at("/items")).isEmpty();
    Api.Got wrong =
        api.post("/v1/tasks/" + task + "/close", staff(Map.of("answer", "maybe")), "t1");
    assertThat(wrong.status()).isEqualTo(400);
    Api.Got closed =
        api.post("/v1/tasks/" + task + "/close", staff(Map.of("answer", "settled")), "t2");
    assertThat(closed.status()).as(closed.response().body()).isEqualTo(200);
    assertThat(closed.body().at("/tasks")).isEmpty();
  }

  @Test
  void aBrakeIsSwitchedOnlyByWhoSawItsPresentState() {
    String path = "/v1/brands/tnt/brakes/reclaim";
    Api.Got never = api.get(path);
    assertThat(never.body().at("/on").asBoolean(true)).isFalse();
    Map<String, Object> on = staff(Map.of("on", true));
    assertThat(api.send("PUT", path, on, Map.of()).status()).isEqualTo(428);
    Map<String, String> match = Map.of("If-Match", never.header("ETag"));
    Api.Got set = api.send("PUT", path, on, match);
    assertThat(set.body().at("/on").asBoolean()).isTrue();
    assertThat(set.text("/actor")).isEqualTo("staff:stf_7");
    assertThat(api.send("PUT", path, on, match).status()).isEqualTo(412);
    assertThat(api.get("/v1/brands/tnt/brakes/everything").status()).isEqualTo(404);
    assertThat(api.get("/v1/brands/nobody/brakes/reclaim").status()).isEqualTo(404);
  }

  private static Object lastCommand() {
    return api.leases.sent.get(api.leases.sent.size() - 1).command();
  }

  private static Api.Got moneyBack(String lease, String orderId, String amount, String key) {
    Map<String, String> money = Map.of("amount", amount, "currency", "USD");
    return api.post(
        lease + "/goodwill-refunds", staff(Map.of("orderId", orderId, "amount", money)), key);
  }

  private static Map<String, Object> staff(Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>(more);
    body.put("staff", "stf_7");
    body.put("reason", "looked_into");
    return body;
  }
}

package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Means;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.LocalStack;
import io.keepline.payments.http.SandboxControl;
import io.keepline.payments.http.SandboxControl.Break;
import io.keepline.payments.http.SandboxControl.Stage;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Money that needs a person: help in one call, a payment that nobody can find out, an amount that
 * is not the quoted one, a refund that fails. Every task says what happened and what closes it.
 */
final class HelpJourney {
  private static final int MANY = 1_000;

  private final Traveller me;
  private final Shop shop;
  private final SandboxControl provider;

  HelpJourney(LocalStack stack) {
    this.me = Traveller.on(stack);
    this.shop = me.shop();
    this.provider =
        SandboxControl.open(
            URI.create(stack.addresses().providerUrl()),
            LocalSecrets.of(stack.folder()).providerKey());
  }

  void live() {
    String leaseId = me.lease("tnt-sms").path("leaseId").asText();
    helpInOneCall(leaseId);
    anotherAmountGoesBack(leaseId);
    nobodyKnowsForTwoWeeks(leaseId);
    aRefundFails();
    aPaymentAtTheLastMoment();
  }

  /** E4: the loss waits for an open payment, says so, and the payment wins. */
  private void aPaymentAtTheLastMoment() {
    String leaseId = me.lease("tnt-week").path("leaseId").asText();
    LocalDate end = LocalDate.parse(shop.lease(leaseId).text("/suspendedUntil"));
    shop.advanceTo(leaseId, end.minusDays(1));
    shop.awaitStatus(leaseId, "suspended");
    Reply order = renew(leaseId, Means.wallet("wal_never")).expectYes("The last order");
    shop.advanceTo(leaseId, end.plusDays(1));
    Reply waiting = shop.lease(leaseId);
    assertThat(waiting.text("/status")).isEqualTo("suspended");
    assertThat(waiting.text("/paymentBeingChecked/orderId")).isEqualTo(order.text("/orderId"));
    me.payPage().press(order.text("/nextAction/url"), "pay");
    shop.api()
        .post("/v1/orders/" + order.text("/orderId") + "/cases", Map.of("about", "not_updated"))
        .expectYes("The case");
    shop.awaitStatus(leaseId, "active");
    close(task(leaseId, "support_case"), Map.of());
  }

  private Reply renew(String leaseId, Means means) {
    return shop.renew(leaseId, shop.renewQuote(leaseId), means);
  }

  /** G0 step 6: paid, no webhook, not updated; one call finds it out and names the contact. */
  private void helpInOneCall(String leaseId) {
    Reply order = renew(leaseId, Means.wallet("wal_never")).expectYes("The renewal");
    me.payPage().press(order.text("/nextAction/url"), "pay");
    Reply help =
        shop.api()
            .post("/v1/orders/" + order.text("/orderId") + "/cases", Map.of("about", "not_updated"))
            .expectYes("The case");
    assertThat(help.text("/support/mail")).isEqualTo("support@tnt.example");
    assertThat(help.body().path("lookedUp").asBoolean()).isTrue();
    shop.awaitOrder(order.text("/orderId"), "applied");
    JsonNode task = task(leaseId, "support_case");
    assertThat(task.path("about").asText()).isEqualTo("not_updated");
    close(task, Map.of());
  }

  /** E17. */
  private void anotherAmountGoesBack(String leaseId) {
    String until = shop.lease(leaseId).text("/validUntil");
    renew(leaseId, Means.card("tok_wrong_amount"));
    JsonNode task = task(leaseId, "amount_differs");
    assertThat(task.path("happened").asText()).contains("another amount");
    Reply refunded = shop.awaitOrder(task.path("orderId").asText(), "refunded");
    assertThat(refunded.text("/attempts/0/captured/amount"))
        .isEqualTo(refunded.text("/refunds/0/amount/amount"))
        .isNotEqualTo(refunded.text("/attempts/0/amount/amount"));
    assertThat(shop.lease(leaseId).text("/validUntil")).isEqualTo(until);
    close(task, Map.of());
  }

  /** Unknown for two weeks: a person says what the provider has, with evidence. */
  private void nobodyKnowsForTwoWeeks(String leaseId) {
    Reply order = renew(leaseId, Means.wallet("wal_never")).expectYes("The renewal");
    provider.breakNext(MANY, Break.SERVER_ERROR, Stage.BEFORE, Duration.ZERO);
    me.payPage().press(order.text("/nextAction/url"), "pay");
    Instant later = Instant.parse(shop.lease(leaseId).text("/now")).plus(Duration.ofDays(15));
    jump(leaseId, later);
    shop.awaitOrder(order.text("/orderId"), "unresolved");
    JsonNode task = task(leaseId, "payment_unresolved");
    assertThat(task.path("closes").findValuesAsText("answer")).containsExactly("paid", "not_paid");
    Reply without =
        shop.api()
            .post(
                "/v1/tasks/" + task.path("taskId").asText() + "/close",
                Map.of("answer", "paid", "staff", "stf_1", "reason", "seen"));
    assertThat(without.status()).isEqualTo(422);
    assertThat(without.text("/code")).isEqualTo("evidence_needed");
    close(
        task,
        Map.of(
            "answer",
            "paid",
            "evidence",
            Map.of("reference", "dashboard-17", "captured", order.body().path("total"))));
    // Only now does the provider answer again: a look-up would find out by itself before.
    provider.breakNext(1, Break.SLOW, Stage.BEFORE, Duration.ofMillis(1));
    // The refund may have met the silence: it is asked for again a minute later.
    Reply back =
        Patience.until(
            "the refund",
            Duration.ofSeconds(150),
            () ->
                Optional.of(shop.order(order.text("/orderId")))
                    .filter(found -> found.text("/state").equals("refunded")));
    assertThat(back.text("/refunds/0/amount/amount")).isEqualTo(order.text("/total/amount"));
  }

  private void jump(String leaseId, Instant to) {
    shop.api()
        .post("/v1/leases/" + leaseId + "/clock", Map.of("to", to.toString(), "jump", true))
        .expectYes("Moving the clock");
  }

  /** E19: the refund is refused, and given back by hand, also when the lease is over. */
  private void aRefundFails() {
    String leaseId = me.lease("tnt-sms").path("leaseId").asText();
    Reply order = renew(leaseId, Means.card("tok_refund_fails")).expectYes("The renewal");
    shop.api()
        .post(
            "/v1/leases/" + leaseId + "/number-gone",
            Map.of("cause", "retired", "staff", "stf_1", "reason", "withdrawn"))
        .expectYes("The number has left");
    JsonNode task = task(leaseId, "refund_failed");
    assertThat(task.path("closes").get(0).path("evidence").asText()).isEqualTo("reference");
    close(task, Map.of("evidence", Map.of("reference", "transfer-2027-17")));
    Patience.until(
        "the refund by hand",
        Duration.ofSeconds(90),
        () ->
            Optional.of(shop.order(order.text("/orderId")))
                .filter(o -> o.text("/refunds/0/state").equals("done")));
    assertThat(me.mailWith("by our staff").text()).contains("not go back by the way you paid");
  }

  private JsonNode task(String leaseId, String kind) {
    return Patience.until(
        "a task of kind " + kind,
        Duration.ofSeconds(60),
        () ->
            shop.api().all("/v1/tasks").stream()
                .filter(t -> t.path("kind").asText().equals(kind))
                .filter(t -> t.path("leaseId").asText().equals(leaseId))
                .findFirst());
  }

  private void close(JsonNode task, Map<String, Object> more) {
    Map<String, Object> body = new HashMap<>();
    body.put("answer", task.path("closes").get(0).path("answer").asText());
    body.put("staff", "stf_1");
    body.put("reason", "looked_at");
    body.putAll(more);
    shop.api()
        .post("/v1/tasks/" + task.path("taskId").asText() + "/close", body)
        .expectYes("Closing the task");
  }
}

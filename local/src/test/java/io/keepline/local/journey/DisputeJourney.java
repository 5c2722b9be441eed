package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.LocalStack;
import io.keepline.payments.http.SandboxControl;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A subscriber's bank takes a payment back: heard of by webhook, looked up, held, told, never
 * refunded a second time, and undone when the bank decides for us; also when the lease is over.
 */
final class DisputeJourney {
  private final Traveller me;
  private final Shop shop;
  private final SandboxControl bank;

  DisputeJourney(LocalStack stack) {
    this.me = Traveller.on(stack);
    this.shop = me.shop();
    this.bank =
        SandboxControl.open(
            URI.create(stack.addresses().providerUrl()),
            LocalSecrets.of(stack.folder()).providerKey());
  }

  void live() {
    String leaseId = me.lease("tnt-sms").path("leaseId").asText();
    Reply quote = shop.renewQuote(leaseId);
    Reply order =
        shop.renew(leaseId, quote, Shop.Means.card("tok_charged_back")).expectYes("The renewal");
    String until = shop.lease(leaseId).text("/validUntil");
    String task = task(leaseId);
    assertThat(holds(leaseId)).contains("dispute");
    assertThat(shop.lease(leaseId).text("/validUntil")).isEqualTo(until);
    me.mailWith("disputed");
    assertThat(shop.order(order.text("/orderId")).body().path("refunds")).isEmpty();
    bank.dispute(payment(leaseId, order.text("/orderId")), SandboxControl.Dispute.WIN);
    Patience.until(
        "the hold's end",
        Duration.ofSeconds(60),
        () -> holds(leaseId).isEmpty() ? Optional.of(leaseId) : Optional.empty());
    assertThat(tasks().stream().map(t -> t.path("taskId").asText())).doesNotContain(task);
    assertThat(me.mailWith("the payment stands").text())
        .contains("because of it alone works again");
    aTopUpIsTakenBack(leaseId);
    afterTheEnd();
  }

  /** Its credit goes with it, and comes back when the bank loses; the number is not touched. */
  private void aTopUpIsTakenBack(String leaseId) {
    Reply order =
        shop.topUp(leaseId, "usd-10", Shop.Means.card("tok_charged_back"), "10.00", "USD")
            .expectYes("The top-up");
    task(leaseId);
    assertThat(me.mailWith("was taken out of your balance").text()).contains("$10.00", "$0.00");
    assertThat(holds(leaseId)).isEmpty();
    bank.dispute(payment(leaseId, order.text("/orderId")), SandboxControl.Dispute.WIN);
    assertThat(me.mailWith("because of it is back").text()).contains("$8.00");
  }

  /** The number has left; the bank takes its money back all the same. */
  private void afterTheEnd() {
    JsonNode lease = me.lease("tnt-sms");
    String leaseId = lease.path("leaseId").asText();
    String orderId = firstOrder(leaseId);
    String payment = payment(leaseId, orderId);
    // Most of the term is used up: what is left of it may go back, the rest is the bank's.
    shop.advanceTo(leaseId, me.validUntil(leaseId).minusDays(2));
    shop.api()
        .post(
            "/v1/leases/" + leaseId + "/number-gone",
            Map.of("cause", "ported_out", "staff", "stf_1", "reason", "ported"))
        .expectYes("The number has left");
    shop.awaitStatus(leaseId, "ended");
    Patience.until(
        "the refund of the rest",
        Duration.ofSeconds(60),
        () ->
            Optional.of(shop.order(orderId)).filter(o -> !o.body().toString().contains("\"due\"")));
    bank.dispute(payment, SandboxControl.Dispute.OPEN);
    task(leaseId);
    bank.dispute(payment, SandboxControl.Dispute.WIN);
    Patience.until(
        "the task's end",
        Duration.ofSeconds(60),
        () ->
            tasks().stream().noneMatch(t -> t.path("leaseId").asText().equals(leaseId))
                ? Optional.of(leaseId)
                : Optional.empty());
  }

  private List<JsonNode> tasks() {
    return shop.api().all("/v1/tasks").stream()
        .filter(t -> t.path("kind").asText().equals("chargeback"))
        .toList();
  }

  private String task(String leaseId) {
    return Patience.until(
        "a task for the chargeback",
        Duration.ofSeconds(60),
        () ->
            tasks().stream()
                .filter(t -> t.path("leaseId").asText().equals(leaseId))
                .map(t -> t.path("taskId").asText())
                .findFirst());
  }

  private List<String> holds(String leaseId) {
    return shop.lease(leaseId).body().path("holds").findValuesAsText("reason");
  }

  private String firstOrder(String leaseId) {
    return Patience.until(
        "the first document",
        Duration.ofSeconds(60),
        () ->
            shop.api().all("/v1/documents?leaseId=" + leaseId).stream()
                .map(document -> document.path("orderId").asText())
                .findFirst());
  }

  private String payment(String leaseId, String orderId) {
    return Patience.until(
        "a receipt",
        Duration.ofSeconds(60),
        () ->
            shop.api().all("/v1/documents?leaseId=" + leaseId).stream()
                .filter(d -> d.path("kind").asText().equals("receipt"))
                .filter(d -> d.path("orderId").asText().equals(orderId))
                .map(d -> shop.api().get("/v1/documents/" + d.path("documentId").asText()))
                .map(d -> d.text("/payment/paymentId"))
                .findFirst());
  }
}

package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A kept number goes on with another plan (G0 4, 6 and 8): many texts or many minutes, cheaper a
 * week ahead than later; when a payment is not seen, one call to support looks it up.
 */
final class RenewalChoiceJourney {
  private final Traveller me;
  private final Shop shop;

  RenewalChoiceJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() {
    String leaseId = me.lease("tnt-sms").path("leaseId").asText();
    LocalDate until = me.validUntil(leaseId);
    assertThat(units(leaseId, "sms")).isEqualTo(500);
    Reply early = offer(leaseId, "tnt-voice");
    assertThat(early.text("/total/amount")).isEqualTo("14.25");
    shop.advanceTo(leaseId, until.minusDays(6));
    Reply late = offer(leaseId, "tnt-voice");
    assertThat(late.text("/total/amount")).isEqualTo("15.00");
    paidAndNotSeen(leaseId, late);
    assertThat(me.validUntil(leaseId)).isEqualTo(LocalDate.parse(late.text("/newValidUntil")));
    shop.advanceTo(leaseId, until);
    assertThat(units(leaseId, "minutes")).isEqualTo(320);
    assertThat(units(leaseId, "sms")).isEqualTo(50);
    shop.advanceTo(leaseId, me.validUntil(leaseId).plusDays(1));
    assertThat(offer(leaseId, "tnt-voice").text("/total/amount"))
        .as("and in grace it costs what it cost on the last day")
        .isEqualTo("15.00");
  }

  private Reply offer(String leaseId, String planId) {
    return shop.api()
        .post("/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId, "planId", planId))
        .expectYes("The offer");
  }

  /** The provider's message never comes; the call to support asks the provider itself. */
  private void paidAndNotSeen(String leaseId, Reply quote) {
    Reply pending =
        shop.renew(leaseId, quote, Shop.Means.wallet("wal_never")).expectYes("The renewal");
    String orderId = pending.text("/orderId");
    me.payPage().press(pending.text("/nextAction/url"), "pay");
    Reply help =
        shop.api()
            .post("/v1/orders/" + orderId + "/cases", Map.of("about", "not_updated"))
            .expectYes("The case");
    assertThat(help.text("/support/mail")).isEqualTo("support@tnt.example");
    assertThat(help.text("/orderId")).isEqualTo(orderId);
    assertThat(help.body().path("lookedUp").asBoolean()).isTrue();
    shop.awaitOrder(orderId, "applied");
    JsonNode task =
        Patience.until(
            "the task for a person", Duration.ofSeconds(30), () -> task(help.text("/caseId")));
    assertThat(task.path("kind").asText()).isEqualTo("support_case");
    shop.api()
        .post(
            "/v1/tasks/" + help.text("/caseId") + "/close",
            Map.of("answer", "settled", "staff", "stf_1", "reason", "seen_now"))
        .expectYes("Closing the case");
  }

  private Optional<JsonNode> task(String taskId) {
    return shop.api().all("/v1/tasks").stream()
        .filter(task -> task.path("taskId").asText().equals(taskId))
        .findFirst();
  }

  private long units(String leaseId, String kind) {
    return StreamSupport.stream(shop.lease(leaseId).body().path("allowances").spliterator(), false)
        .filter(a -> a.path("kind").asText().equals(kind))
        .mapToLong(a -> a.path("left").asLong())
        .sum();
  }
}

package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import java.time.LocalDate;
import java.util.Map;

/**
 * Small regular top-ups keep an idle tmoble card alive (G3 14): by their days, and by consent from
 * the balance that they fill; one brings a suspended card back.
 */
final class IdleCardJourney {
  private final Traveller me;
  private final Shop shop;

  IdleCardJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() {
    JsonNode lease = me.lease("tmoble-voice");
    String leaseId = lease.path("leaseId").asText();
    String holderId = lease.path("holderId").asText();
    LocalDate first = me.validUntil(leaseId);
    for (int i = 1; i <= 3; i++) {
      Reply order = topUp(leaseId, "small-3", "3.00").expectYes("A small top-up");
      assertThat(order.text("/state")).isEqualTo("applied");
      assertThat(me.validUntil(leaseId)).isEqualTo(first.plusDays(5L * i));
    }
    assertThat(balance(holderId)).isEqualTo("6.00");
    LocalDate until = me.validUntil(leaseId);
    shop.advanceTo(leaseId, until.plusDays(12));
    shop.awaitStatus(leaseId, "suspended");
    Reply kept = topUp(leaseId, "small-3", "3.00").expectYes("A top-up that is too small");
    assertThat(kept.text("/state")).isEqualTo("applied");
    assertThat(kept.text("/refusal")).isEqualTo("restore_fee_needed");
    assertThat(me.validUntil(leaseId)).isEqualTo(until);
    assertThat(balance(holderId)).isEqualTo("9.00");
    assertThat(me.mailWith("is in your balance").text()).contains("9.00");
    Reply back = topUp(leaseId, "restore-15", "15.00").expectYes("The top-up that restores");
    assertThat(back.text("/refusal")).isEmpty();
    shop.awaitStatus(leaseId, "active");
    assertThat(me.validUntil(leaseId)).isAfter(until.plusDays(30));
    assertThat(balance(holderId)).isEqualTo("14.00");
    keptAliveByConsent(leaseId, holderId);
  }

  /** Too low is told, with a way to pay; a small top-up later the number renews itself. */
  private void keptAliveByConsent(String leaseId, String holderId) {
    me.consent(
        leaseId,
        Map.of("method", "balance", "ceiling", Map.of("amount", "20.00", "currency", "USD")));
    Reply consented = shop.lease(leaseId);
    assertThat(consented.body().at("/consent/chargeable").asBoolean()).isTrue();
    assertThat(consented.text("/nextCharge/because")).as("as it is").isEqualTo("balance_too_low");
    LocalDate until = me.validUntil(leaseId);
    shop.advanceTo(leaseId, until.minusDays(2));
    assertThat(me.mailWith("your balance is $14.00").text())
        .contains("a renewal costs $15.00", "We try again on", "/pay/");
    assertThat(me.validUntil(leaseId)).isEqualTo(until);
    assertThat(balance(holderId)).isEqualTo("14.00");
    topUp(leaseId, "small-3", "3.00").expectYes("The top-up that suffices");
    assertThat(shop.lease(leaseId).text("/nextCharge/how")).isEqualTo("charge");
    LocalDate longer = me.validUntil(leaseId);
    assertThat(longer).isEqualTo(until.plusDays(5));
    shop.advanceTo(leaseId, longer.minusDays(2));
    assertThat(me.validUntil(leaseId)).isEqualTo(longer.plusMonths(1));
    assertThat(balance(holderId)).isEqualTo("1.00");
    revokedItTakesNothing(leaseId, holderId);
  }

  private void revokedItTakesNothing(String leaseId, String holderId) {
    for (int i = 0; i < 7; i++) {
      topUp(leaseId, "small-3", "3.00").expectYes("A small top-up");
    }
    assertThat(balance(holderId)).isEqualTo("15.00");
    shop.api().delete("/v1/leases/" + leaseId + "/consent").expectYes("Revoking");
    LocalDate until = me.validUntil(leaseId);
    shop.advanceTo(leaseId, until.plusDays(1));
    assertThat(shop.lease(leaseId).text("/status")).isEqualTo("grace");
    assertThat(me.validUntil(leaseId)).isEqualTo(until);
    assertThat(balance(holderId)).isEqualTo("15.00");
  }

  private Reply topUp(String leaseId, String step, String amount) {
    return shop.topUp(leaseId, step, Traveller.CARD, amount, "USD");
  }

  private String balance(String holderId) {
    return shop.api()
        .get("/v1/holders/" + holderId + "/wallet")
        .expectYes("The wallet")
        .text("/balances/0/balance/amount");
  }
}

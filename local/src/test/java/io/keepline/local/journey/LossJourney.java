package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;

/**
 * A year of time travel: reminded, expired, renewed in grace, suspended, noticed, reclaimed, free.
 */
final class LossJourney {
  private final Traveller me;
  private final Shop shop;

  LossJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() {
    JsonNode lease = me.lease("tnt-sms");
    String leaseId = lease.path("leaseId").asText();
    LocalDate end = me.validUntil(leaseId);
    shop.advanceTo(leaseId, end.plusDays(2));
    assertThat(shop.lease(leaseId).text("/status")).isEqualTo("grace");
    shop.awaitHappened(leaseId, "notice", "reminder");
    Reply renewed = me.renew(leaseId);
    assertThat(me.validUntil(leaseId)).as("counted from the old end").isEqualTo(end.plusMonths(1));
    LocalDate last = me.validUntil(leaseId);
    shop.advanceTo(leaseId, last.plusDays(1));
    LocalDate graceUntil = LocalDate.parse(shop.lease(leaseId).text("/graceUntil"));
    shop.advanceTo(leaseId, graceUntil.plusDays(1));
    Reply suspended = shop.awaitStatus(leaseId, "suspended");
    restoreFeeIsQuoted(leaseId);
    LocalDate suspendedUntil = LocalDate.parse(suspended.text("/suspendedUntil"));
    shop.advanceTo(leaseId, suspendedUntil.plusDays(2));
    Reply lost = shop.awaitStatus(leaseId, "quarantined");
    assertThat(lost.text("/lossCause")).isEqualTo("reclaimed");
    JsonNode notice = shop.awaitHappened(leaseId, "notice", "final_notice");
    assertThat(notice.at("/detail/acceptedAt").asText()).isNotBlank();
    buyingAgainDoesNotBringItBack(leaseId);
    shop.advanceTo(leaseId, Instant.parse(lost.text("/quarantineUntil")).plusSeconds(1));
    shop.awaitStatus(leaseId, "ended");
    assertThat(me.isFree(lease.at("/number/numberId").asText())).isTrue();
    new AfterTheEnd(shop.api(), leaseId)
        .everyVerbIsAnswered(renewed.text("/quoteId"), renewed.text("/orderId"), last.toString());
  }

  private void restoreFeeIsQuoted(String leaseId) {
    assertThat(shop.renewQuote(leaseId).text("/total/amount")).isEqualTo("15.00");
  }

  private void buyingAgainDoesNotBringItBack(String leaseId) {
    Reply no = shop.api().post("/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId));
    assertThat(no.status()).isEqualTo(409);
    assertThat(no.text("/code")).isEqualTo("number_lost");
  }
}

package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.OperatorClient;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Buyer;
import io.keepline.local.client.Shop.Means;
import java.time.LocalDate;
import java.util.Map;

/**
 * The operator's brake holds losses back (E5): an order after the instant at which the number would
 * have been lost is taken by a method that answers at once only, and wins.
 */
final class BrakeJourney {
  private static final String BRAKE = "/v1/brands/tm/brakes/reclaim";

  private final Traveller me;
  private final Shop shop;
  private final OperatorClient api;

  BrakeJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
    this.api = shop.api();
  }

  void live() {
    String leaseId = start();
    LocalDate end = LocalDate.parse(shop.lease(leaseId).text("/suspendedUntil"));
    brake(true);
    shop.advanceTo(leaseId, end.plusDays(6));
    assertThat(shop.lease(leaseId).text("/status")).isEqualTo("suspended");
    Reply slow = shop.renew(leaseId, shop.renewQuote(leaseId), Means.wallet("wal_on_time"));
    assertThat(slow.status()).isEqualTo(409);
    assertThat(slow.text("/code")).isEqualTo("method_too_slow");
    me.renew(leaseId);
    assertThat(shop.awaitStatus(leaseId, "active").text("/status")).isEqualTo("active");
    brake(false);
  }

  private String start() {
    JsonNode number = shop.freeNumber("GB");
    Reply quote = shop.startQuote(number.path("numberId").asText(), "tm-1", "GBP");
    Buyer buyer = new Buyer(me.name(), "en", me.mailbox().address());
    Reply order = shop.start(quote.text("/quoteId"), buyer, Traveller.CARD).expectYes("The start");
    shop.awaitOrder(order.text("/orderId"), "applied");
    shop.awaitStatus(order.text("/leaseId"), "active");
    return order.text("/leaseId");
  }

  private void brake(boolean on) {
    Reply present = api.get(BRAKE).expectYes("The brake");
    api.put(BRAKE, Map.of("on", on, "staff", "stf_1", "reason", "journey"), present.etag())
        .expectYes("Switching the brake");
  }
}

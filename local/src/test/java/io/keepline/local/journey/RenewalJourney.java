package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import java.time.LocalDate;
import java.util.Map;

/** Lease, renew by card, by wallet with its pay page and webhook, and after a declined card. */
final class RenewalJourney {
  private final Traveller me;
  private final Shop shop;

  RenewalJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() {
    String leaseId = me.lease("tnt-sms").path("leaseId").asText();
    me.renew(leaseId);
    byWallet(leaseId);
    byASecondMethod(leaseId);
    sameWishTwice(leaseId);
    me.mailWith("receipt");
    assertThat(shop.timeline(leaseId))
        .filteredOn(e -> e.path("source").asText().equals("order"))
        .hasSize(5);
  }

  private void byWallet(String leaseId) {
    LocalDate before = me.validUntil(leaseId);
    Reply quote = shop.renewQuote(leaseId);
    Reply pending = shop.renew(leaseId, quote, Traveller.WALLET).expectYes("The renewal");
    assertThat(pending.text("/state")).isEqualTo("pending");
    assertThat(me.validUntil(leaseId)).isEqualTo(before);
    String back = me.payPage().press(pending.text("/nextAction/url"), "pay");
    assertThat(back).endsWith("/return/" + pending.text("/orderId"));
    Reply applied = shop.awaitOrder(pending.text("/orderId"), "applied");
    assertThat(applied.text("/appliedValidUntil")).isEqualTo(quote.text("/newValidUntil"));
    assertThat(me.validUntil(leaseId)).isAfter(before);
  }

  private void byASecondMethod(String leaseId) {
    LocalDate before = me.validUntil(leaseId);
    Reply quote = shop.renewQuote(leaseId);
    Reply no = shop.renew(leaseId, quote, Traveller.EMPTY_CARD);
    assertThat(no.status()).isEqualTo(402);
    assertThat(no.text("/code")).isEqualTo("payment_declined");
    assertThat(no.text("/declined/sentence")).isNotBlank();
    assertThat(me.validUntil(leaseId)).isEqualTo(before);
    String orderId = no.text("/orderId");
    shop.payAnotherWay(orderId, Traveller.CARD).expectYes("Another card");
    Reply applied = shop.awaitOrder(orderId, "applied");
    assertThat(applied.body().path("attempts")).hasSize(2);
    assertThat(me.validUntil(leaseId)).isAfter(before);
  }

  /** E7: the same key and body is the same wish, and charges once. */
  private void sameWishTwice(String leaseId) {
    Reply quote = shop.renewQuote(leaseId);
    Map<String, String> wish =
        Map.of(
            "quoteId",
            quote.text("/quoteId"),
            "expectedValidUntil",
            me.validUntil(leaseId).toString(),
            "method",
            "card",
            "methodToken",
            "tok_visa");
    String path = "/v1/leases/" + leaseId + "/renewals";
    Reply first = shop.api().post(path, wish, "journey-" + leaseId).expectYes("The renewal");
    Reply again = shop.api().post(path, wish, "journey-" + leaseId).expectYes("The same again");
    assertThat(again.text("/orderId")).isEqualTo(first.text("/orderId"));
    assertThat(me.validUntil(leaseId)).isEqualTo(LocalDate.parse(quote.text("/newValidUntil")));
  }
}

package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Buyer;
import io.keepline.local.client.Shop.Means;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * Offers that no longer fit (E8, E14, E16): too old, for a date that moved, in another currency
 * than the method takes, of another number, or above what may be paid ahead. None of them buys
 * anything, and money that was paid meanwhile comes back.
 */
final class OfferJourney {
  private static final Means ALIPAY = new Means("alipay", "ali_on_time");

  private final Traveller me;
  private final Shop shop;

  OfferJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() {
    String leaseId = me.lease("tnt-sms").path("leaseId").asText();
    LocalDate until = me.validUntil(leaseId);
    anotherCurrencyIsNotTaken(leaseId);
    anOfferOfAStartIsTakenOnce();
    ofAnotherNumber(leaseId);
    tooOld(leaseId);
    forADateThatMoved(leaseId);
    assertThat(me.validUntil(leaseId)).as("one renewal").isAfter(until);
    aboveWhatMayBePaidAhead(leaseId);
  }

  /**
   * Alipay is taken in yuan: a dollar price is not made for it, and a yuan price not for a card.
   */
  private void anotherCurrencyIsNotTaken(String leaseId) {
    Reply dollars =
        shop.api()
            .post(
                "/v1/quotes",
                Map.of("kind", "renew", "leaseId", leaseId, "method", "alipay", "currency", "USD"));
    refused(dollars, 422, "method_fixes_currency");
    Reply yuan = shop.renewQuote(leaseId, ALIPAY);
    assertThat(yuan.text("/total/currency")).isEqualTo("CNY");
    refused(shop.renew(leaseId, yuan, Traveller.CARD), 422, "method_costs_otherwise");
    Reply unknown =
        shop.api()
            .post("/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId, "currency", "EUR"));
    refused(unknown, 400, "invalid_request");
  }

  /** Tapped twice, each tap a request of its own: one number, one charge. */
  private void anOfferOfAStartIsTakenOnce() {
    Map<String, String> any =
        Map.of(
            "kind", "start",
            "brandId", "tnt",
            "planId", "tnt-sms",
            "country", "US",
            "currency", "USD");
    Reply quote = shop.api().post("/v1/quotes", any).expectYes("The offer");
    Reply first = me.start(quote, Traveller.CARD);
    Buyer buyer = new Buyer("Twice", "en", "twice@example.com");
    Reply second = shop.start(quote.text("/quoteId"), buyer, Traveller.CARD);
    refused(second, 409, "quote_used");
    assertThat(second.text("/orderId")).as("who was first").isEqualTo(first.text("/orderId"));
  }

  private void ofAnotherNumber(String leaseId) {
    String other = me.lease("tnt-sms").path("leaseId").asText();
    Reply quote = shop.renewQuote(other);
    refused(shop.renew(leaseId, quote, Traveller.CARD), 422, "quote_does_not_fit");
  }

  private void tooOld(String leaseId) {
    Reply quote = shop.renewQuote(leaseId);
    shop.advanceTo(leaseId, Instant.parse(quote.text("/expiresAt")).plusSeconds(1));
    Reply late = shop.renew(leaseId, quote, Traveller.CARD);
    refused(late, 409, "quote_expired");
    assertThat(late.text("/newQuoteId")).startsWith("quo_");
    assertThat(late.text("/newTotal/amount")).isEqualTo(quote.text("/total/amount"));
  }

  /** The second of two tabs: what it had seen is not what is now. */
  private void forADateThatMoved(String leaseId) {
    Reply first = shop.renewQuote(leaseId);
    Reply second = shop.renewQuote(leaseId);
    shop.renew(leaseId, first, Traveller.CARD).expectYes("The first tab");
    Reply late =
        shop.api()
            .post(
                "/v1/leases/" + leaseId + "/renewals",
                Map.of(
                    "quoteId",
                    second.text("/quoteId"),
                    "expectedValidUntil",
                    second.text("/expectedValidUntil"),
                    "method",
                    "card",
                    "methodToken",
                    "tok_visa"));
    refused(late, 412, "valid_until_moved");
    assertThat(me.validUntil(leaseId)).isEqualTo(LocalDate.parse(first.text("/newValidUntil")));
  }

  /** E16: days were given up to the cap while the payment was open; it is paid, and goes back. */
  private void aboveWhatMayBePaidAhead(String leaseId) {
    Reply quote = shop.renewQuote(leaseId, Traveller.WALLET);
    Reply pending = shop.renew(leaseId, quote, Traveller.WALLET).expectYes("The renewal");
    LocalDate cap = today(leaseId).plusDays(1).plusMonths(24);
    shop.api()
        .post(
            "/v1/leases/" + leaseId + "/goodwill",
            Map.of("until", cap.toString(), "staff", "stf_1", "reason", "apology"))
        .expectYes("The days");
    me.payPage().press(pending.text("/nextAction/url"), "pay");
    Reply back = shop.awaitOrder(pending.text("/orderId"), "refunded");
    assertThat(back.body().path("refunds")).hasSize(1);
    assertThat(back.text("/refunds/0/amount/amount")).isEqualTo(quote.text("/total/amount"));
    assertThat(back.text("/refunds/0/amount/currency")).isEqualTo("USD");
    assertThat(me.validUntil(leaseId)).isEqualTo(cap);
    assertThat(me.mailWith("refund").text()).contains(quote.text("/total/amount"));
    refused(
        shop.api().post("/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId)),
        422,
        "cap_exceeded");
  }

  private LocalDate today(String leaseId) {
    Reply lease = shop.lease(leaseId);
    return LocalDate.ofInstant(Instant.parse(lease.text("/now")), ZoneId.of(lease.text("/zone")));
  }

  private static void refused(Reply no, int status, String code) {
    assertThat(no.text("/code")).as(no.body().toString()).isEqualTo(code);
    assertThat(no.status()).isEqualTo(status);
  }
}

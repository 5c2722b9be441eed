package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Means;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Optional;

/**
 * Every method from the offer to the renewed number (G0 4 to 7, G3 7 to 9 and 11, G4 5 and 6): what
 * it costs is seen before, the pay page leads back to a page that shows the looked-up state, early,
 * late and repeated webhooks change nothing, and a decline says why and leaves another way.
 */
final class PayingJourney {
  private static final Means PAYPAL = new Means("paypal", "ppl_twice");
  private static final Means ALIPAY = new Means("alipay", "ali_out_of_order");
  private static final Means WECHAT = new Means("wechat_pay", "wxp_never");
  private static final Means ASKING_CARD = Means.card("tok_authenticate");

  private final Browser browser = new Browser();
  private final Traveller me;
  private final Shop shop;

  PayingJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() {
    String leaseId = me.lease("tnt-sms").path("leaseId").asText();
    Reply card = shop.renewQuote(leaseId, Traveller.CARD);
    Reply paypal = shop.renewQuote(leaseId, PAYPAL);
    assertThat(amount(paypal)).as("PayPal's fee is seen before").isGreaterThan(amount(card));
    assertThat(paypal.body().path("lines").toString()).contains("method_fee");
    Reply alipay = shop.renewQuote(leaseId, ALIPAY);
    assertThat(alipay.text("/total/currency")).isEqualTo("CNY");
    assertThat(alipay.body().path("lines").toString()).contains("method_discount");
    onPage(leaseId, paypal, PAYPAL);
    onPage(leaseId, shop.renewQuote(leaseId, ALIPAY), ALIPAY);
    onPage(leaseId, shop.renewQuote(leaseId, WECHAT), WECHAT);
    onPage(leaseId, shop.renewQuote(leaseId, ASKING_CARD), ASKING_CARD);
    declinedInWords(leaseId);
  }

  private void onPage(String leaseId, Reply quote, Means means) {
    LocalDate before = me.validUntil(leaseId);
    Reply pending = shop.renew(leaseId, quote, means).expectYes("The renewal");
    assertThat(pending.text("/state")).isEqualTo("pending");
    String orderId = pending.text("/orderId");
    assertThat(page("/return/" + orderId)).contains("waiting for your payment");
    if (means.equals(WECHAT)) {
      assertThat(browser.get(pending.text("/nextAction/url"))).contains("class=\"qr\"");
    }
    assertThat(me.payPage().press(pending.text("/nextAction/url"), "pay"))
        .endsWith("/return/" + orderId);
    paidOnThePage(orderId);
    Reply applied = shop.awaitOrder(orderId, "applied");
    assertThat(applied.text("/total/amount")).isEqualTo(quote.text("/total/amount"));
    assertThat(applied.text("/total/currency")).isEqualTo(quote.text("/total/currency"));
    assertThat(me.validUntil(leaseId))
        .isEqualTo(LocalDate.parse(quote.text("/newValidUntil")))
        .isAfter(before);
  }

  /** The page reads itself again and looks the payment up, also when no webhook ever comes. */
  private void paidOnThePage(String orderId) {
    Patience.until(
        "a page that says it is paid",
        Duration.ofSeconds(90),
        () ->
            Optional.of(browser.get(shop.api().url() + "/return/" + orderId))
                .filter(page -> page.contains("Paid.")));
  }

  /** The reason in words on the order, the page and in the mail; then another card pays. */
  private void declinedInWords(String leaseId) {
    LocalDate before = me.validUntil(leaseId);
    Means limited = Means.card("tok_limit");
    Reply quote = shop.renewQuote(leaseId, limited);
    Reply no = shop.renew(leaseId, quote, limited);
    assertThat(no.status()).isEqualTo(402);
    assertThat(no.text("/declined/reason")).isEqualTo("limit_exceeded");
    String orderId = no.text("/orderId");
    String words = shop.order(orderId).text("/declined/sentence");
    assertThat(words).isNotBlank();
    assertThat(page("/return/" + orderId)).contains(words);
    assertThat(page("/return/" + orderId + "?lang=zh")).contains("限额");
    Reply blocked = shop.payAnotherWay(orderId, Means.card("tok_fraud"));
    assertThat(blocked.text("/declined/reason")).as("never told so").isEqualTo("rejected");
    assertThat(me.validUntil(leaseId)).isEqualTo(before);
    shop.payAnotherWay(orderId, Traveller.CARD).expectYes("Another card");
    shop.awaitOrder(orderId, "applied");
    assertThat(me.validUntil(leaseId)).isAfter(before);
  }

  private static BigDecimal amount(Reply quote) {
    return new BigDecimal(quote.text("/total/amount"));
  }

  private String page(String path) {
    return browser.get(shop.api().url() + path);
  }
}

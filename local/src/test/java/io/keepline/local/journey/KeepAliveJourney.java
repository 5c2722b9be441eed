package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.OperatorClient;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Means;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;

/**
 * A keep-alive card renewed online (G4 3 to 7, 13 and 14): found by number or serial number, kept
 * for one, three or twelve months by card, debit card, Alipay or WeChat Pay, each with a receipt
 * and the new date at once; one month is given to the first, and wrong data moves no money.
 */
final class KeepAliveJourney {
  private static final String ICCID = "8944209000000000778";
  private static final String MISTYPED = "8944209000000000787";
  private static final String CODE = "ONEFORONE";
  private static final Means EXPIRED = Means.card("tok_expired");
  private static final Means DEBIT = Means.card("tok_authenticate");
  private static final Means ALIPAY = new Means("alipay", "ali_twice");
  private static final Means WECHAT = new Means("wechat_pay", "wxp_never");

  private final Traveller me;
  private final Shop shop;
  private final OperatorClient api;
  private final ReturnPage page;

  KeepAliveJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
    this.api = shop.api();
    this.page = new ReturnPage(me, new Browser());
  }

  void live() {
    String leaseId = oneMonthAndOneGiven();
    lengthsAndPricesAreShown();
    theCardIsFound(leaseId);
    wrongDataMovesNoMoney(leaseId);
    aMonthByCard(leaseId);
    debitCard(leaseId);
    aYearByAlipay(leaseId);
    aMonthByWeChat(leaseId);
    assertThat(wouldComeBack(leaseId))
        .as("terms that have not begun, each in its own currency")
        .containsExactlyInAnyOrder("5.00 GBP", "4.85 GBP", "13.09 GBP", "399.10 CNY", "43.65 CNY");
    theGiftIsGivenOnce(leaseId);
  }

  /** G4 13: two months for the price of one, and the offer says so before. */
  private String oneMonthAndOneGiven() {
    JsonNode number = shop.freeNumber("GB");
    Map<String, Object> wish = new HashMap<>();
    wish.put("kind", "start");
    wish.put("brandId", "tm");
    wish.put("planId", "tm-1");
    wish.put("numberId", number.path("numberId").asText());
    wish.put("currency", "GBP");
    wish.put("promotionCode", CODE);
    Reply quote = api.post("/v1/quotes", wish).expectYes("The offer");
    assertThat(quote.body().path("lines").findValuesAsText("code"))
        .containsExactly("plan", "extra_term");
    assertThat(quote.text("/lines/1/names/en")).isEqualTo("Buy one month, get one free");
    assertThat(quote.text("/total/amount")).isEqualTo("5.00");
    Reply order = me.start(quote, Traveller.CARD);
    shop.awaitOrder(order.text("/orderId"), "applied");
    Reply lease = shop.awaitStatus(order.text("/leaseId"), "active");
    assertThat(lease.text("/validUntil")).isEqualTo(quote.text("/newValidUntil"));
    assertThat(lease.body().path("terms")).hasSize(2);
    assertThat(lease.text("/terms/0/paid/amount")).isEqualTo("5.00");
    assertThat(lease.text("/terms/1/paid/amount")).isEqualTo("0.00");
    assertThat(wouldComeBack(order.text("/leaseId")))
        .as("E24: what was paid, and nothing for the gift")
        .containsExactly("5.00 GBP");
    String leaseId = order.text("/leaseId");
    receipt(leaseId, order.text("/orderId"), "5.00", "GBP");
    return leaseId;
  }

  private List<String> wouldComeBack(String leaseId) {
    JsonNode refunds = shop.lease(leaseId).body().at("/cancellation/preview/refunds");
    return StreamSupport.stream(refunds.spliterator(), false)
        .map(share -> share.path("amount"))
        .map(money -> money.path("amount").asText() + " " + money.path("currency").asText())
        .toList();
  }

  /** G4 4 and 5, before anything is chosen. */
  private void lengthsAndPricesAreShown() {
    JsonNode plans = api.get("/v1/plans?brand=tm").expectYes("The plans").body();
    assertThat(plans.path("items").findValuesAsText("planId"))
        .containsExactlyInAnyOrder("tm-1", "tm-3", "tm-12");
    for (JsonNode plan : plans.path("items")) {
      assertThat(plan.path("prices").findValuesAsText("currency")).containsExactly("CNY", "GBP");
    }
    assertThat(plans.path("methods").findValuesAsText("method"))
        .contains("card", "alipay", "wechat_pay");
    assertThat(plans.at("/methods/2/currency").asText()).isEqualTo("CNY");
    assertThat(plans.path("promotions").findValuesAsText("promotionId"))
        .contains("one-for-one", "year");
  }

  /** G4 3: state, date and plan, whichever number is at hand. */
  private void theCardIsFound(String leaseId) {
    Map<String, String> card = Map.of("iccid", ICCID, "staff", "stf_1", "reason", "new_card");
    api.post("/v1/leases/" + leaseId + "/sim", card).expectYes("The card");
    Reply lease = shop.lease(leaseId);
    for (Map<String, String> known :
        List.of(Map.of("msisdn", lease.text("/number/number")), Map.of("iccid", ICCID))) {
      Reply found = api.post("/v1/leases/lookup", known).expectYes("The look-up");
      assertThat(found.text("/leaseId")).isEqualTo(leaseId);
      assertThat(found.text("/status")).isEqualTo("active");
      assertThat(found.text("/plan/planId")).isEqualTo("tm-1");
      assertThat(found.text("/validUntil")).isEqualTo(lease.text("/validUntil"));
    }
  }

  /** G4 14: a mistyped serial number is told apart from one that nobody has. */
  private void wrongDataMovesNoMoney(String leaseId) {
    Reply mistyped = api.post("/v1/leases/lookup", Map.of("iccid", MISTYPED));
    assertThat(mistyped.status()).isEqualTo(400);
    assertThat(mistyped.text("/errors/0/pointer")).isEqualTo("/iccid");
    Reply nobodys = api.post("/v1/leases/lookup", Map.of("msisdn", "+447700900998"));
    assertThat(nobodys.status()).isEqualTo(404);
    Reply quote = offer(leaseId, "tm-1", Traveller.CARD);
    Reply unknown =
        api.post(
            "/v1/leases/lea_nobodys/renewals",
            Map.of(
                "quoteId",
                quote.text("/quoteId"),
                "expectedValidUntil",
                quote.text("/expectedValidUntil"),
                "method",
                "card",
                "methodToken",
                "tok_visa"));
    assertThat(unknown.status()).isEqualTo(404);
    assertThat(orders(leaseId)).as("only the start was ever charged").isEqualTo(1);
  }

  private long orders(String leaseId) {
    return shop.timeline(leaseId).stream()
        .filter(entry -> entry.path("source").asText().equals("order"))
        .count();
  }

  private Reply offer(String leaseId, String planId, Means means) {
    return api.post(
            "/v1/quotes",
            Map.of(
                "kind",
                "renew",
                "leaseId",
                leaseId,
                "planId",
                planId,
                "method",
                means.method(),
                "currency",
                means.method().equals("card") ? "GBP" : "CNY"))
        .expectYes("The offer");
  }

  /** 3 % less, because it is early; an expired card is refused, and another one pays. */
  private void aMonthByCard(String leaseId) {
    Reply quote = offer(leaseId, "tm-1", EXPIRED);
    Reply no = shop.renew(leaseId, quote, EXPIRED);
    assertThat(no.status()).isEqualTo(402);
    assertThat(no.text("/declined/reason")).isEqualTo("expired_card");
    assertThat(shop.lease(leaseId).text("/validUntil"))
        .isEqualTo(quote.text("/expectedValidUntil"));
    Reply paid = shop.payAnotherWay(no.text("/orderId"), Traveller.CARD).expectYes("Another card");
    renewed(leaseId, quote, paid, 1, "4.85");
  }

  /** A debit card asks for its holder's yes on a page. */
  private void debitCard(String leaseId) {
    Reply quote = offer(leaseId, "tm-3", DEBIT);
    Reply pending = shop.renew(leaseId, quote, DEBIT).expectYes("The order");
    renewed(leaseId, quote, page.pay(pending), 3, "13.09");
  }

  /** In one's own currency: 430.00, less 12.90 for coming early and 18.00 for a whole year. */
  private void aYearByAlipay(String leaseId) {
    Reply quote = offer(leaseId, "tm-12", ALIPAY);
    assertThat(quote.body().path("lines").findValuesAsText("code"))
        .containsExactly("plan", "early_renewal", "promotion");
    assertThat(quote.text("/lines/2/names/zh")).isEqualTo("年付立减");
    assertThat(quote.text("/lines/2/amount/amount")).isEqualTo("-18.00");
    Reply pending = shop.renew(leaseId, quote, ALIPAY).expectYes("The order");
    renewed(leaseId, quote, page.pay(pending), 12, "399.10");
  }

  private void aMonthByWeChat(String leaseId) {
    Reply quote = offer(leaseId, "tm-1", WECHAT);
    Reply pending = shop.renew(leaseId, quote, WECHAT).expectYes("The order");
    renewed(leaseId, quote, page.pay(pending), 1, "43.65");
  }

  /** G4 6 and 7: what was quoted was charged, the state is the new one, and a receipt says so. */
  private void renewed(String leaseId, Reply quote, Reply paid, int months, String total) {
    String currency = quote.text("/total/currency");
    assertThat(quote.text("/total/amount")).isEqualTo(total);
    assertThat(paid.text("/state")).isEqualTo("applied");
    assertThat(paid.text("/total/amount")).isEqualTo(total);
    assertThat(paid.text("/total/currency")).isEqualTo(currency);
    assertThat(month(quote.text("/newValidUntil")))
        .isEqualTo(month(quote.text("/expectedValidUntil")).plusMonths(months));
    Reply found = api.post("/v1/leases/lookup", Map.of("iccid", ICCID)).expectYes("The look-up");
    assertThat(found.text("/status")).isEqualTo("active");
    assertThat(found.text("/validUntil")).isEqualTo(quote.text("/newValidUntil"));
    receipt(leaseId, paid.text("/orderId"), total, currency);
  }

  private static YearMonth month(String date) {
    return YearMonth.parse(date.substring(0, 7));
  }

  private void receipt(String leaseId, String orderId, String total, String currency) {
    JsonNode receipt = new Papers(api, leaseId).receipt(orderId);
    assertThat(receipt.path("number").asText()).matches("TM-R-20[0-9]{2}-[0-9]{6}");
    assertThat(receipt.at("/total/amount").asText()).isEqualTo(total);
    assertThat(receipt.at("/total/currency").asText()).isEqualTo(currency);
    me.mailWith(orderId);
  }

  private void theGiftIsGivenOnce(String leaseId) {
    Reply again =
        api.post(
            "/v1/quotes",
            Map.of(
                "kind", "renew",
                "leaseId", leaseId,
                "planId", "tm-1",
                "currency", "GBP",
                "promotionCode", CODE));
    assertThat(again.status()).isEqualTo(422);
    assertThat(again.text("/code")).isEqualTo("promotion_not_applicable");
  }
}

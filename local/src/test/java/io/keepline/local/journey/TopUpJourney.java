package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Means;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * The guide "Top up a tnt number", from the choice of a method to the receipt, and what the balance
 * is good for: renewals paid from it, told when it runs low, and given back with the last number.
 */
final class TopUpJourney {
  private static final Means NOT_ENOUGH = Traveller.EMPTY_CARD;
  private final HttpClient browser = HttpClient.newHttpClient();
  private final Traveller me;
  private final Shop shop;

  TopUpJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() throws Exception {
    JsonNode lease = me.lease("tnt-sms");
    String leaseId = lease.path("leaseId").asText();
    String holderId = lease.path("holderId").asText();
    stepsAndPricesAreShownBeforePaying();
    String first = aWalletLeadsToThePayPageAndBack(leaseId);
    assertThat(balance(holderId, "USD")).isEqualTo("8.00");
    minutesAndDataHaveGrown(leaseId);
    aReceiptIsKept(leaseId, first);
    anotherMethodWorksAfterADecline(leaseId, holderId);
    onesOwnCurrencyNeedsNoConversion(leaseId, holderId);
    useIsPostedAndSeen(leaseId);
    theBalancePaysRenewalsWhileItLasts(leaseId, holderId);
    whatTheBalancePaidGoesBackToTheTopUps(leaseId, holderId);
  }

  private void stepsAndPricesAreShownBeforePaying() {
    JsonNode steps = shop.api().get("/v1/plans?brand=tnt").expectYes("The plans").body();
    assertThat(steps.path("topUps")).hasSize(4);
    assertThat(price(steps, 0, "card", "USD")).isEqualTo("10.00");
    assertThat(price(steps, 0, "paypal", "USD")).isEqualTo("10.35");
    assertThat(price(steps, 0, "alipay", "CNY")).isEqualTo("70.56");
    assertThat(steps.at("/topUps/0/allowances/0/units").asInt())
        .isLessThan(steps.at("/topUps/3/allowances/0/units").asInt());
  }

  private static String price(JsonNode plans, int step, String method, String currency) {
    return StreamSupport.stream(plans.path("topUps").path(step).path("prices").spliterator(), false)
        .filter(p -> p.path("method").asText().equals(method))
        .filter(p -> p.at("/total/currency").asText().equals(currency))
        .map(p -> p.at("/total/amount").asText())
        .findFirst()
        .orElseThrow();
  }

  private String aWalletLeadsToThePayPageAndBack(String leaseId) throws Exception {
    Reply order =
        shop.topUp(leaseId, "usd-10", Traveller.WALLET, "10.00", "USD").expectYes("The top-up");
    assertThat(order.text("/state")).isEqualTo("pending");
    me.payPage().press(order.text("/nextAction/url"), "pay");
    Reply paid = shop.awaitOrder(order.text("/orderId"), "applied");
    assertThat(paid.text("/refusal")).isEmpty();
    assertThat(returnPage(paid)).contains("US$10.00");
    return paid.text("/orderId");
  }

  private String returnPage(Reply order) throws Exception {
    String base = order.text("/url").replaceFirst("/v1/.*", "");
    return page(URI.create(base + "/return/" + order.text("/orderId")));
  }

  private String page(URI address) throws Exception {
    return browser
        .send(HttpRequest.newBuilder(address).build(), HttpResponse.BodyHandlers.ofString())
        .body();
  }

  private String balance(String holderId, String currency) {
    Reply wallet = shop.api().get("/v1/holders/" + holderId + "/wallet").expectYes("The wallet");
    return StreamSupport.stream(wallet.body().path("balances").spliterator(), false)
        .filter(b -> b.at("/balance/currency").asText().equals(currency))
        .map(b -> b.at("/balance/amount").asText())
        .findFirst()
        .orElse("");
  }

  private long left(String leaseId, String kind, String source) {
    return StreamSupport.stream(shop.lease(leaseId).body().path("allowances").spliterator(), false)
        .filter(a -> a.path("kind").asText().equals(kind))
        .filter(a -> a.path("source").asText().equals(source))
        .mapToLong(a -> a.path("left").asLong())
        .sum();
  }

  private void minutesAndDataHaveGrown(String leaseId) {
    assertThat(left(leaseId, "minutes", "top_up")).isEqualTo(20);
    assertThat(left(leaseId, "mb", "top_up")).isEqualTo(100);
    assertThat(left(leaseId, "sms", "term")).isEqualTo(500);
    assertThat(me.mailWith("top-up of ").text()).contains("10.00", "8.00");
  }

  private void aReceiptIsKept(String leaseId, String orderId) {
    JsonNode receipt =
        Patience.until(
            "the receipt of a top-up",
            Duration.ofSeconds(60),
            () ->
                shop.api().all("/v1/documents?leaseId=" + leaseId).stream()
                    .filter(d -> d.path("kind").asText().equals("receipt"))
                    .filter(d -> d.path("orderId").asText().equals(orderId))
                    .findFirst());
    assertThat(receipt.at("/total/amount").asText()).isEqualTo("10.00");
    JsonNode content =
        shop.api()
            .get("/v1/documents/" + receipt.path("documentId").asText())
            .expectYes("The receipt")
            .body();
    assertThat(content.at("/lines/0/code").asText()).isEqualTo("top_up");
    assertThat(content.at("/lines/0/text").asText()).contains("20 minutes");
  }

  private void anotherMethodWorksAfterADecline(String leaseId, String holderId) {
    Reply no = shop.topUp(leaseId, "usd-20", NOT_ENOUGH, "20.00", "USD");
    assertThat(no.status()).isEqualTo(402);
    assertThat(no.text("/declined/sentence")).isNotBlank();
    assertThat(no.text("/declined/remedy")).isNotBlank();
    assertThat(shop.order(no.text("/orderId")).text("/state")).isEqualTo("declined");
    assertThat(balance(holderId, "USD")).isEqualTo("8.00");
    Reply yes =
        shop.topUp(leaseId, "usd-20", Traveller.CARD, "20.00", "USD").expectYes("The second try");
    assertThat(yes.text("/state")).isEqualTo("applied");
    assertThat(balance(holderId, "USD")).isEqualTo("24.00");
  }

  private void onesOwnCurrencyNeedsNoConversion(String leaseId, String holderId) {
    Reply order =
        shop.topUp(leaseId, "usd-10", new Means("alipay", "ali_on_time"), "70.56", "CNY")
            .expectYes("The top-up by Alipay");
    me.payPage().press(order.text("/nextAction/url"), "pay");
    shop.awaitOrder(order.text("/orderId"), "applied");
    assertThat(balance(holderId, "CNY")).isEqualTo("57.00");
    assertThat(balance(holderId, "USD")).isEqualTo("24.00");
  }

  private void useIsPostedAndSeen(String leaseId) {
    long before = left(leaseId, "sms", "term");
    Map<String, Object> use =
        Map.of(
            "recordId",
            "rec-" + leaseId,
            "kind",
            "sms",
            "scope",
            "domestic",
            "units",
            7,
            "usedAt",
            shop.lease(leaseId).text("/now"));
    for (int i = 0; i < 2; i++) {
      shop.api().post("/v1/leases/" + leaseId + "/usage", use).expectYes("The use");
    }
    assertThat(left(leaseId, "sms", "term")).isEqualTo(before - 7);
    List<JsonNode> records = shop.api().all("/v1/leases/" + leaseId + "/usage");
    assertThat(records).hasSize(1);
    assertThat(records.get(0).path("uncovered").asLong()).isZero();
  }

  private Reply renewFromBalance(String leaseId) {
    Reply quote =
        shop.api()
            .post("/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId, "method", "balance"))
            .expectYes("The offer to renew from the balance");
    return shop.api()
        .post(
            "/v1/leases/" + leaseId + "/renewals",
            Map.of(
                "quoteId",
                quote.text("/quoteId"),
                "expectedValidUntil",
                shop.lease(leaseId).text("/validUntil"),
                "method",
                "balance"));
  }

  /** Twice at 11.40, the early price; then 1.20 are left, and no third time. */
  private void theBalancePaysRenewalsWhileItLasts(String leaseId, String holderId) {
    for (String left : List.of("12.60", "1.20")) {
      Reply order = renewFromBalance(leaseId).expectYes("The renewal from the balance");
      assertThat(order.text("/state")).isEqualTo("applied");
      assertThat(balance(holderId, "USD")).isEqualTo(left);
    }
    String until = shop.lease(leaseId).text("/validUntil");
    Reply no = renewFromBalance(leaseId);
    assertThat(no.status()).isEqualTo(402);
    assertThat(no.text("/code")).isEqualTo("balance_too_low");
    assertThat(balance(holderId, "USD")).isEqualTo("1.20");
    assertThat(shop.lease(leaseId).text("/validUntil")).isEqualTo(until);
    assertThat(me.mailWith("runs low").text()).contains("1.20");
    List<JsonNode> entries = shop.api().all("/v1/holders/" + holderId + "/wallet/entries");
    assertThat(entries)
        .extracting(entry -> entry.path("kind").asText())
        .containsExactly("renewal", "renewal", "top_up", "top_up", "top_up");
    assertThat(entries.get(0).at("/amount/amount").asText()).isEqualTo("-11.40");
  }

  /** What is left of the three top-ups in USD; the Chinese balance went with the cancellation. */
  private void theRestGoesBackToTheCards(String holderId) {
    Reply returned =
        shop.api()
            .post(
                "/v1/holders/" + holderId + "/wallet/refunds",
                Map.of("staff", "stf_1", "reason", "asked"))
            .expectYes("The rest of the balance");
    assertThat(returned.body().path("refunds"))
        .extracting(refund -> refund.at("/amount/amount").asText())
        .as("of 16.00 less what went before, and 8.00")
        .containsExactly("2.00", "8.00");
    assertThat(balance(holderId, "USD")).isEqualTo("0.00");
    assertThat(balance(holderId, "CNY")).isEqualTo("0.00");
    for (JsonNode refund : returned.body().path("refunds")) {
      String orderId = refund.path("orderId").asText();
      Patience.until(
          "a refund of the balance",
          Duration.ofSeconds(60),
          () ->
              Optional.of(shop.order(orderId))
                  .filter(
                      order ->
                          StreamSupport.stream(order.body().path("refunds").spliterator(), false)
                              .allMatch(r -> r.path("state").asText().equals("done"))));
    }
  }

  private void theWayOfTheMoneyIsShownBefore(String leaseId) throws Exception {
    shop.api()
        .post("/v1/leases/" + leaseId + "/cancellation", Map.of())
        .expectYes("The request to cancel");
    String mail = me.mailWith("/cancel/").text();
    assertThat(mail).contains("Through your balance would go back $22.80", "From your balance");
    String page = mail.replaceAll("(?s).*?(https?://\\S+/cancel/[A-Za-z0-9_.-]+).*", "$1");
    assertThat(page(URI.create(page))).contains("back to your balance", "11.40");
  }

  private List<String> entries(String holderId, String kind) {
    return shop.api().all("/v1/holders/" + holderId + "/wallet/entries").stream()
        .filter(entry -> entry.path("kind").asText().equals(kind))
        .map(entry -> entry.at("/amount/amount").asText())
        .toList();
  }

  private void whatTheBalancePaidGoesBackToTheTopUps(String leaseId, String holderId)
      throws Exception {
    theWayOfTheMoneyIsShownBefore(leaseId);
    shop.api()
        .post(
            "/v1/leases/" + leaseId + "/cancel-on-behalf",
            Map.of("staff", "stf_1", "reason", "asked"))
        .expectYes("The cancellation");
    Reply kept =
        shop.topUp(leaseId, "usd-10", Traveller.CARD, "10.00", "USD")
            .expectYes("A top-up after the cancellation");
    assertThat(kept.text("/refusal")).isEqualTo("cancellation_confirmed");
    // The 1.20 that were left are set aside: they go back with the cancellation.
    assertThat(balance(holderId, "USD")).isEqualTo("10.00");
    assertThat(me.mailWith("is in your balance").text())
        .contains("10.00", "The reason: the number is being cancelled.");
    assertThat(returnPage(kept)).contains("could not use this top-up: it is being cancelled.");
    Instant executeAt = Instant.parse(shop.lease(leaseId).text("/cancellation/executeAt"));
    shop.advanceTo(leaseId, executeAt.plus(Duration.ofHours(1)));
    shop.awaitStatus(leaseId, "quarantined");
    // Twice 11.40 come back to the balance, and leave it for the top-ups: no number could use them.
    Patience.until(
        "the way of the renewals' money",
        Duration.ofSeconds(60),
        () -> Optional.of(entries(holderId, "withdrawal")).filter(parts -> parts.size() == 3));
    assertThat(entries(holderId, "refund")).containsExactly("11.40", "11.40");
    assertThat(entries(holderId, "withdrawal")).containsExactly("-11.40", "-1.40", "-10.00");
    assertThat(balance(holderId, "USD")).as("what was topped up too late").isEqualTo("10.00");
    assertThat(me.mailWith("is back in it").text())
        .contains("$11.40", "you gave the number up", "$11.40 goes on")
        .doesNotContain("Your balance is now");
    assertThat(me.mailWith("The reason: you have no number that could use it").text())
        .contains("of your balance back");
    theRestGoesBackToTheCards(holderId);
  }
}

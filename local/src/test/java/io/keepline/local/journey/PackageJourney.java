package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Means;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.StreamSupport;

/**
 * A new package for an eSIM (G3 6 to 9 and 11): chosen with roaming and an add-on, reviewed with
 * its terms, paid on a page, bound to the next term, and kept as a receipt. A limit and missing
 * funds are said, and another method pays.
 */
final class PackageJourney {
  private static final String ROAMING = "roaming-eu";
  private static final Means ALIPAY = new Means("alipay", "ali_on_time");
  private static final Means PAYPAL = new Means("paypal", "ppl_late");
  private static final Means LIMITED = Means.card("tok_limit");

  private final Traveller me;
  private final Shop shop;
  private final ReturnPage page;

  PackageJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
    this.page = new ReturnPage(me, new Browser());
  }

  void live() {
    String leaseId = me.lease("tmoble-voice").path("leaseId").asText();
    LocalDate until = me.validUntil(leaseId);
    packagesAreShown();
    Reply quote = reviewed(leaseId, until);
    Reply order = page.pay(shop.renew(leaseId, quote, ALIPAY).expectYes("The order"));
    assertThat(order.text("/total/amount")).isEqualTo(quote.text("/total/amount"));
    bound(leaseId, until, quote);
    aReceiptNamesThePackage(leaseId, order);
    anotherMethodAfterALimitAndMissingFunds(leaseId);
    inForceFromItsFirstDay(leaseId, until);
  }

  /** G3 6: price, validity, what it holds at home and abroad, add-ons, terms, ways to pay. */
  private void packagesAreShown() {
    JsonNode all = shop.api().get("/v1/plans?brand=tmoble").expectYes("The plans").body();
    JsonNode mixed = named(all.path("items"), "planId", "tmoble-mixed");
    assertThat(mixed.at("/prices/0/amount").asText()).isEqualTo("28.00");
    assertThat(mixed.at("/term/unit").asText()).isEqualTo("months");
    assertThat(named(mixed.path("allowances"), "scope", "roaming").path("units").asInt())
        .isEqualTo(1000);
    JsonNode addOn = named(all.path("addOns"), "addOnId", ROAMING);
    assertThat(addOn.at("/prices/0/amount").asText()).isEqualTo("12.00");
    assertThat(addOn.at("/allowances/0/units").asInt()).isEqualTo(5000);
    assertThat(all.at("/terms/url").asText()).isEqualTo("https://tmoble.example/terms");
    assertThat(all.path("methods").findValuesAsText("method")).contains("card", "alipay", "paypal");
  }

  private static JsonNode named(JsonNode list, String field, String value) {
    return StreamSupport.stream(list.spliterator(), false)
        .filter(entry -> entry.path(field).asText().equals(value))
        .findFirst()
        .orElseThrow();
  }

  /** G3 7 and 8: before anything is paid, the order with its lines, dates and terms. */
  private Reply reviewed(String leaseId, LocalDate until) {
    Reply quote =
        shop.api()
            .post(
                "/v1/quotes",
                Map.of(
                    "kind",
                    "renew",
                    "leaseId",
                    leaseId,
                    "planId",
                    "tmoble-mixed",
                    "addOns",
                    List.of(ROAMING),
                    "method",
                    ALIPAY.method()))
            .expectYes("The offer");
    assertThat(quote.text("/lines/0/subject")).isEqualTo("tmoble-mixed");
    assertThat(quote.text("/lines/0/amount/amount")).isEqualTo("28.00");
    assertThat(quote.text("/lines/1/names/en")).isEqualTo("5 GB in Europe");
    assertThat(quote.text("/lines/1/amount/amount")).isEqualTo("12.00");
    assertThat(sum(quote.body())).isEqualByComparingTo(quote.text("/total/amount"));
    assertThat(quote.text("/effectiveFrom")).isEqualTo("next_term");
    assertThat(quote.text("/expectedValidUntil")).isEqualTo(until.toString());
    assertThat(LocalDate.parse(quote.text("/newValidUntil")))
        .isBetween(until.plusDays(28), until.plusDays(31));
    assertThat(quote.text("/termsVersion")).isEqualTo("2026-10");
    assertThat(quote.text("/numberMasked")).startsWith("***");
    assertThat(me.validUntil(leaseId)).isEqualTo(until);
    return quote;
  }

  private static BigDecimal sum(JsonNode offer) {
    return StreamSupport.stream(offer.path("lines").spliterator(), false)
        .map(line -> new BigDecimal(line.at("/amount/amount").asText()))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** G3 9: the new package stands behind the running one, which goes on. */
  private void bound(String leaseId, LocalDate until, Reply quote) {
    Reply lease = shop.lease(leaseId);
    assertThat(lease.text("/validUntil")).isEqualTo(quote.text("/newValidUntil"));
    assertThat(lease.body().path("terms")).hasSize(2);
    assertThat(lease.text("/terms/0/plan/planId")).isEqualTo("tmoble-voice");
    assertThat(lease.text("/terms/1/plan/planId")).isEqualTo("tmoble-mixed");
    assertThat(lease.text("/terms/1/from")).isEqualTo(until.toString());
    assertThat(lease.text("/terms/1/until")).isEqualTo(quote.text("/newValidUntil"));
    assertThat(lease.text("/terms/1/paid/amount")).isEqualTo(quote.text("/total/amount"));
    assertThat(lease.text("/service/wantedPlan/planId")).isEqualTo("tmoble-voice");
  }

  private void aReceiptNamesThePackage(String leaseId, Reply order) {
    JsonNode receipt = new Papers(shop.api(), leaseId).receipt(order.text("/orderId"));
    assertThat(receipt.path("number").asText()).matches("TMOBLE-R-20[0-9]{2}-[0-9]{6}");
    assertThat(receipt.at("/lines/1/text").asText()).contains("5 GB in Europe");
    assertThat(receipt.at("/total/amount").asText()).isEqualTo(order.text("/total/amount"));
    assertThat(receipt.at("/payment/method").asText()).isEqualTo("alipay");
    me.mailWith(order.text("/orderId"));
  }

  /** G3 11: said in words with a remedy, nothing moved, and one order paid once at last. */
  private void anotherMethodAfterALimitAndMissingFunds(String leaseId) {
    LocalDate before = me.validUntil(leaseId);
    Reply quote = shop.renewQuote(leaseId, LIMITED);
    Reply limit = shop.renew(leaseId, quote, LIMITED);
    declined(limit, "limit_exceeded");
    String orderId = limit.text("/orderId");
    Reply funds = shop.payAnotherWay(orderId, Traveller.EMPTY_CARD);
    declined(funds, "insufficient_funds");
    assertThat(page.of(orderId)).contains(funds.text("/declined/sentence"));
    assertThat(me.validUntil(leaseId)).isEqualTo(before);
    Reply paid = page.pay(shop.payAnotherWay(orderId, PAYPAL).expectYes("PayPal"));
    assertThat(paid.body().path("attempts").findValuesAsText("state"))
        .containsExactly("declined", "declined", "paid");
    assertThat(paid.text("/total/amount")).isEqualTo(quote.text("/total/amount"));
    assertThat(me.validUntil(leaseId)).isEqualTo(LocalDate.parse(quote.text("/newValidUntil")));
  }

  private static void declined(Reply no, String reason) {
    assertThat(no.status()).isEqualTo(402);
    assertThat(no.text("/declined/reason")).isEqualTo(reason);
    assertThat(no.text("/declined/sentence")).isNotBlank();
    assertThat(no.text("/declined/remedy")).isNotBlank();
  }

  private void inForceFromItsFirstDay(String leaseId, LocalDate until) {
    shop.advanceTo(leaseId, until);
    Reply lease =
        Patience.until(
            "the new package in force",
            Duration.ofSeconds(60),
            () ->
                Optional.of(shop.lease(leaseId))
                    .filter(l -> l.text("/service/confirmedPlan/planId").equals("tmoble-mixed")));
    assertThat(lease.text("/service/inStep")).isEqualTo("true");
    assertThat(lease.text("/status")).isEqualTo("active");
    assertThat(left(lease, "domestic", "term")).isEqualTo(10_000);
    assertThat(left(lease, "roaming", "term")).isEqualTo(1000);
    assertThat(left(lease, "roaming", "add_on")).isEqualTo(5000);
    assertThat(used(lease, "FR", 40)).as("in France").isEqualTo("europe");
    assertThat(used(lease, "JP", 10)).as("in Japan").isEqualTo("asia");
    Reply after = shop.lease(leaseId);
    assertThat(left(after, "roaming", "add_on")).as("bought for Europe").isEqualTo(4960);
    assertThat(left(after, "roaming", "term")).as("good anywhere abroad").isEqualTo(990);
  }

  /** The network reports data used in a country; the brand knows its zone. */
  private String used(Reply lease, String country, int megabytes) {
    Reply posted =
        shop.api()
            .post(
                "/v1/leases/" + lease.text("/leaseId") + "/usage",
                Map.of(
                    "recordId",
                    "roamed-" + country,
                    "kind",
                    "mb",
                    "scope",
                    "roaming",
                    "country",
                    country,
                    "units",
                    megabytes,
                    "usedAt",
                    lease.text("/now")))
            .expectYes("The use in " + country);
    assertThat(posted.body().at("/record/uncovered").asInt()).isZero();
    return posted.text("/record/zone");
  }

  private static long left(Reply lease, String scope, String source) {
    return StreamSupport.stream(lease.body().path("allowances").spliterator(), false)
        .filter(a -> a.path("kind").asText().equals("mb"))
        .filter(a -> a.path("scope").asText().equals(scope))
        .filter(a -> a.path("source").asText().equals(source))
        .mapToLong(a -> a.path("left").asLong())
        .sum();
  }
}

package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What an offer shows before anybody pays: lines, methods, promotions, terms. */
class QuotesTest {
  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static Api.Got start(Map<String, Object> more) {
    Map<String, Object> wish = new HashMap<>();
    wish.put("kind", "start");
    wish.put("brandId", "tnt");
    wish.put("planId", "tnt-sms");
    wish.put("country", "US");
    wish.put("currency", "USD");
    wish.putAll(more);
    return api.post("/v1/quotes", wish);
  }

  @Test
  void aBrandShowsItsMethodsAddOnsPromotionsAndAllowances() {
    Api.Got plans = api.get("/v1/plans?brand=tnt");
    assertThat(plans.text("/methods/2/method")).isEqualTo("paypal");
    assertThat(plans.text("/methods/2/percent")).isEqualTo("3.5");
    assertThat(plans.text("/methods/3/currency")).isEqualTo("CNY");
    assertThat(plans.text("/addOns/0/addOnId")).isEqualTo("texts-abroad");
    assertThat(plans.text("/promotions/0/needsCode")).isEqualTo("true");
    assertThat(plans.response().body()).doesNotContain("WELCOME");
    assertThat(plans.text("/items/2/allowances/0/units")).isEqualTo("500");
    assertThat(plans.text("/terms/version")).isEqualTo("2026-11");
  }

  @Test
  void theLinesAddUpToTheTotalAndSayTheTermsThatAreAccepted() {
    Api.Got quote =
        start(
            Map.of(
                "method", "paypal",
                "addOns", List.of("texts-abroad"),
                "promotionCode", "WELCOME"));
    assertThat(quote.status()).as(quote.response().body()).isEqualTo(201);
    assertThat(quote.body().at("/lines").findValuesAsText("code"))
        .containsExactly("plan", "add_on", "promotion", "method_fee");
    assertThat(quote.text("/lines/2/amount/amount")).isEqualTo("-2.00");
    assertThat(quote.text("/lines/2/names/zh")).isEqualTo("新用户首月优惠");
    assertThat(quote.text("/lines/3/amount/amount")).isEqualTo("0.49");
    assertThat(quote.text("/total/amount")).isEqualTo("14.49");
    assertThat(quote.text("/termsVersion")).isEqualTo("2026-11");
    Api.Got again = api.get("/v1/quotes/" + quote.text("/quoteId"));
    assertThat(again.body()).as("an offer stays as it was made").isEqualTo(quote.body());
    assertThat(api.get("/v1/quotes/quo_none").status()).isEqualTo(404);
  }

  @Test
  void aMethodThatIsTakenInOneCurrencyOnlyBringsItsCurrency() {
    Map<String, Object> wish =
        Map.of(
            "kind", "start",
            "brandId", "tnt",
            "planId", "tnt-sms",
            "country", "US",
            "method", "alipay");
    Api.Got quote = api.post("/v1/quotes", wish);
    assertThat(quote.text("/total/currency")).as(quote.response().body()).isEqualTo("CNY");
    assertThat(quote.text("/total/amount")).isEqualTo("84.28");
    refused(start(Map.of("method", "alipay")), 422, "method_fixes_currency");
  }

  @Test
  void aCountryWhereTheBrandHasNoNumbersIsRefusedBeforeAPriceIsNamed() {
    Api.Got no = start(Map.of("country", "ZZ"));
    assertThat(no.status()).isEqualTo(400);
    assertThat(no.text("/errors/0/rule")).contains("US, GB");
  }

  @Test
  void whatCannotBePricedIsRefusedWithItsReason() {
    refused(start(Map.of("promotionCode", "NOSUCH")), 422, "promotion_unknown");
    refused(
        start(Map.of("promotionCode", "WELCOME", "planId", "tnt-week")),
        422,
        "promotion_not_applicable");
    refused(start(Map.of("addOns", List.of("no-such"))), 422, "add_on_not_offered");
    refused(start(Map.of("addOns", List.of("x", "x"))), 400, "invalid_request");
    refused(start(Map.of("promotionCode", "small")), 400, "invalid_request");
  }

  @Test
  void anOfferIsNotPaidByAMethodOfAnotherPrice() {
    Api.Got quote = start(Map.of("method", "paypal"));
    Map<String, Object> byCard =
        Map.of(
            "quoteId",
            quote.text("/quoteId"),
            "holder",
            Map.of("name", "Ann", "locale", "en", "mail", "ann@example.com"),
            "method",
            "card",
            "methodToken",
            "tok_visa");
    refused(api.post("/v1/leases", byCard, "k-other-price"), 422, "method_costs_otherwise");
  }

  @Test
  void renewingAWeekAheadIsCheaper() {
    String lease = api.lease("num_4");
    Api.Got quote = api.post("/v1/quotes", Map.of("kind", "renew", "leaseId", lease));
    assertThat(quote.body().at("/lines").findValuesAsText("code"))
        .as(quote.response().body())
        .containsExactly("plan", "early_renewal");
    assertThat(quote.text("/total/amount")).isEqualTo("11.40");
  }

  @Test
  void anotherPlanNowCostsTheDifferenceForTheDaysLeft() {
    String lease = api.lease("num_6");
    Map<String, Object> wish =
        Map.of("kind", "renew", "leaseId", lease, "planId", "tnt-voice", "effectiveFrom", "now");
    Api.Got quote = api.post("/v1/quotes", wish);
    assertThat(quote.body().at("/lines").findValuesAsText("code"))
        .as(quote.response().body())
        .containsExactly("plan_days", "unused_days");
    assertThat(quote.text("/kind")).isEqualTo("change");
    assertThat(quote.text("/effectiveFrom")).isEqualTo("now");
    assertThat(quote.text("/effectiveUntil")).isEqualTo(quote.text("/expectedValidUntil"));
    assertThat(quote.text("/lines/1/amount/amount")).isEqualTo("-12.00");
    assertThat(quote.text("/total/amount")).isEqualTo("3.00");
    Map<String, Object> order =
        Map.of(
            "quoteId",
            quote.text("/quoteId"),
            "expectedValidUntil",
            quote.text("/expectedValidUntil"),
            "method",
            "card",
            "methodToken",
            "tok_visa");
    Api.Got paid = api.post("/v1/leases/" + lease + "/renewals", order, "k-change");
    assertThat(paid.text("/state")).as(paid.response().body()).isEqualTo("applied");
    Api.Got changed = api.get("/v1/leases/" + lease);
    assertThat(changed.text("/service/wantedPlan/planId")).isEqualTo("tnt-voice");
    assertThat(changed.text("/validUntil")).isEqualTo(quote.text("/expectedValidUntil"));
    refused(api.post("/v1/quotes", wish), 409, "plan_in_force");
  }

  @Test
  void aChangeNowIsOfOnePlanInTheCurrencyOfTheRunningTerm() {
    String lease = api.lease("num_7");
    Map<String, Object> wish = new HashMap<>();
    wish.putAll(Map.of("kind", "renew", "leaseId", lease, "effectiveFrom", "now"));
    refused(api.post("/v1/quotes", wish), 400, "invalid_request");
    wish.put("planId", "tnt-voice");
    wish.put("currency", "CNY");
    refused(api.post("/v1/quotes", wish), 400, "invalid_request");
    wish.remove("currency");
    wish.put("method", "alipay");
    refused(api.post("/v1/quotes", wish), 422, "method_fixes_currency");
    wish.put("method", "card");
    wish.put("promotionCode", "WELCOME");
    refused(api.post("/v1/quotes", wish), 422, "promotion_not_applicable");
    wish.remove("promotionCode");
    wish.put("terms", 2);
    refused(api.post("/v1/quotes", wish), 400, "invalid_request");
    wish.remove("terms");
    wish.put("effectiveFrom", "yesterday");
    refused(api.post("/v1/quotes", wish), 400, "invalid_request");
    Api.Got next = api.post("/v1/quotes", Map.of("kind", "renew", "leaseId", lease));
    assertThat(next.text("/effectiveFrom")).isEqualTo("next_term");
  }

  @Test
  void aRefusalNamesTheSupportOfTheBrandItIsAbout() {
    String lease = api.lease("num_5");
    Api.Got declined =
        api.post(
            "/v1/leases/" + lease + "/renewals",
            api.renewal(lease, "tok_insufficient_funds"),
            "k-support");
    assertThat(declined.status()).as(declined.response().body()).isEqualTo(402);
    assertThat(declined.text("/support/mail")).isEqualTo("support@tnt.example");
    Api.Got unknown = start(Map.of("promotionCode", "NOSUCH"));
    assertThat(unknown.text("/support/mail")).isEqualTo("support@tnt.example");
  }

  private static void refused(Api.Got answer, int status, String code) {
    assertThat(answer.status()).as(answer.response().body()).isEqualTo(status);
    assertThat(answer.text("/code")).isEqualTo(code);
    assertThat(answer.text("/remedy")).isNotBlank();
  }
}

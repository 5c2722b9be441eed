package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The ladder, top-ups, wallets and use, as a shop meets them. */
class TopUpsApiTest {
  private static Api api;
  private static String lease;

  @BeforeAll
  static void open() {
    api = Api.open();
    lease = api.lease("num_1");
  }

  @AfterAll
  static void close() {
    api.close();
  }

  private static Map<String, Object> wish(String step, String amount, String method) {
    return Map.of(
        "stepId",
        step,
        "total",
        Map.of("amount", amount, "currency", "USD"),
        "method",
        method,
        "methodToken",
        "tok_visa");
  }

  private static Api.Got topUp(Map<String, Object> wish, String key) {
    return api.post("/v1/leases/" + lease + "/top-ups", wish, key);
  }

  @Test
  void eachStepIsShownWithWhatItGivesAndCostsByEachMethod() {
    Api.Got plans = api.get("/v1/plans?brand=tnt");
    assertThat(plans.body().path("topUps")).hasSize(4);
    assertThat(plans.text("/topUps/0/stepId")).isEqualTo("usd-10");
    assertThat(plans.text("/topUps/0/allowances/0/kind")).isEqualTo("minutes");
    assertThat(plans.body().at("/topUps/0/allowances/1/units").asInt()).isEqualTo(100);
    assertThat(plans.body().at("/topUps/3/restores").asBoolean()).isTrue();
    String prices = plans.body().at("/topUps/0/prices").toString();
    assertThat(prices)
        .contains("{\"method\":\"paypal\",\"total\":{\"amount\":\"10.35\",\"currency\":\"USD\"}}")
        .contains("{\"method\":\"alipay\",\"total\":{\"amount\":\"70.56\",\"currency\":\"CNY\"}}")
        .doesNotContain("balance");
  }

  @Test
  void aCardsNumberIsRefusedAndNeverKept() {
    for (String number : List.of("4242424242424242", "4242-4242-4242-4242", "378282246310005")) {
      Map<String, Object> wish = new HashMap<>(wish("usd-10", "10.00", "card"));
      wish.put("methodToken", number);
      Api.Got got = topUp(wish, "pan-" + number);
      assertThat(got.status()).as(number).isEqualTo(400);
      assertThat(got.text("/errors/0/pointer")).isEqualTo("/methodToken");
      assertThat(got.body().toString()).doesNotContain(number);
    }
    int kept =
        api.database
            .jdbi()
            .withHandle(
                handle ->
                    handle
                        .createQuery("select count(*) from method_tokens where token ~ '[0-9]{12}'")
                        .mapTo(Integer.class)
                        .one());
    assertThat(kept).isZero();
  }

  @Test
  void anAmountThatIsNoneIsRefusedBeforeAnythingIsAsked() {
    int sent = api.leases.sent.size();
    List<String> wrong =
        List.of(
            "-10.00",
            "10.001",
            "1e1",
            "NaN",
            "10,00",
            "0x10",
            "",
            "92233720368547758.08",
            "99999999999999999999",
            "１０.００");
    for (int i = 0; i < wrong.size(); i++) {
      Api.Got got = topUp(wish("usd-10", wrong.get(i), "card"), "wrong-" + i);
      assertThat(got.status()).as(wrong.get(i)).isEqualTo(400);
      assertThat(got.text("/errors/0/pointer")).as(wrong.get(i)).startsWith("/total");
    }
    assertThat(api.leases.sent).hasSize(sent);
  }

  @Test
  void aTopUpIsTakenForTheShownPriceOnlyAndOnce() {
    int sent = api.leases.sent.size();
    Api.Got dear = topUp(wish("usd-10", "10.00", "paypal"), "dear");
    assertThat(dear.status()).isEqualTo(409);
    assertThat(dear.text("/code")).isEqualTo("price_moved");
    assertThat(dear.text("/newTotal/amount")).isEqualTo("10.35");
    assertThat(topUp(wish("usd-11", "11.00", "card"), "k1").text("/code"))
        .isEqualTo("top_up_not_offered");
    assertThat(topUp(wish("usd-10", "10.00", "alipay"), "k2").text("/code"))
        .isEqualTo("method_fixes_currency");
    assertThat(api.leases.sent).hasSize(sent);
    Api.Got first = topUp(wish("usd-10", "10.35", "paypal"), "good");
    assertThat(first.status()).isEqualTo(202);
    assertThat(first.text("/kind")).isEqualTo("top_up");
    Api.Got again = topUp(wish("usd-10", "10.35", "paypal"), "good");
    assertThat(again.text("/orderId")).isEqualTo(first.text("/orderId"));
    assertThat(topUp(wish("usd-20", "20.00", "card"), "good").status()).isEqualTo(422);
    Api.Got read = api.get("/v1/orders/" + first.text("/orderId"));
    assertThat(read.text("/total/amount")).isEqualTo("10.35");
    assertThat(api.leases.sent).hasSize(sent + 1);
    Api.Got other =
        api.post(
            "/v1/orders/" + first.text("/orderId") + "/attempts",
            Map.of("method", "card", "methodToken", "tok_visa"),
            "other");
    assertThat(other.text("/code")).isEqualTo("order_not_retryable");
  }

  @Test
  void theBalanceCannotTopItselfUpAndTakesNoToken() {
    Map<String, Object> wish =
        Map.of(
            "stepId",
            "usd-10",
            "total",
            Map.of("amount", "10.00", "currency", "USD"),
            "method",
            "balance");
    assertThat(topUp(wish, "self").status()).isEqualTo(400);
    Map<String, Object> renewal =
        Map.of(
            "quoteId",
            "quo_x",
            "expectedValidUntil",
            "2026-04-02",
            "method",
            "balance",
            "methodToken",
            "tok_visa");
    Api.Got got = api.post("/v1/leases/" + lease + "/renewals", renewal, "token");
    assertThat(got.status()).isEqualTo(400);
    assertThat(got.response().body()).contains("/methodToken");
  }

  @Test
  void aWalletThatWasNeverFilledIsEmptyAndAStrangersIsNotFound() {
    String holder = api.leases.lease(lease).holderId();
    Api.Got wallet = api.get("/v1/holders/" + holder + "/wallet");
    assertThat(wallet.status()).isEqualTo(200);
    assertThat(wallet.body().path("balances")).isEmpty();
    Api.Got entries = api.get("/v1/holders/" + holder + "/wallet/entries");
    assertThat(entries.body().path("items")).isEmpty();
    assertThat(api.get("/v1/holders/hol_none/wallet").status()).isEqualTo(404);
    assertThat(api.get("/v1/holders/" + holder + "/wallet/entries?cursor=eA").status())
        .isEqualTo(400);
  }

  @Test
  void theRestOfABalanceIsNotGivenBackWhileANumberLives() {
    String holder = api.leases.lease(lease).holderId();
    Api.Got no =
        api.post(
            "/v1/holders/" + holder + "/wallet/refunds",
            Map.of("staff", "stf_1", "reason", "asked"),
            "rest");
    assertThat(no.status()).isEqualTo(409);
    assertThat(no.text("/code")).isEqualTo("number_lives");
  }

  @Test
  void aUseIsPostedOnceUnderItsRecordsId() {
    Map<String, Object> use =
        Map.of(
            "recordId",
            "rec_1",
            "kind",
            "sms",
            "scope",
            "domestic",
            "units",
            3,
            "usedAt",
            "2026-03-01T09:00:00Z");
    String path = "/v1/leases/" + lease + "/usage";
    Api.Got posted = api.post(path, use);
    assertThat(posted.status()).isEqualTo(201);
    assertThat(posted.body().at("/record/uncovered").asInt()).isEqualTo(3);
    Api.Got again = api.post(path, use);
    assertThat(again.status()).isEqualTo(200);
    assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
    Map<String, Object> other = new java.util.HashMap<>(use);
    other.put("units", 4);
    assertThat(api.post(path, other).text("/code")).isEqualTo("usage_record_differs");
    other.put("units", 0);
    assertThat(api.post(path, other).status()).isEqualTo(400);
    other.put("units", 4);
    for (String not : List.of("2027-03-01T09:00:00Z", "2001-03-01T09:00:00Z")) {
      other.put("usedAt", not);
      assertThat(api.post(path, other).text("/errors/0/pointer")).as(not).isEqualTo("/usedAt");
    }
    assertThat(api.get(path).body().path("items")).hasSize(1);
  }

  @Test
  void aUseAbroadSaysItsCountry() {
    String path = "/v1/leases/" + lease + "/usage";
    Map<String, Object> use = new java.util.HashMap<>();
    use.put("recordId", "rec_abroad");
    use.put("kind", "mb");
    use.put("scope", "roaming");
    use.put("units", 3);
    use.put("usedAt", "2026-03-01T09:00:00Z");
    use.put("country", "XX");
    assertThat(api.post(path, use).text("/errors/0/pointer")).isEqualTo("/country");
    use.put("country", "US");
    assertThat(api.post(path, use).text("/errors/0/pointer")).as("at home").isEqualTo("/country");
    use.put("country", "FR");
    Api.Got posted = api.post(path, use);
    assertThat(posted.status()).as(posted.response().body()).isEqualTo(201);
    assertThat(posted.text("/record/country")).isEqualTo("FR");
    assertThat(posted.body().path("record").has("zone")).as("tnt has no zones").isFalse();
    use.put("country", "ES");
    assertThat(api.post(path, use).text("/code")).isEqualTo("usage_record_differs");
    use.put("scope", "domestic");
    assertThat(api.post(path, use).text("/errors/0/pointer")).isEqualTo("/country");
  }
}

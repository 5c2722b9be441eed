package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LeaseJourneyTest {
  private static Api api;

  @BeforeAll
  static void open() {
    api = Api.open();
  }

  @AfterAll
  static void close() {
    api.close();
  }

  @Test
  void plansShowPricesAndPeriods() {
    Api.Got plans = api.get("/v1/plans?brand=tnt");
    assertThat(plans.status()).isEqualTo(200);
    assertThat(plans.text("/items/2/planId")).isEqualTo("tnt-sms");
    assertThat(plans.text("/items/2/prices/1/amount")).isEqualTo("12.00");
    assertThat(plans.text("/items/2/prices/1/currency")).isEqualTo("USD");
    assertThat(plans.text("/items/2/term/unit")).isEqualTo("months");
    assertThat(plans.text("/zone")).isEqualTo("Asia/Shanghai");
  }

  @Test
  void freeNumbersComeInPages() {
    Api.Got first = api.get("/v1/numbers?brand=tnt&country=US&limit=2");
    assertThat(first.body().at("/items")).hasSize(2);
    Api.Got second =
        api.get("/v1/numbers?brand=tnt&country=US&limit=2&cursor=" + first.text("/next"));
    assertThat(second.body().at("/items")).hasSize(2);
    assertThat(second.text("/items/0/numberId")).isNotEqualTo(first.text("/items/0/numberId"));
  }

  @Test
  void aCardLeaseBeginsPaidAndIsReadBack() {
    Api.Got started = api.start("num_1", "tok_visa", "k-card");
    assertThat(started.status()).as(started.response().body()).isEqualTo(201);
    assertThat(started.text("/state")).isEqualTo("applied");
    assertThat(started.header("Location")).isEqualTo(started.text("/url"));
    Api.Got lease = api.get("/v1/leases/" + started.text("/leaseId"));
    assertThat(lease.text("/status")).isEqualTo("active");
    assertThat(lease.text("/validUntil")).isEqualTo("2026-04-02");
    assertThat(lease.text("/number/number")).isEqualTo("+12025550101");
    assertThat(lease.header("ETag")).matches("\"tag_[0-9a-f]{26}\"");
  }

  @Test
  void renewingByCardMovesTheDateByOneTerm() {
    String lease = api.lease("num_2");
    Api.Got renewed =
        api.post("/v1/leases/" + lease + "/renewals", api.renewal(lease, "tok_visa"), "k-renew");
    assertThat(renewed.status()).as(renewed.response().body()).isEqualTo(201);
    assertThat(renewed.text("/state")).isEqualTo("applied");
    assertThat(renewed.text("/appliedValidUntil")).isEqualTo("2026-05-02");
    assertThat(api.get("/v1/leases/" + lease).text("/validUntil")).isEqualTo("2026-05-02");
  }

  @Test
  void aWalletAnswersWithAPageToGoTo() {
    Api.Got started = api.start("num_3", "wal_on_time", "k-wallet");
    assertThat(started.status()).isEqualTo(201);
    assertThat(started.text("/state")).isEqualTo("pending");
    assertThat(started.text("/nextAction/url")).isEqualTo("https://pay.example/checkout/1");
    api.leases.pay(started.text("/leaseId"), started.text("/orderId"));
    assertThat(api.get("/v1/orders/" + started.text("/orderId")).text("/state"))
        .isEqualTo("applied");
  }

  @Test
  void aDeclinedCardSaysWhyAndWhatToDo() {
    String lease = api.lease("num_4");
    Api.Got declined =
        api.post(
            "/v1/leases/" + lease + "/renewals",
            api.renewal(lease, "tok_insufficient_funds"),
            "k-declined");
    assertThat(declined.status()).isEqualTo(402);
    assertThat(declined.text("/code")).isEqualTo("payment_declined");
    assertThat(declined.text("/declined/reason")).isEqualTo("insufficient_funds");
    assertThat(declined.text("/declined/remedy")).contains("another method");
    assertThat(declined.text("/orderUrl")).contains("/v1/orders/ord_");
    assertThat(declined.text("/support/mail")).isNotEmpty();
  }

  @Test
  void aLookupFindsTheOpenLeaseByNumberAndByCard() {
    Map<String, Object> unknown = Map.of("msisdn", "+447700900123");
    assertThat(api.post("/v1/leases/lookup", unknown).status()).isEqualTo(404);
    String lease = api.lease("num_5");
    Api.Got found = api.post("/v1/leases/lookup", Map.of("msisdn", "+1 202 555 0105"));
    assertThat(found.text("/leaseId")).isEqualTo(lease);
  }
}

package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoubleSubmitTest {
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
  void e8TwoTabsGetA409WhileInFlightAndA412Afterwards() {
    String lease = api.lease("num_1");
    String path = "/v1/leases/" + lease + "/renewals";
    Map<String, Object> one = api.renewal(lease, "wal_on_time");
    Map<String, Object> two = api.renewal(lease, "tok_visa");
    Api.Got first = api.post(path, one, "tab-1");
    assertThat(first.text("/state")).isEqualTo("pending");
    Api.Got second = api.post(path, two, "tab-2");
    assertThat(second.status()).isEqualTo(409);
    assertThat(second.text("/code")).isEqualTo("order_in_flight");
    api.leases.pay(lease, first.text("/orderId"));
    Api.Got third = api.post(path, two, "tab-2b");
    assertThat(third.status()).isEqualTo(412);
    assertThat(third.text("/code")).isEqualTo("valid_until_moved");
    assertThat(third.text("/validUntil")).isEqualTo("2026-05-02");
    assertThat(third.text("/newQuoteId")).startsWith("quo_");
  }

  @Test
  void anExpiredQuoteIsRefusedWithANewOne() {
    String lease = api.lease("num_2");
    Map<String, Object> body = api.renewal(lease, "tok_visa");
    api.now.set(Api.NOW.plus(Duration.ofMinutes(31)));
    Api.Got late = api.post("/v1/leases/" + lease + "/renewals", body, "late");
    assertThat(late.status()).isEqualTo(409);
    assertThat(late.text("/code")).isEqualTo("quote_expired");
    assertThat(late.text("/newQuoteId")).startsWith("quo_").isNotEqualTo(body.get("quoteId"));
    assertThat(late.text("/newTotal/amount")).isEqualTo("11.40");
    api.now.set(Api.NOW);
  }

  @Test
  void anExpiredStartQuoteIsRefusedWithANewOne() {
    String quote = api.startQuote("num_3");
    api.now.set(Api.NOW.plus(Duration.ofMinutes(31)));
    Api.Got late =
        api.post(
            "/v1/leases",
            Map.of(
                "quoteId",
                quote,
                "holder",
                Api.holder(),
                "method",
                "card",
                "methodToken",
                "tok_visa"),
            "late-start");
    assertThat(late.text("/code")).isEqualTo("quote_expired");
    assertThat(late.text("/newQuoteId")).startsWith("quo_");
    api.now.set(Api.NOW);
  }

  @Test
  void aChosenNumberThatIsGoneIsRefused() {
    String quote = api.startQuote("num_4");
    api.lease("num_4");
    Api.Got gone =
        api.post(
            "/v1/leases",
            Map.of(
                "quoteId",
                quote,
                "holder",
                Api.holder(),
                "method",
                "card",
                "methodToken",
                "tok_visa"),
            "gone");
    assertThat(gone.status()).isEqualTo(409);
    assertThat(gone.text("/code")).isEqualTo("number_taken");
  }

  @Test
  void aDeclinedOrderIsPaidByAnotherMethod() {
    String lease = api.lease("num_5");
    Api.Got declined =
        api.post(
            "/v1/leases/" + lease + "/renewals",
            api.renewal(lease, "tok_insufficient_funds"),
            "declined");
    String order = declined.text("/orderId");
    Map<String, Object> other = Map.of("method", "card", "methodToken", "tok_visa");
    Api.Got paid = api.post("/v1/orders/" + order + "/attempts", other, "second-card");
    assertThat(paid.status()).isEqualTo(201);
    assertThat(paid.text("/state")).isEqualTo("applied");
    assertThat(paid.body().at("/attempts")).hasSize(2);
    Api.Got again = api.post("/v1/orders/" + order + "/attempts", other, "second-card");
    assertThat(again.body()).isEqualTo(paid.body());
    Api.Got third = api.post("/v1/orders/" + order + "/attempts", other, "third-card");
    assertThat(third.status()).isEqualTo(409);
    assertThat(third.text("/code")).isEqualTo("order_not_retryable");
  }

  @Test
  void thatAnOrderIsClosedIsSaidBeforeWhatAnotherMethodWouldCost() {
    String order = api.start("num_8", "tok_insufficient_funds", "dearer").text("/orderId");
    Map<String, Object> dearer = Map.of("method", "paypal", "methodToken", "ppl_on_time");
    Api.Got declined = api.post("/v1/orders/" + order + "/attempts", dearer, "dearer-1");
    assertThat(declined.status()).isEqualTo(422);
    assertThat(declined.text("/code")).isEqualTo("method_costs_otherwise");
    assertThat(api.post("/v1/orders/" + order + "/abandon", Map.of(), "dearer-left").status())
        .isEqualTo(200);
    Api.Got closed = api.post("/v1/orders/" + order + "/attempts", dearer, "dearer-2");
    assertThat(closed.status()).isEqualTo(409);
    assertThat(closed.text("/code")).isEqualTo("order_not_retryable");
    assertThat(closed.text("/orderId")).isEqualTo(order);
  }

  @Test
  void aSecondDeclineIsTheSecondTriesOwn() {
    String lease = api.lease("num_6");
    String order =
        api.post(
                "/v1/leases/" + lease + "/renewals",
                api.renewal(lease, "tok_insufficient_funds"),
                "d1")
            .text("/orderId");
    api.leases.mode = RuledLeases.Mode.SWALLOWS;
    Map<String, Object> other = Map.of("method", "card", "methodToken", "tok_insufficient_funds");
    Api.Got unknown = api.post("/v1/orders/" + order + "/attempts", other, "d2");
    assertThat(unknown.status()).isEqualTo(202);
    api.leases.mode = RuledLeases.Mode.ANSWERS;
    Api.Got declined = api.post("/v1/orders/" + order + "/attempts", other, "d2");
    assertThat(declined.status()).isEqualTo(402);
    assertThat(api.get("/v1/orders/" + order).body().at("/attempts")).hasSize(2);
  }

  @Test
  void anUnpaidFirstOrderCanBeLeft() {
    Api.Got started = api.start("num_7", "tok_insufficient_funds", "left");
    assertThat(started.status()).isEqualTo(402);
    Api.Got left =
        api.post("/v1/orders/" + started.text("/orderId") + "/abandon", Map.of(), "leave");
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.text("/status")).isEqualTo("ended");
    assertThat(left.text("/lossCause")).isEqualTo("reservation_lapsed");
  }
}

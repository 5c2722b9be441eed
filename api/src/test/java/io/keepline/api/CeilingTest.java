package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Msisdn;
import io.keepline.store.NumberPool;
import io.keepline.store.NumberRow;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * What a consent's ceiling may be, and what the lease then says of its next charge. The plan costs
 * 12.00 USD or 86.00 CNY a month, 5 % less a week before it is due and earlier.
 */
class CeilingTest {
  private Api api;
  private String lease;

  @BeforeEach
  void open() {
    api = Api.open();
    lease = api.lease("num_1");
  }

  @AfterEach
  void close() {
    api.close();
  }

  @Test
  void aCurrencyThatIsNeverChargedIsRefusedAndThePossibleOnesAreNamed() {
    Api.Got no = consent("balance", "15.00", "EUR", "en");
    assertThat(no.status()).isEqualTo(422);
    assertThat(no.text("/code")).isEqualTo("ceiling_currency_not_taken");
    assertThat(no.text("/errors/0/pointer")).isEqualTo("/ceiling/currency");
    assertThat(no.text("/errors/0/rule")).isEqualTo("one of CNY, USD");
    assertThat(no.text("/detail")).contains("charged in CNY, USD only");
    assertThat(no.body().at("/currencies")).hasSize(2);
    assertThat(consent("balance", "15.00", "EUR", "zh").text("/detail")).contains("CNY、USD");
    assertThat(read().body().has("consent")).isFalse();
    assertThat(api.leases.sent).as("commands beside the start").hasSize(1);
  }

  @Test
  void aMethodWithACurrencyOfItsOwnTakesNoOther() {
    Api.Got no = consent("alipay", "15.00", "USD", "en");
    assertThat(no.status()).isEqualTo(422);
    assertThat(no.text("/errors/0/rule")).isEqualTo("one of CNY");
    Api.Got asked = consent("alipay", "100.00", "CNY", "en");
    assertThat(asked.status()).isEqualTo(200);
    assertThat(asked.text("/nextCharge/how")).isEqualTo("payment_request");
    assertThat(asked.text("/nextCharge/because")).isEqualTo("method_not_chargeable");
  }

  @Test
  void aMethodThatTheBrandDoesNotTakeIsRefused() {
    lease = leaseOfABrandWithoutPaypal();
    Api.Got no = consent("paypal", "15.00", "GBP", "en");
    assertThat(no.status()).isEqualTo(422);
    assertThat(no.text("/code")).isEqualTo("method_not_offered");
    assertThat(read().body().has("consent")).isFalse();
  }

  @Test
  void aCeilingThatCoversThePriceIsCharged() {
    Api.Got empty = consent("balance", "12.00", "USD", "en");
    assertThat(empty.text("/nextCharge/how")).isEqualTo("payment_request");
    assertThat(empty.text("/nextCharge/because")).isEqualTo("balance_too_low");
    api.database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    "insert into wallets values (?, 'USD', 1200, 1200, 0, now())",
                    api.leases.lease(lease).holderId()));
    Api.Got covered = read();
    assertThat(covered.text("/nextCharge/how")).isEqualTo("charge");
    assertThat(covered.body().at("/nextCharge").has("because")).isFalse();
  }

  @Test
  void aCeilingBelowThePriceOfThatDayIsTakenAndTold() {
    assertThat(api.renewQuote(lease).text("/total/amount")).as("early").isEqualTo("11.40");
    Api.Got low = consent("balance", "11.99", "USD", "en");
    assertThat(low.status()).isEqualTo(200);
    assertThat(low.text("/consent/ceiling/amount")).isEqualTo("11.99");
    assertThat(low.text("/nextCharge/how")).isEqualTo("payment_request");
    assertThat(low.text("/nextCharge/because")).isEqualTo("above_ceiling");
    assertThat(read().text("/nextCharge/because")).isEqualTo("above_ceiling");
  }

  private Api.Got read() {
    return api.get("/v1/leases/" + lease);
  }

  private Api.Got consent(String method, String amount, String currency, String language) {
    return api.send(
        "PUT",
        "/v1/leases/" + lease + "/consent",
        Map.of("method", method, "ceiling", Map.of("amount", amount, "currency", currency)),
        Map.of("If-Match", read().header("ETag"), "Accept-Language", language));
  }

  private String leaseOfABrandWithoutPaypal() {
    new NumberPool(api.database)
        .add(
            List.of(
                new NumberRow(
                    "num_tm",
                    Msisdn.parse("+447700900001"),
                    null,
                    "tm",
                    "GB",
                    List.of("SMS_IN", "VOICE_IN"),
                    "AVAILABLE",
                    Api.NOW)));
    Api.Got quote =
        api.post(
            "/v1/quotes",
            Map.of(
                "kind",
                "start",
                "brandId",
                "tm",
                "planId",
                "tm-1",
                "currency",
                "GBP",
                "numberId",
                "num_tm"));
    Api.Got started =
        api.post(
            "/v1/leases",
            Map.of(
                "quoteId",
                quote.text("/quoteId"),
                "holder",
                Api.holder(),
                "method",
                "card",
                "methodToken",
                "tok_visa"),
            "start-tm");
    assertThat(started.status()).as(started.response().body()).isEqualTo(201);
    return started.text("/leaseId");
  }
}

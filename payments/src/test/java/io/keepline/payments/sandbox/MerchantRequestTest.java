package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.payments.RunningSandbox;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The provider's HTTP interface, met by requests that its own adapter would never send. */
class MerchantRequestTest {

  private static final String GOOD =
      """
      {"paymentId":"pay_1","amountMinor":100,"currency":"USD","method":"card",\
      "methodToken":"tok_visa","returnUrl":"https://shop.example/","orderId":"o"}""";

  private static RunningSandbox sandbox;

  @BeforeAll
  static void open() throws IOException {
    sandbox = RunningSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static HttpResponse<String> send(String method, String path, String key, String body)
      throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + path))
            .method(method, BodyPublishers.ofString(body))
            .header("Authorization", "Bearer " + key)
            .build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }

  private static HttpResponse<String> send(String method, String path, String body)
      throws Exception {
    return send(method, path, RunningSandbox.API_KEY, body);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "\"pay_1\"|7|paymentId",
        "\"pay_1\"|\"a/b\"|paymentId",
        "\"pay_1\"|\"\"|paymentId",
        "100|0|amountMinor",
        "100|-5|amountMinor",
        "100|1.5|amountMinor",
        "100|99999999999999999999|amountMinor",
        "\"USD\"|\"usd\"|currency",
        "\"USD\"|\"QQQ\"|currency",
        "\"card\"|\"cheque\"|method",
        "\"tok_visa\"|null|methodToken",
        "\"https://shop.example/\"|\"javascript:alert(1)\"|returnUrl",
        "\"https://shop.example/\"|\"/relative\"|returnUrl",
        "\"o\"|[]|orderId"
      })
  void everyWrongFieldIsNamedAndNothingIsKept(String good, String bad, String field)
      throws Exception {
    HttpResponse<String> answer = send("POST", "/v1/payments", GOOD.replace(good, bad));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).contains("invalid_request", "Field " + field);
    assertThat(send("GET", "/v1/payments/by-payment-id/pay_1", "").statusCode()).isEqualTo(404);
  }

  @ParameterizedTest
  @CsvSource({
    "POST, /v1/payments",
    "POST, /v1/payments/spy_1/confirm",
    "GET, /v1/payments/spy_1",
    "GET, /v1/payments/by-payment-id/pay_1",
    "POST, /v1/payments/by-payment-id/pay_1/cancel",
    "POST, /v1/refunds",
    "GET, /v1/refunds/ref_1",
    "GET, /ledger?day=2026-03-31",
    "GET, /ledger/totals",
    "POST, /control/payments/pay_1/pay",
    "POST, /control/faults"
  })
  void noRouteOfMerchantsOpensWithoutTheKey(String method, String path) throws Exception {
    HttpResponse<String> answer = send(method, path, "guess", GOOD);
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.body()).contains("unauthorized");
  }

  @ParameterizedTest
  @CsvSource({
    "/ledger",
    "/ledger?day=yesterday",
    "/ledger?day=2026-02-30",
    "/ledger?day=2026-03-31&after=x",
    "/ledger?day=2026-03-31&limit=0",
    "/ledger/totals?day=x"
  })
  void aLedgerQuestionThatMakesNoSenseIsRefused(String path) throws Exception {
    assertThat(send("GET", path, "").statusCode()).isEqualTo(400);
  }

  @Test
  void whatIsNotJsonIsRefused() throws Exception {
    assertThat(send("POST", "/v1/payments", "{").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/v1/payments", "").statusCode()).isEqualTo(400);
    assertThat(send("POST", "/v1/refunds", "[]").statusCode()).isEqualTo(400);
  }

  @Test
  void aHugeBodyIsRefused() throws Exception {
    HttpResponse<String> answer = send("POST", "/v1/payments", " ".repeat(200_000) + GOOD);
    assertThat(answer.statusCode()).isEqualTo(413);
  }

  @Test
  void anUnknownRouteIsAJsonError() throws Exception {
    HttpResponse<String> answer = send("GET", "/v2/everything", "");
    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(answer.body()).startsWith("{\"");
  }

  @Test
  void theLedgerTurnsPagesOfTheAskedSize() throws Exception {
    for (int i = 0; i < 3; i++) {
      String id = "pay_page_" + i;
      String created = send("POST", "/v1/payments", GOOD.replace("pay_1", id)).body();
      String ref = created.replaceAll(".*\"providerRef\":\"(\\w+)\".*", "$1");
      assertThat(send("POST", "/v1/payments/" + ref + "/confirm", "").statusCode()).isEqualTo(200);
    }
    String totals = send("GET", "/ledger/totals", "").body();
    String day = totals.replaceAll("(?s).*?\"day\":\"([0-9-]+)\".*", "$1");
    String first = send("GET", "/ledger?limit=2&day=" + day, "").body();
    String next = first.replaceAll(".*\"next\":\"(\\d+)\".*", "$1");
    String second = send("GET", "/ledger?limit=2&day=" + day + "&after=" + next, "").body();
    assertThat(first).contains("pay_page_0", "pay_page_1").doesNotContain("pay_page_2");
    assertThat(second).contains("pay_page_2").doesNotContain("\"next\"", "pay_page_1");
    assertThat(send("GET", "/ledger/totals?day=" + day, "").body())
        .contains("\"kind\":\"charge\"", "\"amountMinor\":300", "\"rows\":3");
  }

  @Test
  void healthNeedsNoKey() throws Exception {
    assertThat(send("GET", "/livez", "none", "").body()).contains("live");
    assertThat(send("GET", "/readyz", "none", "").body()).contains("ready");
  }
}

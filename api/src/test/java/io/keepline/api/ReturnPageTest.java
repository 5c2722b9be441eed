package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class ReturnPageTest {
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
  void itShowsWhatTheRecordKnowsWhateverTheAddressSays() {
    Api.Got started = api.start("num_1", "wal_on_time", "return-1");
    String page = "/return/" + started.text("/orderId");
    Api.Got waiting = api.get(page + "?status=paid&success=true");
    assertThat(waiting.status()).isEqualTo(200);
    assertThat(waiting.response().body())
        .contains("waiting for your payment")
        .contains("http-equiv=\"refresh\"")
        .doesNotContain("valid until");
    api.leases.pay(started.text("/leaseId"), started.text("/orderId"));
    Api.Got paid = api.get(page);
    assertThat(paid.response().body())
        .contains("valid until 2026-04-02")
        .doesNotContain("http-equiv=\"refresh\"");
    assertThat(api.get(page + "?lang=zh").response().body()).contains("有效期至 2026-04-02");
  }

  @Test
  void itAsksForALookUpOnceInAWhile() {
    Api.Got started = api.start("num_2", "wal_on_time", "return-2");
    String page = "/return/" + started.text("/orderId");
    api.get(page);
    api.get(page);
    String asked = "lease-" + started.text("/leaseId") + " paymentHint ";
    assertThat(api.leases.hints.stream().filter(hint -> hint.startsWith(asked))).hasSize(1);
  }

  @Test
  void aDeclineIsToldInWordsAndAStrangersOrderIsNotThere() {
    Api.Got declined = api.start("num_3", "tok_insufficient_funds", "return-3");
    assertThat(api.get("/return/" + declined.text("/orderId")).response().body())
        .contains("not enough money")
        .contains("Use another method");
    assertThat(api.get("/return/ord_unknown").status()).isEqualTo(404);
    assertThat(api.get("/return/%3Cscript%3E").status()).isEqualTo(404);
  }

  @Test
  void nothingShownCanRunOrLeak() {
    Api.Got page = api.get("/return/ord_unknown");
    assertThat(page.header("Content-Security-Policy")).startsWith("default-src 'none'");
    assertThat(page.header("Referrer-Policy")).isEqualTo("no-referrer");
    assertThat(api.get("/pages.css").header("Content-Type")).startsWith("text/css");
  }
}

package io.keepline.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.workflows.LinkTokens;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page behind a mailed request to pay. */
class PayPageTest {
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
  void aGetChangesNothingAndShowsTheWaysThatHaveAPageOfTheirOwn() {
    int sent = api.leases.sent.size();
    String page = get(link());
    assertThat(page).contains("PayPal", "Alipay", "WeChat Pay").doesNotContain("+12025550101");
    assertThat(api.leases.sent).hasSize(sent);
  }

  @Test
  void thePriceIsSeenAndAcceptedOnce() {
    Api.Got offer = post(link() + "/offer/paypal", "");
    assertThat(offer.response().body()).contains("To be charged");
    Matcher quote = Pattern.compile("value=\"(quo_[^\"]+)\"").matcher(offer.response().body());
    assertThat(quote.find()).isTrue();
    int sent = api.leases.sent.size();
    Api.Got accepted = post(link() + "/accept", "figures=" + quote.group(1));
    assertThat(accepted.status()).isEqualTo(303);
    assertThat(accepted.header("Location")).startsWith("/return/ord_");
    Api.Got again = post(link() + "/accept", "figures=" + quote.group(1));
    assertThat(again.header("Location")).isEqualTo(accepted.header("Location"));
    assertThat(api.leases.sent.size()).isBetween(sent + 1, sent + 2);
  }

  @Test
  void forgedLinksStrangeOffersAndCardsFindNothing() {
    String token = link().substring("/pay/".length());
    assertThat(status("/pay/" + token.substring(0, token.length() - 2) + "xx")).isEqualTo(404);
    String cancels =
        new LinkTokens(Api.LINK_SECRET).mint(new LinkTokens.Link(lease, "lnk_something"));
    assertThat(status("/pay/" + cancels)).isEqualTo(404);
    assertThat(post(link() + "/offer/card", "").status()).isEqualTo(404);
    assertThat(post(link() + "/accept", "figures=quo_foreign").status()).isEqualTo(404);
    assertThat(post(link() + "/accept", "").status()).isEqualTo(404);
  }

  @Test
  void aLinkForADateThatPassedOffersNothing() {
    String old = new LinkTokens(Api.LINK_SECRET).mint(new LinkTokens.Link(lease, "pay-2020-01-01"));
    assertThat(get("/pay/" + old)).contains("renewed already").doesNotContain("<form");
    assertThat(post("/pay/" + old + "/offer/paypal", "").status()).isEqualTo(410);
  }

  private String link() {
    String until = api.leases.lease(lease).validUntil().toString();
    return "/pay/"
        + new LinkTokens(Api.LINK_SECRET).mint(new LinkTokens.Link(lease, "pay-" + until));
  }

  private String get(String path) {
    return api.send(HttpRequest.newBuilder(api.uri(path)).header("Accept-Language", "en").build())
        .response()
        .body();
  }

  private int status(String path) {
    return api.send(HttpRequest.newBuilder(api.uri(path)).build()).status();
  }

  private Api.Got post(String path, String form) {
    return api.send(
        HttpRequest.newBuilder(api.uri(path))
            .header("Accept-Language", "en")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form))
            .build());
  }
}

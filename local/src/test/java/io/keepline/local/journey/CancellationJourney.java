package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.mailbox.Mail;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Request, mailed link, button, cooling-off; un-started terms are refunded, the number is freed.
 */
final class CancellationJourney {
  private static final Pattern LINK = Pattern.compile("https?://\\S+/cancel/[A-Za-z0-9_.-]+");
  private final HttpClient browser = HttpClient.newHttpClient();
  private final Traveller me;
  private final Shop shop;

  CancellationJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() throws Exception {
    JsonNode lease = me.lease("tnt-sms");
    String leaseId = lease.path("leaseId").asText();
    Reply second = me.renew(leaseId);
    String link = requestLink(leaseId);
    openingChangesNothing(leaseId, link);
    HttpResponse<String> pressed = send(post(link + "/confirm", "checked=yes"));
    assertThat(pressed.statusCode()).as(pressed.body()).isEqualTo(200);
    Reply confirmed = shop.lease(leaseId);
    assertThat(confirmed.text("/cancellation/state")).isEqualTo("confirmed");
    String paid = second.text("/total/amount");
    assertThat(confirmed.text("/cancellation/refunds/0/amount/amount")).isEqualTo("12.00");
    renewingIsRefused(leaseId);
    Instant executeAt = Instant.parse(confirmed.text("/cancellation/executeAt"));
    shop.advanceTo(leaseId, executeAt.plus(Duration.ofHours(1)));
    Reply lost = shop.awaitStatus(leaseId, "quarantined");
    assertThat(lost.text("/lossCause")).isEqualTo("cancelled");
    moneyIsBack(second.text("/orderId"), paid);
    shop.advanceTo(leaseId, Instant.parse(lost.text("/quarantineUntil")).plusSeconds(1));
    shop.awaitStatus(leaseId, "ended");
    assertThat(me.isFree(lease.at("/number/numberId").asText())).isTrue();
  }

  private String requestLink(String leaseId) {
    shop.api()
        .post("/v1/leases/" + leaseId + "/cancellation", Map.of())
        .expectYes("The request to cancel");
    Mail mail = me.mailWith("/cancel/");
    Matcher link = LINK.matcher(mail.text());
    assertThat(link.find()).isTrue();
    return link.group();
  }

  /** Mail scanners follow links. */
  private void openingChangesNothing(String leaseId, String link) throws Exception {
    HttpResponse<String> page = send(HttpRequest.newBuilder(URI.create(link)).build());
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(shop.lease(leaseId).text("/cancellation/state")).isEqualTo("requested");
  }

  private void moneyIsBack(String orderId, String paid) {
    Reply order =
        Patience.until(
            "a refund that is done",
            Duration.ofSeconds(60),
            () ->
                Optional.of(shop.order(orderId))
                    .filter(found -> found.text("/refunds/0/state").equals("done")));
    assertThat(order.text("/refunds/0/amount/amount")).isEqualTo(paid);
  }

  private void renewingIsRefused(String leaseId) {
    Reply quote = shop.api().post("/v1/quotes", Map.of("kind", "renew", "leaseId", leaseId));
    assertThat(quote.status()).isEqualTo(409);
    assertThat(quote.text("/code")).isEqualTo("cancellation_confirmed");
  }

  private static HttpRequest post(String url, String form) {
    return HttpRequest.newBuilder(URI.create(url))
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }

  private HttpResponse<String> send(HttpRequest request) throws Exception {
    return browser.send(request, HttpResponse.BodyHandlers.ofString());
  }
}

package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import java.math.BigDecimal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A brand that keeps a fee and gives unused days back: the same figures before anything is asked,
 * in the mail, on the page, when confirmed, when carried out, and on the credit notes (I14).
 */
final class CancellationFeeJourney {
  private static final Pattern LINK = Pattern.compile("https?://\\S+/cancel/[A-Za-z0-9_.-]+");
  private static final Pattern FIGURES = Pattern.compile("name=\"figures\" value=\"([^\"]+)\"");
  private static final BigDecimal FEE = new BigDecimal("3.00");
  private final HttpClient browser = HttpClient.newHttpClient();
  private final Traveller me;
  private final Shop shop;

  CancellationFeeJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() throws Exception {
    JsonNode lease = me.lease("tmoble-data");
    String leaseId = lease.path("leaseId").asText();
    String holderId = lease.path("holderId").asText();
    me.renew(leaseId);
    String topUp = topUp(leaseId);
    LocalDate begun = LocalDate.parse(shop.lease(leaseId).text("/terms/0/from"));
    shop.advanceTo(leaseId, begun.plusDays(11));
    JsonNode preview = shop.lease(leaseId).body().at("/cancellation/preview");
    unusedDaysAndTheWholeNextTermLessTheFee(leaseId, preview);
    String link = requestLink(leaseId, preview);
    String page = get(link);
    assertThat(page).contains("3.00", amount(preview, 0), amount(preview, 1), "5.00");
    Matcher figures = FIGURES.matcher(page);
    assertThat(figures.find()).isTrue();
    assertThat(balance(holderId)).isEqualTo("5.00");
    confirm(link, figures.group(1));
    assertThat(balance(holderId)).as("set aside").isEqualTo("0.00");
    withdrawnAndConfirmedAgain(leaseId, holderId);
    Reply confirmed = shop.lease(leaseId);
    assertThat(confirmed.body().at("/cancellation/wallet")).isEqualTo(preview.path("wallet"));
    assertThat(confirmed.body().at("/cancellation/refunds")).isEqualTo(preview.path("refunds"));
    assertThat(confirmed.text("/cancellation/fee/amount")).isEqualTo("3.00");
    carriedOut(leaseId, preview, Instant.parse(confirmed.text("/cancellation/executeAt")));
    walletGoesBack(topUp, holderId);
  }

  /** The step of 15 USD leaves 5 of credit, its days are beside it. */
  private String topUp(String leaseId) {
    Reply order =
        shop.topUp(leaseId, "restore-15", Traveller.CARD, "15.00", "USD").expectYes("The top-up");
    assertThat(order.text("/state")).isEqualTo("applied");
    return order.text("/orderId");
  }

  private String balance(String holderId) {
    return shop.api()
        .get("/v1/holders/" + holderId + "/wallet")
        .expectYes("The wallet")
        .text("/balances/0/balance/amount");
  }

  /** A change of mind puts the wallet's share back; staff then cancels with the same figures. */
  private void withdrawnAndConfirmedAgain(String leaseId, String holderId) {
    shop.api()
        .post("/v1/leases/" + leaseId + "/cancellation/withdraw", Map.of())
        .expectYes("Withdrawing the cancellation");
    assertThat(balance(holderId)).as("put back").isEqualTo("5.00");
    shop.api()
        .post(
            "/v1/leases/" + leaseId + "/cancel-on-behalf",
            Map.of("staff", "stf_1", "reason", "asked_by_phone"))
        .expectYes("Cancelling on behalf");
    assertThat(balance(holderId)).as("set aside again").isEqualTo("0.00");
  }

  private void walletGoesBack(String topUp, String holderId) {
    Reply order =
        Patience.until(
            "the wallet's refund",
            Duration.ofSeconds(60),
            () ->
                Optional.of(shop.order(topUp))
                    .filter(found -> found.text("/refunds/0/state").equals("done")));
    assertThat(order.text("/refunds/0/amount/amount")).isEqualTo("5.00");
    assertThat(balance(holderId)).isEqualTo("0.00");
  }

  /** Eighteen of thirty days are left after today; the newest payment bears the fee. */
  private void unusedDaysAndTheWholeNextTermLessTheFee(String leaseId, JsonNode preview) {
    JsonNode terms = shop.lease(leaseId).body().path("terms");
    BigDecimal running = new BigDecimal(terms.at("/0/paid/amount").asText());
    BigDecimal next = new BigDecimal(terms.at("/1/paid/amount").asText());
    BigDecimal unused =
        running
            .multiply(BigDecimal.valueOf(18))
            .divide(BigDecimal.valueOf(30), 2, java.math.RoundingMode.DOWN);
    assertThat(amount(preview, 0)).isEqualTo(unused.toString());
    assertThat(amount(preview, 1)).isEqualTo(next.subtract(FEE).toString());
    assertThat(preview.at("/fee/amount").asText()).isEqualTo("3.00");
    assertThat(preview.at("/wallet/0/amount/amount").asText()).isEqualTo("5.00");
    assertThat(preview.path("wallet")).hasSize(1);
  }

  private static String amount(JsonNode preview, int payment) {
    return preview.path("refunds").path(payment).at("/amount/amount").asText();
  }

  private String requestLink(String leaseId, JsonNode preview) {
    Reply asked =
        shop.api()
            .post("/v1/leases/" + leaseId + "/cancellation", Map.of())
            .expectYes("The request to cancel");
    assertThat(asked.body().at("/cancellation/preview")).isEqualTo(preview);
    String mail = me.mailWith("/cancel/").text();
    assertThat(mail).contains("Fee: $3.00", amount(preview, 0), amount(preview, 1));
    Matcher link = LINK.matcher(mail);
    assertThat(link.find()).isTrue();
    return link.group();
  }

  private void confirm(String link, String figures) throws Exception {
    assertThat(press(link, "fig_of_another_day")).isEqualTo(409);
    assertThat(press(link, figures)).isEqualTo(200);
  }

  private int press(String link, String figures) throws Exception {
    return browser
        .send(
            HttpRequest.newBuilder(URI.create(link + "/confirm"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("checked=yes&figures=" + figures))
                .build(),
            HttpResponse.BodyHandlers.ofString())
        .statusCode();
  }

  private void carriedOut(String leaseId, JsonNode preview, Instant executeAt) {
    shop.advanceTo(leaseId, executeAt.plus(Duration.ofHours(1)));
    shop.awaitStatus(leaseId, "quarantined");
    for (JsonNode share : preview.path("refunds")) {
      String orderId = share.path("orderId").asText();
      String back = share.at("/amount/amount").asText();
      Reply order =
          Patience.until(
              "a refund that is done",
              Duration.ofSeconds(60),
              () ->
                  Optional.of(shop.order(orderId))
                      .filter(found -> found.text("/refunds/0/state").equals("done")));
      assertThat(order.text("/refunds/0/amount/amount")).isEqualTo(back);
      assertThat(creditNote(leaseId, orderId).at("/total/amount").asText()).isEqualTo(back);
    }
  }

  private JsonNode creditNote(String leaseId, String orderId) {
    JsonNode entry =
        Patience.until(
            "a credit note",
            Duration.ofSeconds(60),
            () -> {
              List<JsonNode> all = shop.api().all("/v1/documents?leaseId=" + leaseId);
              return all.stream()
                  .filter(found -> found.path("kind").asText().equals("credit_note"))
                  .filter(found -> found.path("orderId").asText().equals(orderId))
                  .findFirst();
            });
    return shop.api().get("/v1/documents/" + entry.path("documentId").asText()).body();
  }

  private String get(String link) throws Exception {
    HttpResponse<String> page =
        browser.send(
            HttpRequest.newBuilder(URI.create(link)).build(), HttpResponse.BodyHandlers.ofString());
    assertThat(page.statusCode()).isEqualTo(200);
    return page.body();
  }
}

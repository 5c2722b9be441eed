package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A year that renews itself (G3 13): a saved card is charged month after month; a soft decline is
 * tried again, a hard one ends the consent, a price above the ceiling and a method that cannot be
 * charged unattended are asked of the holder and said so beforehand, a ceiling that can never be
 * charged is refused, and a revoked consent charges nothing more.
 */
final class AutoRenewJourney {
  private final Browser browser = new Browser();
  private final Traveller me;
  private final Shop shop;

  AutoRenewJourney(Traveller me) {
    this.me = me;
    this.shop = me.shop();
  }

  void live() {
    JsonNode lease = me.lease("tmoble-voice");
    String leaseId = lease.path("leaseId").asText();
    String holderId = lease.path("holderId").asText();
    String card = save(holderId, "tok_visa");
    assertThat(shop.lease(leaseId).body().path("nextCharge").isMissingNode()).isTrue();
    neverCharged(leaseId, card);
    consent(leaseId, "card", card, "20.00");
    Reply consented = shop.lease(leaseId);
    assertThat(consented.text("/nextCharge/how")).isEqualTo("charge");
    assertThat(LocalDate.parse(consented.text("/nextCharge/date")))
        .isEqualTo(me.validUntil(leaseId).minusDays(3));
    me.mailWith("20.00");
    months(leaseId, 3);
    softDecline(leaseId, holderId);
    aboveTheCeiling(leaseId, holderId);
    hardDecline(leaseId, holderId);
    askedToPay(leaseId);
    cardRemoved(leaseId, holderId);
    revoked(leaseId, card);
  }

  /** The plan is sold in USD only; a ceiling in another currency would never be used. */
  private void neverCharged(String leaseId, String card) {
    Map<String, Object> euros =
        Map.of(
            "method",
            "card",
            "methodId",
            card,
            "ceiling",
            Map.of("amount", "20.00", "currency", "EUR"));
    Reply no = me.askConsent(leaseId, euros);
    assertThat(no.status()).isEqualTo(422);
    assertThat(no.text("/errors/0/pointer")).isEqualTo("/ceiling/currency");
    assertThat(no.text("/detail")).contains("charged in USD only");
    assertThat(shop.lease(leaseId).body().path("consent").isMissingNode()).isTrue();
  }

  private void months(String leaseId, int months) {
    for (int month = 0; month < months; month++) {
      LocalDate until = me.validUntil(leaseId);
      shop.advanceTo(leaseId, until.minusDays(2));
      assertThat(me.validUntil(leaseId)).isAfter(until);
      assertThat(charges(leaseId, "applied")).hasSize(month + 1);
    }
  }

  private void softDecline(String leaseId, String holderId) {
    String soft = save(holderId, "tok_soft_once");
    consent(leaseId, "card", soft, "20.00");
    LocalDate until = me.validUntil(leaseId);
    shop.advanceTo(leaseId, until.minusDays(2));
    assertThat(me.validUntil(leaseId)).as("declined once").isEqualTo(until);
    me.mailWith("We try again on");
    shop.advanceTo(leaseId, until);
    assertThat(me.validUntil(leaseId)).as("and paid at the next offset").isAfter(until);
  }

  private void aboveTheCeiling(String leaseId, String holderId) {
    int before = charges(leaseId, "applied").size();
    consent(leaseId, "card", save(holderId, "tok_visa"), "0.50");
    Reply lease = shop.lease(leaseId);
    assertThat(lease.text("/nextCharge/how")).isEqualTo("payment_request");
    assertThat(lease.text("/nextCharge/because")).isEqualTo("above_ceiling");
    me.mailWith("more than you allowed");
    shop.advanceTo(leaseId, me.validUntil(leaseId).minusDays(2));
    me.mailWith("you allowed at most");
    assertThat(charges(leaseId, "applied")).hasSize(before);
    pay(leaseId);
  }

  private void hardDecline(String leaseId, String holderId) {
    consent(leaseId, "card", save(holderId, "tok_stolen"), "20.00");
    LocalDate until = me.validUntil(leaseId);
    shop.advanceTo(leaseId, until.minusDays(2));
    me.mailWith("Choose another one to turn it on");
    assertThat(shop.lease(leaseId).body().path("consent").isMissingNode()).isTrue();
    assertThat(me.validUntil(leaseId)).isEqualTo(until);
    pay(leaseId);
  }

  /** The consent names a card that is gone: nothing is charged, and the lease says so before. */
  private void cardRemoved(String leaseId, String holderId) {
    String card = save(holderId, "tok_visa");
    consent(leaseId, "card", card, "20.00");
    assertThat(shop.lease(leaseId).text("/nextCharge/how")).isEqualTo("charge");
    shop.api().delete("/v1/holders/" + holderId + "/methods/" + card).expectYes("Removing");
    assertThat(shop.lease(leaseId).text("/nextCharge/because")).isEqualTo("method_removed");
    LocalDate until = me.validUntil(leaseId);
    int declined = charges(leaseId, "declined").size();
    shop.advanceTo(leaseId, until.minusDays(2));
    assertThat(me.validUntil(leaseId)).isEqualTo(until);
    assertThat(charges(leaseId, "declined")).as("nothing was tried").hasSize(declined);
    assertThat(shop.lease(leaseId).text("/consent/methodId")).as("still allowed").isEqualTo(card);
    pay(leaseId);
  }

  /** Alipay cannot be charged while nobody is there; the answer says so beforehand. */
  private void askedToPay(String leaseId) {
    consent(leaseId, "alipay", null, "20.00");
    Reply lease = shop.lease(leaseId);
    assertThat(lease.body().at("/consent/chargeable").asBoolean()).isFalse();
    assertThat(lease.text("/nextCharge/how")).isEqualTo("payment_request");
    assertThat(lease.text("/nextCharge/because")).isEqualTo("method_not_chargeable");
    int before = charges(leaseId, "applied").size();
    shop.advanceTo(leaseId, me.validUntil(leaseId).minusDays(2));
    String link = link(me.mailWith("Please renew it yourself").text());
    assertThat(charges(leaseId, "applied")).hasSize(before);
    payByLink(leaseId, link);
  }

  /** Choose, see the price, accept, pay on the provider's page; then the link is spent. */
  private void payByLink(String leaseId, String link) {
    LocalDate until = me.validUntil(leaseId);
    assertThat(browser.get(link)).contains("How do you want to pay?", "Alipay");
    String offer = browser.post(link + "/offer/alipay", "");
    assertThat(offer).contains("To be charged");
    Matcher quote = Pattern.compile("name=\"figures\" value=\"([^\"]+)\"").matcher(offer);
    assertThat(quote.find()).isTrue();
    String back = browser.location(link + "/accept", "figures=" + quote.group(1));
    String orderId = back.replaceFirst(".*/return/", "").replaceFirst("\\?.*", "");
    Reply pending = shop.awaitOrder(orderId, "pending");
    me.payPage().press(pending.text("/nextAction/url"), "pay");
    shop.awaitOrder(orderId, "applied");
    assertThat(me.validUntil(leaseId)).isAfter(until);
    assertThat(browser.get(link)).contains("renewed already");
  }

  private static String link(String mail) {
    Matcher link = Pattern.compile("https?://\\S+/pay/[A-Za-z0-9_.-]+").matcher(mail);
    assertThat(link.find()).as("a link to pay").isTrue();
    return link.group();
  }

  /** After expiry nothing is charged without consent. */
  private void revoked(String leaseId, String card) {
    consent(leaseId, "card", card, "20.00");
    shop.api().delete("/v1/leases/" + leaseId + "/consent").expectYes("Revoking");
    int before = charges(leaseId, "applied").size();
    LocalDate until = me.validUntil(leaseId);
    shop.advanceTo(leaseId, until.plusDays(3));
    assertThat(shop.lease(leaseId).text("/status")).isEqualTo("grace");
    assertThat(me.validUntil(leaseId)).isEqualTo(until);
    assertThat(charges(leaseId, "applied")).hasSize(before);
  }

  private void pay(String leaseId) {
    me.renew(leaseId);
  }

  private String save(String holderId, String token) {
    Reply saved =
        shop.api()
            .post(
                "/v1/holders/" + holderId + "/methods",
                Map.of("method", "card", "methodToken", token))
            .expectYes("Saving a card");
    assertThat(saved.text("/state")).isEqualTo("saved");
    return saved.text("/methodId");
  }

  private void consent(String leaseId, String method, String methodId, String ceiling) {
    Map<String, Object> body = new java.util.HashMap<>();
    body.put("method", method);
    body.put("ceiling", Map.of("amount", ceiling, "currency", "USD"));
    if (methodId != null) {
      body.put("methodId", methodId);
    }
    me.consent(leaseId, body);
  }

  private List<JsonNode> charges(String leaseId, String state) {
    return shop.timeline(leaseId).stream()
        .filter(entry -> entry.path("source").asText().equals("order"))
        .filter(entry -> entry.path("what").asText().equals("auto_renew"))
        .filter(entry -> entry.at("/detail/state").asText().equals(state))
        .toList();
  }
}

package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.lifecycle.DerivedId;
import io.keepline.local.client.Patience;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Means;
import io.keepline.local.stack.LocalStack;
import io.keepline.local.stack.StackOptions;
import io.keepline.local.sweep.SweepText;
import io.keepline.local.sweep.SweptRecord;
import io.keepline.local.temporal.TemporalChoice;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.payments.stripe.StripeConfig;
import io.keepline.payments.stripe.stub.StripeStub;
import io.keepline.store.sweep.SweepReport;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Card and wallet through the whole stack and Stripe's own SDK, against our stand-in for Stripe:
 * renewal, authentication, top-up, decline, a saved card charged by consent, refund, signed
 * webhooks. The record is swept against the stand-in's own ledger at the end.
 */
class StripeJourneyTest {
  private static final Means VISA = Means.card("pm_card_visa");
  private static final Means ASKING = Means.card("pm_card_authenticationRequired");
  private static final Means EMPTY = Means.card("pm_card_visa_chargeDeclinedInsufficientFunds");
  private static final Means ALIPAY = new Means("alipay", "on_page");

  @TempDir static Path folder;

  private StripeStub stripe;
  private Traveller me;
  private Shop shop;

  @Test
  void aNumberLivesOnStripe() throws Exception {
    try (Forwarding hooks = Forwarding.open();
        StripeStub stub = StripeStub.open(Optional.of(hooks.url()))) {
      stripe = stub;
      StripeConfig config = new StripeConfig(StripeStub.KEY, stub.baseUrl(), StripeConfig.TIMEOUTS);
      StackOptions options =
          new StackOptions(
              folder,
              new TemporalChoice.InProcess(),
              false,
              Optional.of(
                  new StackOptions.Stripe(
                      config, new ProviderChoice(Set.of("tnt")), StripeStub.WEBHOOK_SECRET)));
      try (LocalStack stack = LocalStack.open(options, line -> {})) {
        hooks.to(URI.create(stack.addresses().apiUrl() + "/webhooks/stripe"));
        live(stack);
        sweep(stack, config);
      }
    }
  }

  private void live(LocalStack stack) throws Exception {
    me = Traveller.on(stack);
    shop = me.shop();
    JsonNode number = shop.freeNumber("US");
    Reply started =
        me.start(shop.startQuote(number.path("numberId").asText(), "tnt-sms", "USD"), VISA);
    String leaseId = started.text("/leaseId");
    shop.awaitStatus(leaseId, "active");
    renewed(leaseId, VISA);
    stripe.events(StripeStub.Events.TWICE);
    onPage(leaseId, ASKING);
    onPage(leaseId, ALIPAY);
    toppedUp(leaseId);
    stripe.events(StripeStub.Events.AT_ONCE);
    declined(leaseId);
    savedAndChargedByConsent(leaseId);
    unsignedIsRefused(stack);
    cancelled(leaseId, started.text("/orderId"));
    otherBrandsStayWithTheSandboxProvider(stack);
  }

  private void renewed(String leaseId, Means means) {
    Reply quote = shop.renewQuote(leaseId, means);
    Reply order = shop.renew(leaseId, quote, means).expectYes("The renewal");
    shop.awaitOrder(order.text("/orderId"), "applied");
    assertThat(me.validUntil(leaseId)).isEqualTo(LocalDate.parse(quote.text("/newValidUntil")));
  }

  private void onPage(String leaseId, Means means) {
    Reply quote = shop.renewQuote(leaseId, means);
    Reply pending = shop.renew(leaseId, quote, means).expectYes("The renewal");
    assertThat(pending.text("/state")).isEqualTo("pending");
    assertThat(pending.text("/nextAction/url")).startsWith("http");
    String orderId = pending.text("/orderId");
    stripe.answerPage(DerivedId.payment(orderId, 1), true);
    Reply applied = shop.awaitOrder(orderId, "applied");
    assertThat(applied.text("/total/currency")).isEqualTo(quote.text("/total/currency"));
    assertThat(me.validUntil(leaseId)).isEqualTo(LocalDate.parse(quote.text("/newValidUntil")));
  }

  /** By card in dollars, by wallet on its page in its own currency; each has its receipt. */
  private void toppedUp(String leaseId) {
    Reply card = shop.topUp(leaseId, "usd-10", VISA, "10.00", "USD").expectYes("The top-up");
    Reply wallet = shop.topUp(leaseId, "usd-10", ALIPAY, "70.56", "CNY").expectYes("By Alipay");
    assertThat(wallet.text("/nextAction/url")).startsWith("http");
    stripe.answerPage(DerivedId.payment(wallet.text("/orderId"), 1), true);
    for (Reply order : List.of(card, wallet)) {
      Reply applied = shop.awaitOrder(order.text("/orderId"), "applied");
      assertThat(applied.text("/refusal")).isEmpty();
      Patience.until(
          "the receipt of a top-up",
          Duration.ofSeconds(60),
          () ->
              shop.api().all("/v1/documents?leaseId=" + leaseId).stream()
                  .filter(d -> d.path("orderId").asText().equals(order.text("/orderId")))
                  .filter(d -> d.path("kind").asText().equals("receipt"))
                  .findFirst());
    }
  }

  private void declined(String leaseId) {
    LocalDate before = me.validUntil(leaseId);
    Reply no = shop.renew(leaseId, shop.renewQuote(leaseId, EMPTY), EMPTY);
    assertThat(no.status()).isEqualTo(402);
    assertThat(no.text("/declined/reason")).isEqualTo("insufficient_funds");
    assertThat(me.validUntil(leaseId)).isEqualTo(before);
    shop.payAnotherWay(no.text("/orderId"), VISA).expectYes("Another card");
    shop.awaitOrder(no.text("/orderId"), "applied");
  }

  private void savedAndChargedByConsent(String leaseId) {
    Reply lease = shop.lease(leaseId);
    Reply saved =
        shop.api()
            .post(
                "/v1/holders/" + lease.text("/holderId") + "/methods",
                Map.of("method", "card", "methodToken", "pm_card_visa"))
            .expectYes("Saving a card");
    assertThat(saved.text("/state")).isEqualTo("saved");
    assertThat(saved.text("/label")).startsWith("Visa ••");
    me.consent(
        leaseId,
        Map.of(
            "method", "card",
            "methodId", saved.text("/methodId"),
            "ceiling", Map.of("amount", "20.00", "currency", "USD")));
    LocalDate until = me.validUntil(leaseId);
    shop.advanceTo(leaseId, until.minusDays(2));
    assertThat(me.validUntil(leaseId)).isAfter(until);
    shop.api().delete(java.net.URI.create(saved.text("/url")).getPath()).expectYes("Removing it");
    Patience.until(
        "the card to be forgotten",
        Duration.ofSeconds(30),
        () ->
            Optional.of(shop.api().get(URI.create(saved.text("/url")).getPath()))
                .filter(reply -> reply.text("/state").equals("removed")));
  }

  private void unsignedIsRefused(LocalStack stack) throws Exception {
    HttpRequest forged =
        HttpRequest.newBuilder(URI.create(stack.addresses().apiUrl() + "/webhooks/stripe"))
            .header("Content-Type", "application/json")
            .header("Stripe-Signature", "t=1,v1=00")
            .POST(HttpRequest.BodyPublishers.ofString("{}"))
            .build();
    assertThat(
            HttpClient.newHttpClient()
                .send(forged, HttpResponse.BodyHandlers.discarding())
                .statusCode())
        .isEqualTo(401);
  }

  /** The un-started terms go back the way they came. */
  private void cancelled(String leaseId, String firstOrder) {
    shop.api()
        .post(
            "/v1/leases/" + leaseId + "/cancel-on-behalf",
            Map.of("staff", "stf_1", "reason", "caller_checked"))
        .expectYes("The cancellation");
    Reply confirmed = shop.lease(leaseId);
    assertThat(confirmed.body().at("/cancellation/refunds")).isNotEmpty();
    shop.advanceTo(
        leaseId, java.time.Instant.parse(confirmed.text("/cancellation/executeAt")).plusSeconds(1));
    shop.awaitStatus(leaseId, "quarantined");
    for (JsonNode share : confirmed.body().at("/cancellation/refunds")) {
      String orderId = share.path("orderId").asText();
      Patience.until(
          "the refund of " + orderId,
          Duration.ofSeconds(60),
          () ->
              Optional.of(shop.order(orderId))
                  .filter(order -> order.text("/refunds/0/state").equals("done")));
    }
    assertThat(firstOrder).isNotBlank();
  }

  private static void otherBrandsStayWithTheSandboxProvider(LocalStack stack) {
    Traveller other = Traveller.on(stack, "tmoble");
    String leaseId = other.lease("tmoble-voice").path("leaseId").asText();
    other.renew(leaseId);
  }

  private static void sweep(LocalStack stack, StripeConfig config) {
    try (SweptRecord record = SweptRecord.of(stack.folder(), Optional.of(config))) {
      SweepReport report = record.run();
      assertThat(report.clean()).as(String.join("\n", SweepText.lines(report))).isTrue();
      assertThat(report.results().stream().filter(r -> r.invariant().equals("I18")))
          .hasSize(2)
          .allSatisfy(check -> assertThat(check.rowsRead()).isPositive());
    }
  }
}

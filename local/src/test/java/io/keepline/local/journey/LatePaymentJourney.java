package io.keepline.local.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.local.client.Reply;
import io.keepline.local.client.Shop;
import io.keepline.local.client.Shop.Means;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.LocalStack;
import io.keepline.payments.http.SandboxControl;
import io.keepline.payments.http.SandboxControl.Break;
import io.keepline.payments.http.SandboxControl.Stage;
import java.net.URI;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * Payments that are heard of late, twice, in the wrong order or not at all, and orders at the last
 * moment: each is charged once, applied once, or goes back.
 */
final class LatePaymentJourney {
  private static final int MANY = 1_000;

  private final Traveller me;
  private final Shop shop;
  private final SandboxControl provider;

  LatePaymentJourney(LocalStack stack) {
    this.me = Traveller.on(stack);
    this.shop = me.shop();
    this.provider =
        SandboxControl.open(
            URI.create(stack.addresses().providerUrl()),
            LocalSecrets.of(stack.folder()).providerKey());
  }

  void live() {
    String leaseId = me.lease("tnt-sms").path("leaseId").asText();
    noAnswerToACharge(leaseId);
    webhooksInEveryManner(leaseId);
    aWalletConfirmsAfterTheLoss();
  }

  /** E13: the money is captured, the answer never comes; it is looked up, and charged once. */
  private void noAnswerToACharge(String leaseId) {
    LocalDate before = me.validUntil(leaseId);
    Reply quote = shop.renewQuote(leaseId);
    Reply order = shop.renew(leaseId, quote, Means.card("tok_timeout_after_charge"));
    assertThat(order.expectYes("The renewal").text("/state")).isNotEqualTo("declined");
    Reply applied = shop.awaitOrder(order.text("/orderId"), "applied");
    assertThat(applied.body().path("attempts")).hasSize(1);
    assertThat(me.validUntil(leaseId))
        .isAfter(before)
        .isEqualTo(LocalDate.parse(quote.text("/newValidUntil")));
  }

  /** E12: a hint that comes twice, late, or behind an older one: one term each. */
  private void webhooksInEveryManner(String leaseId) {
    for (String token : List.of("wal_twice", "wal_out_of_order", "wal_late")) {
      Reply quote = shop.renewQuote(leaseId);
      Reply order = shop.renew(leaseId, quote, Means.wallet(token)).expectYes("By " + token);
      me.payPage().press(order.text("/nextAction/url"), "pay");
      Reply applied = shop.awaitOrder(order.text("/orderId"), "applied");
      assertThat(applied.body().path("attempts")).hasSize(1);
      assertThat(me.validUntil(leaseId)).isEqualTo(LocalDate.parse(quote.text("/newValidUntil")));
    }
  }

  /** E6: nobody could close the checkout, the number is lost, and then it is paid: it goes back. */
  private void aWalletConfirmsAfterTheLoss() {
    JsonNode lease = me.lease("tnt-week");
    String leaseId = lease.path("leaseId").asText();
    LocalDate end = LocalDate.parse(shop.lease(leaseId).text("/suspendedUntil"));
    shop.advanceTo(leaseId, end.minusDays(1));
    shop.awaitStatus(leaseId, "suspended");
    Reply order =
        shop.renew(leaseId, shop.renewQuote(leaseId), Means.wallet("wal_never"))
            .expectYes("The last order");
    provider.breakNext(MANY, Break.SERVER_ERROR, Stage.BEFORE, Duration.ZERO);
    shop.advanceTo(leaseId, end.plusDays(25));
    Reply lost = shop.awaitStatus(leaseId, "quarantined");
    me.payPage().press(order.text("/nextAction/url"), "pay");
    provider.breakNext(1, Break.SLOW, Stage.BEFORE, Duration.ofMillis(1));
    shop.api()
        .post(
            "/v1/leases/" + leaseId + "/payment-lookups",
            Map.of("staff", "stf_1", "reason", "late", "orderId", order.text("/orderId")))
        .expectYes("The look-up");
    Reply back = shop.awaitOrder(order.text("/orderId"), "refunded");
    assertThat(back.text("/refunds/0/amount/amount")).isEqualTo(order.text("/total/amount"));
    Reply after = shop.lease(leaseId);
    assertThat(after.text("/status")).isEqualTo("quarantined");
    assertThat(after.text("/validUntil")).isEqualTo(lost.text("/validUntil"));
  }
}

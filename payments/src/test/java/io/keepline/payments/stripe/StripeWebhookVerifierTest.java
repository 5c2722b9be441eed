package io.keepline.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.stripe.net.Webhook;
import io.keepline.lifecycle.Money;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.WebhookEvent;
import io.keepline.payments.WebhookFault;
import io.keepline.payments.WebhookInbox;
import io.keepline.payments.WebhookSignature;
import io.keepline.payments.WebhookType;
import io.keepline.payments.WebhookVerdict;
import io.keepline.payments.WebhookVerdict.Rejected;
import io.keepline.payments.WebhookVerdict.Verified;
import io.keepline.payments.stripe.stub.StripeStub;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Stripe's signed events: believed when signed and fresh, and then still only a hint. */
class StripeWebhookVerifierTest {

  private static final Instant NOW = Instant.parse("2026-03-31T10:00:00Z");
  private static final String SECRET = "whsec_test";

  private final StripeWebhookVerifier verifier =
      new StripeWebhookVerifier(
          List.of(SECRET),
          reference -> reference.equals("pi_1") ? Optional.of("pay_1") : Optional.empty(),
          () -> NOW);

  private static String event(String type, String object) {
    return """
    {"id":"evt_1","object":"event","created":1774951200,"type":"%s","data":{"object":%s}}"""
        .formatted(type, object);
  }

  private static String intent() {
    return """
    {"id":"pi_1","object":"payment_intent","metadata":{"keepline_payment":"pay_1"}}""";
  }

  private WebhookVerdict judge(String body) {
    return judge(body, WebhookSignature.sign(body.getBytes(UTF_8), SECRET, NOW).header());
  }

  private WebhookVerdict judge(String body, String signature) {
    return verifier.verify(body.getBytes(UTF_8), Map.of("stripe-signature", signature));
  }

  @ParameterizedTest
  @CsvSource({
    "payment_intent.requires_action, PAYMENT_PENDING",
    "payment_intent.succeeded, PAYMENT_PAID",
    "payment_intent.payment_failed, PAYMENT_DECLINED",
    "payment_intent.canceled, PAYMENT_CLOSED",
    "payment_intent.amount_capturable_updated, OTHER"
  })
  void anEventNamesThePaymentAndWhatHappened(String type, WebhookType expected) {
    assertThat(judge(event(type, intent())))
        .isEqualTo(new Verified(new WebhookEvent("evt_1", "pay_1", "pi_1", expected, NOW)));
  }

  @ParameterizedTest
  @CsvSource({
    "charge.dispute.created, needs_response, CHARGEBACK_OPENED",
    "charge.dispute.closed, won, CHARGEBACK_WON",
    "charge.dispute.closed, lost, CHARGEBACK_LOST",
    "charge.dispute.closed, warning_closed, OTHER"
  })
  void aDisputeIsFoundByTheReferenceInOurRecord(String type, String status, WebhookType expected) {
    String dispute =
        """
        {"id":"dp_1","object":"dispute","metadata":{},"payment_intent":"pi_1","status":"%s"}"""
            .formatted(status);
    assertThat(judge(event(type, dispute)))
        .isEqualTo(new Verified(new WebhookEvent("evt_1", "pay_1", "pi_1", expected, NOW)));
  }

  @Test
  void whatIsNotOursIsToBeAcknowledgedAndForgotten() {
    String foreign = "{\"id\":\"pi_2\",\"object\":\"payment_intent\",\"metadata\":{}}";
    assertThat(judge(event("payment_intent.succeeded", foreign)))
        .isEqualTo(new Rejected(WebhookFault.NOT_OURS));
    assertThat(judge(event("customer.created", "{\"id\":\"cus_1\",\"object\":\"customer\"}")))
        .isEqualTo(new Rejected(WebhookFault.NOT_OURS));
  }

  @Test
  void anotherSecretOrAnotherBodyIsForged() {
    String body = event("payment_intent.succeeded", intent());
    String other = WebhookSignature.sign(body.getBytes(UTF_8), "whsec_other", NOW).header();
    assertThat(judge(body, other)).isEqualTo(new Rejected(WebhookFault.FORGED));
    String right = WebhookSignature.sign(body.getBytes(UTF_8), SECRET, NOW).header();
    assertThat(judge(body.replace("pay_1", "pay_2"), right))
        .isEqualTo(new Rejected(WebhookFault.FORGED));
  }

  @ParameterizedTest
  @ValueSource(longs = {-301, 301, -86_400})
  void anEventPlayedAgainLaterIsStale(long seconds) {
    String body = event("payment_intent.succeeded", intent());
    String old =
        WebhookSignature.sign(body.getBytes(UTF_8), SECRET, NOW.plusSeconds(seconds)).header();
    assertThat(judge(body, old)).isEqualTo(new Rejected(WebhookFault.STALE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "t=,v1=", "v1=00", "t=1774951200", "t=1774951200,v0=00"})
  void whatIsNotASignatureIsUnsigned(String header) {
    assertThat(judge(event("payment_intent.succeeded", intent()), header))
        .isEqualTo(new Rejected(WebhookFault.UNSIGNED));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[]", "{}", "{\"id\":\"evt_1\"", "{\"id\":\"evt_1\",\"type\":\"x\"}"})
  void whatIsNotAnEventIsMalformed(String body) {
    assertThat(judge(body)).isEqualTo(new Rejected(WebhookFault.MALFORMED));
  }

  /** Our code for the signature against Stripe's own, both ways. */
  @Test
  void theSdkAgreesAboutTheSignature() throws Exception {
    String body = event("payment_intent.succeeded", intent());
    String theirs = Webhook.Util.computeHmacSha256(SECRET, NOW.getEpochSecond() + "." + body);
    assertThat(judge(body, "t=" + NOW.getEpochSecond() + ",v1=" + theirs + ",v0=ffff"))
        .isInstanceOf(Verified.class);
    String ours = WebhookSignature.sign(body.getBytes(UTF_8), SECRET, Instant.now()).header();
    assertThat(Webhook.Signature.verifyHeader(body, ours, SECRET, 300)).isTrue();
  }

  @Test
  void lateAndRepeatedEventsAreVerifiedWithTheirOwnIds() throws IOException {
    try (WebhookInbox inbox = WebhookInbox.open();
        StripeStub stub = StripeStub.open(Optional.of(inbox.url()))) {
      StripeProvider provider =
          StripeProvider.open(new StripeFixture(stub).config(), InstantSource.system());
      PaymentRequest request =
          new PaymentRequest(
              RunningSandbox.freshId("pay"),
              Money.of(8_800, "CNY"),
              PaymentMethod.ALIPAY,
              "on_page",
              URI.create("https://shop.example/back"),
              "ord_1");
      stub.events(StripeStub.Events.HELD);
      provider.confirm(((Created) provider.create(request)).providerRef());
      stub.answerPage(request.paymentId(), true);
      assertThat(provider.lookUp(request.paymentId()))
          .as("paid before any event arrived")
          .isInstanceOf(Paid.class);
      stub.events(StripeStub.Events.TWICE);
      stub.openDispute(request.paymentId());
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(
              () ->
                  assertThat(types(inbox, request.paymentId()))
                      .containsExactly(
                          WebhookType.PAYMENT_PAID,
                          WebhookType.PAYMENT_PENDING,
                          WebhookType.PAYMENT_PENDING,
                          WebhookType.CHARGEBACK_OPENED,
                          WebhookType.CHARGEBACK_OPENED));
    }
  }

  private static List<WebhookType> types(WebhookInbox inbox, String paymentId) {
    StripeWebhookVerifier verifier =
        new StripeWebhookVerifier(
            List.of(StripeStub.WEBHOOK_SECRET),
            reference -> Optional.of(paymentId),
            InstantSource.system());
    return inbox.about("event").stream()
        .map(request -> verifier.verify(request.body(), request.headers()))
        .map(verdict -> ((Verified) verdict).event().type())
        .toList();
  }
}

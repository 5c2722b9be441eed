package io.keepline.payments.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.payments.WebhookEvent;
import io.keepline.payments.WebhookFault;
import io.keepline.payments.WebhookSignature;
import io.keepline.payments.WebhookType;
import io.keepline.payments.WebhookVerdict;
import io.keepline.payments.WebhookVerdict.Rejected;
import io.keepline.payments.WebhookVerdict.Verified;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SandboxWebhookVerifierTest {

  private static final Instant NOW = Instant.parse("2026-03-31T12:00:00Z");
  private static final String SECRET = "the-present-secret";
  private static final String EVENT =
      """
      {"eventId":"evt_1","type":"payment.paid","paymentId":"pay_1","providerRef":"spy_1",\
      "created":"2026-03-31T11:59:58.123456Z"}""";

  private static WebhookVerdict verify(byte[] body, Map<String, String> headers, Instant now) {
    return new SandboxWebhookVerifier(List.of("the-former-secret", SECRET), () -> now)
        .verify(body, headers);
  }

  private static Map<String, String> signed(String body, String secret, Instant at) {
    return Map.of(
        WebhookSignature.HEADER, WebhookSignature.sign(body.getBytes(UTF_8), secret, at).header());
  }

  private static void expectFault(WebhookFault fault, String body, Map<String, String> headers) {
    assertThat(verify(body.getBytes(UTF_8), headers, NOW)).isEqualTo(new Rejected(fault));
  }

  @Test
  void aSignedEventIsRead() {
    assertThat(verify(EVENT.getBytes(UTF_8), signed(EVENT, SECRET, NOW), NOW))
        .isEqualTo(
            new Verified(
                new WebhookEvent(
                    "evt_1",
                    "pay_1",
                    "spy_1",
                    WebhookType.PAYMENT_PAID,
                    Instant.parse("2026-03-31T11:59:58.123456Z"))));
  }

  @Test
  void theSignatureIsTheDocumentedHmac() {
    // Computed with: printf '1774958400.{}' | openssl dgst -sha256 -hmac key
    assertThat(WebhookSignature.sign("{}".getBytes(UTF_8), "key", NOW).header())
        .isEqualTo(
            "t=1774958400,v1=5f5f6ea20a8e5dceda82e83da19f8baf7b89bfbc281c86fc7e035a01c766191c");
  }

  @Test
  void headerNamesComeInAnyCase() {
    String value = signed(EVENT, SECRET, NOW).get(WebhookSignature.HEADER);
    assertThat(verify(EVENT.getBytes(UTF_8), Map.of("keepline-sandbox-signature", value), NOW))
        .isInstanceOf(Verified.class);
  }

  @Test
  void bothSecretsAreGoodWhileOneIsReplaced() {
    assertThat(verify(EVENT.getBytes(UTF_8), signed(EVENT, "the-former-secret", NOW), NOW))
        .isInstanceOf(Verified.class);
  }

  @Test
  void oneOfSeveralCodesIsEnough() {
    String good = signed(EVENT, SECRET, NOW).get(WebhookSignature.HEADER);
    String both = good.replace("v1=", "v1=" + "00".repeat(32) + ",v1=");
    assertThat(verify(EVENT.getBytes(UTF_8), Map.of(WebhookSignature.HEADER, both), NOW))
        .isInstanceOf(Verified.class);
  }

  @Test
  void anotherSecretIsForged() {
    expectFault(WebhookFault.FORGED, EVENT, signed(EVENT, "somebody-elses-secret", NOW));
  }

  @Test
  void anotherBodyIsForged() {
    expectFault(WebhookFault.FORGED, EVENT.replace("pay_1", "pay_2"), signed(EVENT, SECRET, NOW));
  }

  @Test
  void anotherTimeIsForged() {
    String old = signed(EVENT, SECRET, NOW.minus(Duration.ofDays(1))).get(WebhookSignature.HEADER);
    String fresh = old.replaceFirst("t=\\d+", "t=" + NOW.getEpochSecond());
    expectFault(WebhookFault.FORGED, EVENT, Map.of(WebhookSignature.HEADER, fresh));
  }

  @Test
  void aReplayAfterFiveMinutesIsStale() {
    Map<String, String> headers = signed(EVENT, SECRET, NOW);
    byte[] body = EVENT.getBytes(UTF_8);
    assertThat(verify(body, headers, NOW.plusSeconds(300))).isInstanceOf(Verified.class);
    assertThat(verify(body, headers, NOW.plusSeconds(301)))
        .isEqualTo(new Rejected(WebhookFault.STALE));
    assertThat(verify(body, headers, NOW.minusSeconds(301)))
        .isEqualTo(new Rejected(WebhookFault.STALE));
  }

  @Test
  void aReplayInsideTheToleranceIsTheSameEventAgain() {
    Map<String, String> headers = signed(EVENT, SECRET, NOW);
    byte[] body = EVENT.getBytes(UTF_8);
    assertThat(verify(body, headers, NOW.plusSeconds(60))).isEqualTo(verify(body, headers, NOW));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "t=,v1=",
        "t=1774958400",
        "v1=00",
        "t=soon,v1=00",
        "t=1774958400,v1=zz",
        "t=99999999999999999,v1=00",
        "t=1774958400,v0=00",
        "nonsense",
        "t=1774958400,v1=0"
      })
  void whatHasNotTheFormOfASignatureIsUnsigned(String header) {
    expectFault(WebhookFault.UNSIGNED, EVENT, Map.of(WebhookSignature.HEADER, header));
  }

  @Test
  void noHeaderIsUnsigned() {
    expectFault(WebhookFault.UNSIGNED, EVENT, Map.of());
  }

  @Test
  void aThousandCodesAreNotTried() {
    String good = signed(EVENT, SECRET, NOW).get(WebhookSignature.HEADER);
    String many = good.replace("v1=", ("v1=" + "00".repeat(32) + ",").repeat(1_000) + "v1=");
    expectFault(WebhookFault.FORGED, EVENT, Map.of(WebhookSignature.HEADER, many));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "7",
        "null",
        "{",
        "{}",
        "{\"eventId\":7,\"type\":\"payment.paid\",\"paymentId\":\"p\",\"providerRef\":\"r\",\"created\":\"2026-03-31T11:59:58Z\"}",
        "{\"eventId\":\"e\",\"type\":\"payment.paid\",\"paymentId\":\"p\",\"providerRef\":\"r\",\"created\":\"yesterday\"}",
        "{\"eventId\":\"e\",\"type\":\"payment.paid\",\"paymentId\":\"p\\u0000\",\"providerRef\":\"r\",\"created\":\"2026-03-31T11:59:58Z\"}"
      })
  void whatIsSignedButNoEventIsMalformed(String body) {
    expectFault(WebhookFault.MALFORMED, body, signed(body, SECRET, NOW));
  }

  @Test
  void anEventOfATypeWithoutNameIsStillAHint() {
    String body = EVENT.replace("payment.paid", "payment.disputed");
    Verified verified = (Verified) verify(body.getBytes(UTF_8), signed(body, SECRET, NOW), NOW);
    assertThat(verified.event().type()).isEqualTo(WebhookType.OTHER);
  }

  @Test
  void aVerifierWithoutSecretIsRefused() {
    assertThatThrownBy(() -> new SandboxWebhookVerifier(List.of(), () -> NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new SandboxWebhookVerifier(List.of("good", " "), () -> NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}

package io.keepline.payments.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keepline.payments.WebhookFault;
import io.keepline.payments.WebhookSignature;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryReportVerifierTest {

  private static final Instant NOW = Instant.parse("2027-03-01T10:00:00Z");
  private static final String BODY =
      "{\"eventId\":\"evt_1\",\"noticeId\":\"ntc_1\",\"channel\":\"mail\",\"event\":\"bounced\","
          + "\"at\":\"2027-03-01T09:59:00Z\",\"more\":1}";

  private final DeliveryReportVerifier verifier =
      new DeliveryReportVerifier(List.of("new-secret", "old-secret"), InstantSource.fixed(NOW));

  @Test
  void aSignedReportIsRead() {
    assertThat(judge(BODY, "new-secret", NOW))
        .isEqualTo(
            new DeliveryVerdict.Verified(
                new DeliveryReport(
                    "evt_1",
                    "ntc_1",
                    DeliveryReport.Channel.MAIL,
                    DeliveryReport.Event.BOUNCED,
                    Instant.parse("2027-03-01T09:59:00Z"))));
  }

  @Test
  void whileASecretIsReplacedBothAreValid() {
    assertThat(judge(BODY, "old-secret", NOW)).isInstanceOf(DeliveryVerdict.Verified.class);
  }

  @Test
  void aReportWithoutASignatureIsRejected() {
    assertThat(verifier.verify(bytes(BODY), Optional.empty())).isEqualTo(no(WebhookFault.UNSIGNED));
    assertThat(verifier.verify(bytes(BODY), Optional.of("v1=zz")))
        .isEqualTo(no(WebhookFault.UNSIGNED));
  }

  @Test
  void anotherSecretOrAnotherBodyIsForged() {
    String header = WebhookSignature.sign(bytes(BODY), "new-secret", NOW).header();

    assertThat(judge(BODY, "guessed", NOW)).isEqualTo(no(WebhookFault.FORGED));
    assertThat(verifier.verify(bytes(BODY.replace("bounced", "delivered")), Optional.of(header)))
        .isEqualTo(no(WebhookFault.FORGED));
  }

  @Test
  void theToleranceEndsAfterFiveMinutesEitherWay() {
    Duration edge = DeliveryReportVerifier.TOLERANCE;

    assertThat(judge(BODY, "new-secret", NOW.minus(edge)))
        .isInstanceOf(DeliveryVerdict.Verified.class);
    assertThat(judge(BODY, "new-secret", NOW.minus(edge).minusSeconds(1)))
        .isEqualTo(no(WebhookFault.STALE));
    assertThat(judge(BODY, "new-secret", NOW.plus(edge).plusSeconds(1)))
        .isEqualTo(no(WebhookFault.STALE));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "null",
        "[]",
        "{}",
        "{\"eventId\":\"evt_1\"",
        "{\"eventId\":\"\",\"noticeId\":\"n\",\"channel\":\"sms\",\"event\":\"failed\",\"at\":\"2027-03-01T09:59:00Z\"}",
        "{\"eventId\":\"e\",\"noticeId\":\"n/../x\",\"channel\":\"sms\",\"event\":\"failed\",\"at\":\"2027-03-01T09:59:00Z\"}",
        "{\"eventId\":\"e\",\"noticeId\":\"n\",\"channel\":\"fax\",\"event\":\"failed\",\"at\":\"2027-03-01T09:59:00Z\"}",
        "{\"eventId\":\"e\",\"noticeId\":\"n\",\"channel\":\"sms\",\"event\":\"read\",\"at\":\"2027-03-01T09:59:00Z\"}",
        "{\"eventId\":\"e\",\"noticeId\":\"n\",\"channel\":\"sms\",\"event\":\"failed\",\"at\":\"yesterday\"}"
      })
  void aSignedBodyThatIsNoReportIsMalformed(String body) {
    assertThat(judge(body, "new-secret", NOW)).isEqualTo(no(WebhookFault.MALFORMED));
  }

  @Test
  void aVerifierWithoutASecretIsNotMade() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeliveryReportVerifier(List.of(), InstantSource.fixed(NOW)));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DeliveryReportVerifier(List.of(" "), InstantSource.fixed(NOW)));
  }

  private DeliveryVerdict judge(String body, String secret, Instant signedAt) {
    String header = WebhookSignature.sign(bytes(body), secret, signedAt).header();
    return verifier.verify(bytes(body), Optional.of(header));
  }

  private static DeliveryVerdict no(WebhookFault fault) {
    return new DeliveryVerdict.Rejected(fault);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

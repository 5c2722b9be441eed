package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.Attendance;
import io.keepline.payments.Mandate;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentOutcome.Declined;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SaveRequest;
import io.keepline.payments.UnknownCause;
import io.keepline.payments.WebhookEvent;
import io.keepline.payments.WebhookInbox.Received;
import io.keepline.payments.WebhookType;
import io.keepline.payments.WebhookVerdict;
import io.keepline.payments.http.SandboxControl.Dispute;
import io.keepline.payments.http.SandboxWebhookVerifier;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Charges while nobody is there, by the tokens' behaviour, and money that a bank takes back. */
class UnattendedTest {

  private static final URI RETURN_URL = URI.create("https://shop.example/back");

  private static RunningSandbox sandbox;

  @BeforeAll
  static void open() throws IOException {
    sandbox = RunningSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static SaveRequest wish(String saveId, MagicToken token) {
    return new SaveRequest(
        saveId,
        "hld_1",
        PaymentMethod.CARD,
        token.token(),
        RETURN_URL,
        new Mandate("con_1", Instant.EPOCH, Optional.empty()));
  }

  private static String saved(MagicToken token) {
    SaveOutcome outcome = sandbox.savedMethods().save(wish(RunningSandbox.freshId("sav"), token));
    return ((SaveOutcome.Saved) outcome).saved().token();
  }

  private static PaymentOutcome charge(String token) {
    PaymentRequest request =
        new PaymentRequest(
            RunningSandbox.freshId("pay"),
            Money.of(999, "USD"),
            PaymentMethod.CARD,
            token,
            RETURN_URL,
            "ord_1",
            Attendance.UNATTENDED);
    PaymentOutcome created = sandbox.provider().create(request);
    return created instanceof Created waiting
        ? sandbox.provider().confirm(waiting.providerRef())
        : created;
  }

  @Test
  void aSoftDeclineIsFollowedBySuccess() {
    String token = saved(MagicToken.SOFT_ONCE);
    Declined first = (Declined) charge(token);
    assertThat(first.reason()).isEqualTo(DeclineReason.INSUFFICIENT_FUNDS);
    assertThat(first.reason().firmness()).isEqualTo(DeclineReason.Firmness.SOFT);
    assertThat(charge(token)).isInstanceOf(Paid.class);
    assertThat(charge(saved(MagicToken.SOFT_ONCE))).as("another one").isInstanceOf(Declined.class);
  }

  @ParameterizedTest
  @CsvSource({
    "STOLEN, STOLEN_CARD, HARD",
    "FRAUD, BLOCKED, HARD",
    "BANK_AWAY, BANK_UNAVAILABLE, SOFT",
    "LIMIT, LIMIT_EXCEEDED, SOFT",
    "PERMISSION_WITHDRAWN, PERMISSION_WITHDRAWN, HARD"
  })
  void everyDeclineSaysWhetherToTryAgain(
      MagicToken token, DeclineReason reason, DeclineReason.Firmness firmness) {
    Declined declined = (Declined) charge(saved(token));
    assertThat(declined.reason()).isEqualTo(reason);
    assertThat(declined.reason().firmness()).isEqualTo(firmness);
  }

  @Test
  void anExpiredCardIsNotSaved() {
    assertThat(sandbox.savedMethods().save(wish(RunningSandbox.freshId("sav"), MagicToken.EXPIRED)))
        .isEqualTo(new SaveOutcome.Declined(DeclineReason.EXPIRED_CARD));
  }

  @Test
  void aSaveIdIsGoodForOneWish() {
    String id = RunningSandbox.freshId("sav");
    sandbox.savedMethods().save(wish(id, MagicToken.VISA));
    assertThat(sandbox.savedMethods().save(wish(id, MagicToken.LIMIT)))
        .isEqualTo(new SaveOutcome.Unknown(UnknownCause.CONFLICT));
  }

  @Test
  void aChargebackIsAnnouncedAtEveryStep() {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    sandbox.provider().confirm(((Created) sandbox.provider().create(request)).providerRef());
    sandbox.control().dispute(request.paymentId(), Dispute.OPEN);
    sandbox.control().dispute(request.paymentId(), Dispute.WIN);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(announced(request.paymentId()))
                    .containsExactlyInAnyOrder(
                        WebhookType.CHARGEBACK_OPENED, WebhookType.CHARGEBACK_WON));
  }

  @Test
  void aCardThatIsChargedBackAnnouncesItByItself() {
    PaymentRequest request = RunningSandbox.request(MagicToken.CHARGED_BACK);
    PaymentOutcome paid =
        sandbox.provider().confirm(((Created) sandbox.provider().create(request)).providerRef());
    assertThat(paid).isInstanceOf(Paid.class);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () ->
                assertThat(announced(request.paymentId()))
                    .containsExactly(WebhookType.CHARGEBACK_OPENED));
    sandbox.control().dispute(request.paymentId(), Dispute.LOSE);
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(
            () -> assertThat(announced(request.paymentId())).contains(WebhookType.CHARGEBACK_LOST));
  }

  private static List<WebhookType> announced(String paymentId) {
    SandboxWebhookVerifier verifier =
        new SandboxWebhookVerifier(List.of(RunningSandbox.SECRET), InstantSource.system());
    return sandbox.inbox().about(paymentId).stream()
        .filter(Received::accepted)
        .map(request -> verifier.verify(request.body(), request.headers()))
        .map(verdict -> ((WebhookVerdict.Verified) verdict).event())
        .map(WebhookEvent::type)
        .toList();
  }
}

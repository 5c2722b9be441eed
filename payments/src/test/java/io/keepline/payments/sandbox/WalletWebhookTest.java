package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentOutcome.Pending;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.WebhookEvent;
import io.keepline.payments.WebhookInbox.Received;
import io.keepline.payments.WebhookType;
import io.keepline.payments.WebhookVerdict.Verified;
import io.keepline.payments.WebhookVerifier;
import io.keepline.payments.http.SandboxControl.Button;
import io.keepline.payments.http.SandboxWebhookVerifier;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Every wallet of the sandbox: what the shop's webhook endpoint gets, and when. */
class WalletWebhookTest {

  private static final WebhookVerifier VERIFIER =
      new SandboxWebhookVerifier(List.of(RunningSandbox.SECRET), InstantSource.system());

  private static RunningSandbox sandbox;

  @BeforeAll
  static void open() throws IOException {
    sandbox = RunningSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static PaymentRequest press(MagicToken token, Button button) {
    PaymentRequest request = RunningSandbox.request(token);
    assertThat(sandbox.provider().create(request)).isInstanceOf(Pending.class);
    sandbox.control().press(request.paymentId(), button);
    return request;
  }

  private static List<WebhookEvent> events(PaymentRequest request, int count) {
    await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> sandbox.inbox().about(request.paymentId()).size() >= count);
    return sandbox.inbox().about(request.paymentId()).stream()
        .map(received -> VERIFIER.verify(received.body(), received.headers()))
        .map(verdict -> ((Verified) verdict).event())
        .toList();
  }

  /** Another payment's webhook, planned later, arrived: what was due before it has left. */
  private static void letEverythingDueLeave() {
    events(press(MagicToken.ON_TIME, Button.PAY), 1);
  }

  @Test
  void onTimeSendsOneSignedEvent() {
    PaymentRequest request = press(MagicToken.ON_TIME, Button.PAY);
    WebhookEvent event = events(request, 1).get(0);
    PaymentOutcome.Paid paid = (PaymentOutcome.Paid) sandbox.provider().lookUp(request.paymentId());
    assertThat(event.type()).isEqualTo(WebhookType.PAYMENT_PAID);
    assertThat(event.paymentId()).isEqualTo(request.paymentId());
    assertThat(event.providerRef()).isEqualTo(paid.providerRef());
    assertThat(event.created()).isEqualTo(paid.paidAt());
    letEverythingDueLeave();
    assertThat(sandbox.inbox().about(request.paymentId())).hasSize(1);
  }

  @Test
  void declineAndCancelOnThePageAreToldToo() {
    PaymentRequest declined = press(MagicToken.ON_TIME, Button.DECLINE);
    assertThat(events(declined, 1).get(0).type()).isEqualTo(WebhookType.PAYMENT_DECLINED);
    assertThat(((PaymentOutcome.Declined) sandbox.provider().lookUp(declined.paymentId())).reason())
        .isEqualTo(DeclineReason.REJECTED);
    PaymentRequest cancelled = press(MagicToken.ON_TIME, Button.CANCEL);
    assertThat(events(cancelled, 1).get(0).type()).isEqualTo(WebhookType.PAYMENT_CLOSED);
    assertThat(sandbox.provider().lookUp(cancelled.paymentId()))
        .isInstanceOf(PaymentOutcome.Closed.class);
  }

  @Test
  void lateSendsItsEventAfterTheDelayAndFreshlySigned() {
    PaymentRequest request = press(MagicToken.LATE, Button.PAY);
    letEverythingDueLeave();
    assertThat(sandbox.inbox().about(request.paymentId())).isEmpty();
    assertThat(sandbox.provider().lookUp(request.paymentId()))
        .isInstanceOf(PaymentOutcome.Paid.class);
    WebhookEvent event = events(request, 1).get(0);
    assertThat(Duration.between(event.created(), Instant.now()))
        .isGreaterThanOrEqualTo(Duration.ofMillis(900));
  }

  @Test
  void twiceSendsTheSameEventTwice() {
    List<WebhookEvent> events = events(press(MagicToken.TWICE, Button.PAY), 2);
    assertThat(events).hasSize(2);
    assertThat(events.get(0)).isEqualTo(events.get(1));
  }

  @Test
  void outOfOrderSendsTheOlderEventAfterTheNewer() {
    List<WebhookEvent> events = events(press(MagicToken.OUT_OF_ORDER, Button.PAY), 2);
    assertThat(events)
        .extracting(WebhookEvent::type)
        .containsExactly(WebhookType.PAYMENT_PAID, WebhookType.PAYMENT_PENDING);
    assertThat(events.get(1).created()).isBefore(events.get(0).created());
    assertThat(events.get(1).eventId()).isNotEqualTo(events.get(0).eventId());
  }

  @Test
  void neverSendsNothingAndALookUpStillShowsItPaid() {
    PaymentRequest request = press(MagicToken.NEVER, Button.PAY);
    letEverythingDueLeave();
    assertThat(sandbox.inbox().about(request.paymentId())).isEmpty();
    assertThat(sandbox.provider().lookUp(request.paymentId()))
        .isInstanceOf(PaymentOutcome.Paid.class);
  }

  @Test
  void aCardThatAnswersInItsRequestSendsNoEvent() {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    PaymentOutcome.Created created = (PaymentOutcome.Created) sandbox.provider().create(request);
    sandbox.provider().confirm(created.providerRef());
    letEverythingDueLeave();
    assertThat(sandbox.inbox().about(request.paymentId())).isEmpty();
  }

  @Test
  void aRefusedEventIsTriedAgainUntilItIsTaken() {
    sandbox.inbox().refuseNext(2);
    PaymentRequest request = press(MagicToken.ON_TIME, Button.PAY);
    events(request, 3);
    List<Received> received = sandbox.inbox().about(request.paymentId());
    assertThat(received).extracting(Received::accepted).containsExactly(false, false, true);
    assertThat(received).extracting(Received::text).containsOnly(received.get(0).text());
  }

  @Test
  void anEventThatNobodyTakesIsGivenUp() {
    sandbox.inbox().refuseNext(4);
    PaymentRequest request = press(MagicToken.ON_TIME, Button.PAY);
    events(request, 4);
    // The fourth was the last: later events leave, this one does not come again.
    letEverythingDueLeave();
    assertThat(sandbox.inbox().about(request.paymentId())).hasSize(4);
    assertThat(sandbox.inbox().about(request.paymentId()))
        .extracting(Received::accepted)
        .containsOnly(false);
  }
}

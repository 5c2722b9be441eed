package io.keepline.payments.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.CancelOutcome;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentOutcome.Declined;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.PaymentOutcome.Pending;
import io.keepline.payments.PaymentOutcome.Unknown;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.PendingCause;
import io.keepline.payments.RefundFailure;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.UnknownCause;
import io.keepline.payments.http.SandboxControl;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Every card of the sandbox, over HTTP. */
class MagicCardTest {

  private static RunningSandbox sandbox;

  @BeforeAll
  static void open() throws IOException {
    sandbox = RunningSandbox.open();
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static PaymentOutcome charge(PaymentRequest request) {
    Created created = (Created) sandbox.provider().create(request);
    return sandbox.provider().confirm(created.providerRef());
  }

  private static PaymentOutcome chargeImpatiently(PaymentRequest request) {
    Created created = (Created) sandbox.provider().create(request);
    return sandbox.impatientProvider().confirm(created.providerRef());
  }

  @Test
  void visaIsPaidAtOnce() {
    PaymentRequest request = RunningSandbox.request(MagicToken.VISA);
    assertThat(((Paid) charge(request)).captured()).isEqualTo(request.amount());
  }

  @ParameterizedTest
  @CsvSource({
    "INSUFFICIENT_FUNDS, INSUFFICIENT_FUNDS, false",
    "LIMIT, LIMIT_EXCEEDED, false",
    "EXPIRED, EXPIRED_CARD, true",
    "STOLEN, STOLEN_CARD, true"
  })
  void aDecliningCardSaysWhyAndWhetherForGood(
      MagicToken token, DeclineReason reason, boolean hard) {
    Declined declined = (Declined) charge(RunningSandbox.request(token));
    assertThat(declined.reason()).isEqualTo(reason);
    assertThat(declined.reason().isHard()).isEqualTo(hard);
  }

  @Test
  void anUnknownTokenIsDeclinedAsInvalid() {
    PaymentRequest request =
        RunningSandbox.request(PaymentMethod.CARD, "tok_nobody_knows", Money.of(500, "USD"));
    Declined declined = (Declined) sandbox.provider().create(request);
    assertThat(declined.reason()).isEqualTo(DeclineReason.INVALID_DATA);
    assertThat(sandbox.provider().confirm(declined.providerRef())).isEqualTo(declined);
  }

  @Test
  void aWalletTokenIsNoCard() {
    PaymentRequest request =
        RunningSandbox.request(PaymentMethod.CARD, "wal_on_time", Money.of(500, "USD"));
    assertThat(sandbox.provider().create(request)).isInstanceOf(Declined.class);
  }

  @Test
  void authenticationIsAskedForOnThePageAndThenPaid() {
    PaymentRequest request = RunningSandbox.request(MagicToken.AUTHENTICATE);
    Pending pending = (Pending) charge(request);
    assertThat(pending.cause()).isEqualTo(PendingCause.AUTHENTICATION);
    sandbox.control().press(request.paymentId(), SandboxControl.Button.PAY);
    assertThat(sandbox.provider().lookUp(request.paymentId())).isInstanceOf(Paid.class);
  }

  @Test
  void aFailedAuthenticationIsASoftDecline() {
    PaymentRequest request = RunningSandbox.request(MagicToken.AUTHENTICATE);
    Pending pending = (Pending) charge(request);
    sandbox.control().press(request.paymentId(), SandboxControl.Button.DECLINE);
    assertThat(sandbox.provider().lookUp(request.paymentId()))
        .isEqualTo(new Declined(pending.providerRef(), DeclineReason.AUTHENTICATION_FAILED));
  }

  @Test
  void theSilentCardChargesAndSaysNothing() {
    PaymentRequest request = RunningSandbox.request(MagicToken.TIMEOUT_AFTER_CHARGE);
    assertThat(chargeImpatiently(request)).isEqualTo(new Unknown(UnknownCause.TIMEOUT));
    assertThat(sandbox.provider().lookUp(request.paymentId())).isInstanceOf(Paid.class);
    assertThat(sandbox.provider().cancel(request.paymentId()))
        .isEqualTo(CancelOutcome.ALREADY_PAID);
  }

  @Test
  void theSlowCardAnswersAfterItsDelay() {
    PaymentRequest request = RunningSandbox.request(MagicToken.SLOW);
    Instant before = Instant.now();
    sandbox.restart(timing(Duration.ofMillis(700), Duration.ofSeconds(30)));
    assertThat(charge(request)).isInstanceOf(Paid.class);
    assertThat(Duration.between(before, Instant.now())).isGreaterThan(Duration.ofMillis(700));
  }

  @Test
  void slowerThanTheClientWaitsIsUnknownAndPaid() {
    sandbox.restart(SandboxConfig.Timing.STANDARD);
    PaymentRequest request = RunningSandbox.request(MagicToken.SLOW);
    assertThat(chargeImpatiently(request)).isEqualTo(new Unknown(UnknownCause.TIMEOUT));
    assertThat(sandbox.provider().lookUp(request.paymentId())).isInstanceOf(Paid.class);
  }

  @Test
  void theSilenceEndsByItself() {
    sandbox.restart(timing(Duration.ofSeconds(3), Duration.ofMillis(300)));
    PaymentRequest request = RunningSandbox.request(MagicToken.TIMEOUT_AFTER_CHARGE);
    assertThat(charge(request)).isEqualTo(new Unknown(UnknownCause.SERVER_ERROR));
  }

  @Test
  void anErrorAfterTheChargeHidesACapture() {
    PaymentRequest request = RunningSandbox.request(MagicToken.ERROR_AFTER_CHARGE);
    assertThat(charge(request)).isEqualTo(new Unknown(UnknownCause.SERVER_ERROR));
    assertThat(sandbox.provider().lookUp(request.paymentId())).isInstanceOf(Paid.class);
  }

  @Test
  void anErrorBeforeTheChargeCapturesNothingHoweverOften() {
    PaymentRequest request = RunningSandbox.request(MagicToken.ERROR_BEFORE_CHARGE);
    Created created = (Created) sandbox.provider().create(request);
    for (int i = 0; i < 3; i++) {
      assertThat(sandbox.provider().confirm(created.providerRef()))
          .isEqualTo(new Unknown(UnknownCause.SERVER_ERROR));
    }
    assertThat(sandbox.provider().lookUp(request.paymentId())).isEqualTo(created);
    assertThat(sandbox.provider().cancel(request.paymentId())).isEqualTo(CancelOutcome.CLOSED);
  }

  @Test
  void theWrongAmountIsOneMinorUnitLess() {
    PaymentRequest request = RunningSandbox.request(MagicToken.WRONG_AMOUNT);
    Money one = Money.of(1, request.amount().currency());
    assertThat(((Paid) charge(request)).captured()).isEqualTo(request.amount().minus(one));
  }

  @Test
  void aRefundThatFailsFailsAgainAndMovesNothing() {
    PaymentRequest request = RunningSandbox.request(MagicToken.REFUND_FAILS);
    charge(request);
    RefundRequest refund =
        new RefundRequest(RunningSandbox.freshId("ref"), request.paymentId(), request.amount());
    RefundOutcome failed = new RefundOutcome.Failed(RefundFailure.REJECTED);
    assertThat(sandbox.provider().refund(refund)).isEqualTo(failed);
    assertThat(sandbox.provider().refund(refund)).isEqualTo(failed);
    assertThat(sandbox.provider().lookUpRefund(refund.refundId())).isEqualTo(failed);
  }

  @Test
  void aPageClosesByItselfWhenItsTimeIsOver() {
    sandbox.restart(
        new SandboxConfig.Timing(Duration.ofSeconds(3), Duration.ofSeconds(30), Duration.ZERO));
    PaymentRequest request = RunningSandbox.request(MagicToken.ON_TIME);
    Pending pending = (Pending) sandbox.provider().create(request);
    assertThat(sandbox.provider().lookUp(request.paymentId()))
        .isEqualTo(new PaymentOutcome.Closed(pending.providerRef()));
    sandbox.restart(SandboxConfig.Timing.STANDARD);
  }

  private static SandboxConfig.Timing timing(Duration slow, Duration silence) {
    return new SandboxConfig.Timing(slow, silence, Duration.ofHours(1));
  }
}

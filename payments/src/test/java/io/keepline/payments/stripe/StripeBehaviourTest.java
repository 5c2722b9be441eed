package io.keepline.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.Attendance;
import io.keepline.payments.CancelOutcome;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.Mandate;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PaymentOutcome.Created;
import io.keepline.payments.PaymentOutcome.Declined;
import io.keepline.payments.PaymentOutcome.Paid;
import io.keepline.payments.PaymentOutcome.Unknown;
import io.keepline.payments.PaymentRequest;
import io.keepline.payments.RefundFailure;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.RunningSandbox;
import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SaveRequest;
import io.keepline.payments.UnknownCause;
import io.keepline.payments.http.ProviderTimeouts;
import io.keepline.payments.stripe.stub.StripeStub;
import io.keepline.payments.stripe.stub.StripeStub.Fault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Stripe on its bad days, through its own SDK: one charge, and nothing is ever guessed. */
class StripeBehaviourTest {
  private static final Money PRICE = Money.of(1_299, "USD");
  private static final URI RETURN_URL = URI.create("https://shop.example/back");
  private StripeStub stub;

  @BeforeEach
  void open() throws IOException {
    stub = StripeStub.open(Optional.empty());
    stub.searchLags(true);
  }

  @AfterEach
  void close() {
    stub.close();
  }

  private StripeProvider provider() {
    return provider(Duration.ofSeconds(20));
  }

  private StripeProvider provider(Duration answer) {
    return StripeProvider.open(
        new StripeConfig(
            StripeStub.KEY, stub.baseUrl(), new ProviderTimeouts(Duration.ofSeconds(5), answer)),
        InstantSource.system());
  }

  private static PaymentRequest card(String token) {
    return new PaymentRequest(
        RunningSandbox.freshId("pay"), PRICE, PaymentMethod.CARD, token, RETURN_URL, "ord_1");
  }

  private String paid(PaymentRequest request) {
    Created created = (Created) provider().create(request);
    assertThat(provider().confirm(created.providerRef())).isInstanceOf(Paid.class);
    return created.providerRef();
  }

  @ParameterizedTest
  @CsvSource({
    "SILENT_AFTER, TIMEOUT",
    "RESET_AFTER, CONNECTION_RESET",
    "ERROR_AFTER, SERVER_ERROR",
    "GARBLED_AFTER, MALFORMED_ANSWER"
  })
  void aChargeWhoseAnswerIsLostIsUnknownAndFoundByLookUpOnce(Fault fault, UnknownCause cause) {
    PaymentRequest request = card("pm_card_visa");
    Created created = (Created) provider().create(request);
    stub.breakNext(fault);
    Duration patience =
        fault == Fault.SILENT_AFTER ? Duration.ofSeconds(1) : Duration.ofSeconds(20);
    assertThat(provider(patience).confirm(created.providerRef())).isEqualTo(new Unknown(cause));
    assertThat(provider().lookUpByReference(created.providerRef())).isInstanceOf(Paid.class);
    assertThat(provider().lookUp(request.paymentId())).isInstanceOf(Paid.class);
    assertThat(provider().confirm(created.providerRef())).isInstanceOf(Paid.class);
    assertThat(stub.count("charge")).isEqualTo(1);
  }

  @Test
  void aCreationWhoseAnswerIsLostIsFoundAndClosed() {
    PaymentRequest request = card("pm_card_visa");
    stub.breakNext(Fault.RESET_AFTER);
    assertThat(provider().create(request)).isEqualTo(new Unknown(UnknownCause.CONNECTION_RESET));
    assertThat(provider().lookUp(request.paymentId())).isInstanceOf(Created.class);
    assertThat(provider().cancel(request.paymentId())).isEqualTo(CancelOutcome.CLOSED);
    assertThat(provider().create(request)).isInstanceOf(PaymentOutcome.Closed.class);
    assertThat(stub.count("payment_intent")).isEqualTo(1);
  }

  @Test
  void anIdThatNeverArrivedIsClaimedSoThatALateRequestCannotCharge() {
    PaymentRequest request = card("pm_card_visa");
    stub.breakNext(Fault.SILENT_BEFORE);
    assertThat(provider(Duration.ofSeconds(1)).create(request))
        .isEqualTo(new Unknown(UnknownCause.TIMEOUT));
    assertThat(provider().lookUp(request.paymentId())).isEqualTo(new PaymentOutcome.NotFound());
    assertThat(provider().cancel(request.paymentId())).isEqualTo(CancelOutcome.CLOSED);
    PaymentOutcome late = provider().create(request);
    assertThat(late).isInstanceOf(PaymentOutcome.Closed.class);
    assertThat(provider().confirm(((PaymentOutcome.Closed) late).providerRef())).isEqualTo(late);
    assertThat(stub.count("charge")).isZero();
  }

  @Test
  void nobodyListeningMeansNothingWasSent() throws IOException {
    int closed;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      closed = socket.getLocalPort();
    }
    StripeProvider provider =
        StripeProvider.open(
            new StripeConfig(
                StripeStub.KEY, URI.create("http://127.0.0.1:" + closed), RunningSandbox.TIMEOUTS),
            InstantSource.system());
    assertThat(provider.create(card("pm_card_visa"))).isEqualTo(new PaymentOutcome.NotSent());
    assertThat(provider.listDay(LocalDate.of(2026, 3, 31), Optional.empty()))
        .isEqualTo(new LedgerAnswer.Unavailable(Optional.empty()));
  }

  @Test
  void aWrongKeyIsForAPersonToLookAt() {
    StripeProvider provider =
        StripeProvider.open(
            new StripeConfig("sk_test_wrong", stub.baseUrl(), RunningSandbox.TIMEOUTS),
            InstantSource.system());
    assertThat(provider.create(card("pm_card_visa"))).isEqualTo(new Unknown(UnknownCause.REFUSED));
    assertThat(provider.cancel("pay_1")).isEqualTo(CancelOutcome.UNKNOWN);
  }

  @ParameterizedTest
  @CsvSource({
    "pm_card_visa_chargeDeclinedInsufficientFunds, INSUFFICIENT_FUNDS",
    "pm_card_visa_chargeDeclinedStolenCard, STOLEN_CARD",
    "pm_card_chargeDeclinedExpiredCard, EXPIRED_CARD",
    "pm_card_chargeDeclinedProcessingError, BANK_UNAVAILABLE",
    "pm_card_radarBlock, BLOCKED",
    "pm_card_chargeCustomerFail, REJECTED",
    "pm_nobody_made_this, INVALID_DATA"
  })
  void everyDeclineHasItsReasonAndIsTheLastWord(String token, DeclineReason reason) {
    PaymentRequest request = card(token);
    Created created = (Created) provider().create(request);
    PaymentOutcome declined = provider().confirm(created.providerRef());
    assertThat(declined).isEqualTo(new Declined(created.providerRef(), reason));
    assertThat(provider().lookUp(request.paymentId()).kind())
        .isIn(PaymentOutcome.Kind.DECLINED, PaymentOutcome.Kind.CLOSED);
    assertThat(provider().cancel(request.paymentId())).isEqualTo(CancelOutcome.CLOSED);
    assertThat(stub.count("charge")).isZero();
  }

  @Test
  void aSoftDeclineOfAKeptCardIsFollowedBySuccess() {
    String token = saved();
    stub.declineNext(token, "insufficient_funds");
    Declined first = (Declined) unattended(token);
    assertThat(first.reason()).isEqualTo(DeclineReason.INSUFFICIENT_FUNDS);
    assertThat(unattended(token)).isInstanceOf(Paid.class);
  }

  private String saved() {
    SaveOutcome outcome =
        new StripeFixture(stub)
            .savedMethods()
            .save(
                new SaveRequest(
                    RunningSandbox.freshId("sav"),
                    "hld_1",
                    PaymentMethod.CARD,
                    "pm_card_visa",
                    RETURN_URL,
                    new Mandate("con_1", Instant.EPOCH, Optional.empty())));
    return ((SaveOutcome.Saved) outcome).saved().token();
  }

  private PaymentOutcome unattended(String token) {
    PaymentRequest request =
        new PaymentRequest(
            RunningSandbox.freshId("pay"),
            PRICE,
            PaymentMethod.CARD,
            token,
            RETURN_URL,
            "ord_1",
            Attendance.UNATTENDED);
    return provider().confirm(((Created) provider().create(request)).providerRef());
  }

  @Test
  void aRefundIsMadeOnceEvenAfterStripeForgotItsKey() {
    PaymentRequest request = card("pm_card_visa");
    paid(request);
    RefundRequest refund =
        new RefundRequest(RunningSandbox.freshId("ref"), request.paymentId(), Money.of(500, "USD"));
    stub.breakNext(Fault.RESET_AFTER);
    assertThat(provider().refund(refund))
        .isEqualTo(new RefundOutcome.Unknown(UnknownCause.CONNECTION_RESET));
    stub.forgetKeys();
    assertThat(provider().refund(refund).kind()).isEqualTo(RefundOutcome.Kind.REFUNDED);
    assertThat(provider().lookUpRefund(refund.refundId()).kind())
        .isEqualTo(RefundOutcome.Kind.REFUNDED);
    assertThat(stub.count("refund")).isEqualTo(1);
  }

  @Test
  void aRefundThatIsOnItsWayIsAskedAgainUntilItArrivesOrFails() {
    PaymentRequest request = card("pm_card_visa");
    paid(request);
    stub.refundsSettleAtOnce(false);
    RefundRequest refund =
        new RefundRequest(RunningSandbox.freshId("ref"), request.paymentId(), Money.of(500, "USD"));
    assertThat(provider().refund(refund))
        .isEqualTo(new RefundOutcome.Unknown(UnknownCause.IN_PROGRESS));
    stub.settleNewestRefund(false);
    assertThat(provider().refund(refund))
        .isEqualTo(new RefundOutcome.Failed(RefundFailure.REJECTED));
    RefundRequest another =
        new RefundRequest(RunningSandbox.freshId("ref"), request.paymentId(), PRICE);
    assertThat(provider().refund(another))
        .as("what failed is ours to send back again")
        .isEqualTo(new RefundOutcome.Unknown(UnknownCause.IN_PROGRESS));
    stub.settleNewestRefund(true);
    assertThat(provider().refund(another).kind()).isEqualTo(RefundOutcome.Kind.REFUNDED);
  }

  @Test
  void anAmountThatStripeDoesNotHaveIsNotSent() {
    PaymentRequest tooFine =
        new PaymentRequest(
            RunningSandbox.freshId("pay"),
            Money.of(1_001, "KWD"),
            PaymentMethod.CARD,
            "pm_card_visa",
            RETURN_URL,
            "ord_1");
    assertThat(provider().create(tooFine)).isEqualTo(new PaymentOutcome.NotSent());
    assertThat(stub.count("payment_intent")).isZero();
  }

  @Test
  void anAmountThatStripeRefusesIsSettledByClosingTheId() {
    PaymentRequest tooSmall =
        new PaymentRequest(
            RunningSandbox.freshId("pay"),
            Money.of(1, "USD"),
            PaymentMethod.CARD,
            "pm_card_visa",
            RETURN_URL,
            "ord_1");
    assertThat(provider().create(tooSmall)).isEqualTo(new Unknown(UnknownCause.REFUSED));
    assertThat(provider().cancel(tooSmall.paymentId())).isEqualTo(CancelOutcome.CLOSED);
  }

  @Test
  void aPaymentOfYesterdayIsFoundByTheSearch() {
    PaymentRequest request = card("pm_card_visa");
    paid(request);
    stub.searchLags(false);
    StripeProvider tomorrow =
        StripeProvider.open(
            new StripeFixture(stub).config(), () -> Instant.now().plus(Duration.ofDays(1)));
    assertThat(tomorrow.lookUp(request.paymentId())).isInstanceOf(Paid.class);
    stub.searchLags(true);
    assertThat(tomorrow.lookUp(request.paymentId()))
        .as("the last hour's list does not reach that far back")
        .isEqualTo(new PaymentOutcome.NotFound());
    assertThat(tomorrow.cancel(request.paymentId()))
        .as("but the key is taken, so it exists")
        .isEqualTo(CancelOutcome.UNKNOWN);
  }

  @Test
  void aStrangeIdIsNeverPartOfASearch() {
    assertThat(provider().lookUp("x' OR status:'succeeded"))
        .isEqualTo(new PaymentOutcome.NotFound());
  }
}

package io.keepline.payments.stripe;

import com.stripe.model.Charge;
import com.stripe.model.Dispute;
import com.stripe.model.PaymentIntent;
import com.stripe.model.StripeError;
import com.stripe.param.DisputeListParams;
import io.keepline.payments.Chargeback;
import io.keepline.payments.PaymentOutcome;
import io.keepline.payments.PendingCause;
import io.keepline.payments.UnknownCause;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Turns Stripe's intents into outcomes. What cannot be read is unknown. */
final class IntentReader {

  /** Stripe closes no page by itself; ours are closed by the order's own limit at the latest. */
  private static final Duration PAGE_LIVES = Duration.ofDays(3);

  private final StripeCalls calls;

  IntentReader(StripeCalls calls) {
    this.calls = calls;
  }

  PaymentOutcome outcome(Reply<PaymentIntent> reply) {
    if (reply instanceof Reply.Unreached<PaymentIntent>) {
      return new PaymentOutcome.NotSent();
    }
    if (reply instanceof Reply.Lost<PaymentIntent> lost) {
      return new PaymentOutcome.Unknown(lost.cause());
    }
    if (reply instanceof Reply.Refused<PaymentIntent> refused) {
      return refused.isMissing()
          ? new PaymentOutcome.NotFound()
          : new PaymentOutcome.Unknown(refused.cause());
    }
    return outcome(((Reply.Answered<PaymentIntent>) reply).value());
  }

  PaymentOutcome outcome(PaymentIntent intent) {
    try {
      return read(intent);
    } catch (RuntimeException malformed) {
      return new PaymentOutcome.Unknown(UnknownCause.MALFORMED_ANSWER);
    }
  }

  private PaymentOutcome read(PaymentIntent intent) {
    String ref = intent.getId();
    return switch (intent.getStatus()) {
      case "requires_payment_method" ->
          declined(intent).orElseGet(() -> new PaymentOutcome.Created(ref));
      case "requires_confirmation" -> new PaymentOutcome.Created(ref);
      case "requires_action" -> pending(intent);
      case "processing" -> new PaymentOutcome.Unknown(UnknownCause.IN_PROGRESS);
      case "succeeded" -> paid(intent);
      case "canceled" -> declined(intent).orElseGet(() -> new PaymentOutcome.Closed(ref));
      default -> throw new IllegalArgumentException("a status that Stripe does not document");
    };
  }

  /** A refused intent waits for another way of paying; we never give it one. */
  private static Optional<PaymentOutcome> declined(PaymentIntent intent) {
    Optional<StripeError> error = Optional.ofNullable(intent.getLastPaymentError());
    return error.map(why -> new PaymentOutcome.Declined(intent.getId(), DeclineCodes.reason(why)));
  }

  private static PaymentOutcome pending(PaymentIntent intent) {
    PaymentIntent.NextAction action = intent.getNextAction();
    String page =
        switch (action.getType()) {
          case "redirect_to_url" -> action.getRedirectToUrl().getUrl();
          case "alipay_handle_redirect" -> action.getAlipayHandleRedirect().getUrl();
          case "wechat_pay_display_qr_code" ->
              action.getWechatPayDisplayQrCode().getHostedInstructionsUrl();
          default -> throw new IllegalArgumentException("an action that needs Stripe's own page");
        };
    return new PaymentOutcome.Pending(
        intent.getId(),
        cause(intent),
        URI.create(page),
        Instant.ofEpochSecond(intent.getCreated()).plus(PAGE_LIVES));
  }

  private static PendingCause cause(PaymentIntent intent) {
    return switch (intent.getPaymentMethodTypes().get(0)) {
      case "card" -> PendingCause.AUTHENTICATION;
      case "wechat_pay" -> PendingCause.QR_CODE;
      default -> PendingCause.REDIRECT;
    };
  }

  private PaymentOutcome paid(PaymentIntent intent) {
    Charge charge = intent.getLatestChargeObject();
    PaymentOutcome.Paid paid =
        new PaymentOutcome.Paid(
            intent.getId(),
            StripeAmounts.toMoney(intent.getAmountReceived(), intent.getCurrency()),
            Instant.ofEpochSecond(charge.getCreated()));
    return Boolean.TRUE.equals(charge.getDisputed()) ? disputed(paid) : paid;
  }

  /** An intent says that it is disputed, but not how that stands. */
  private PaymentOutcome disputed(PaymentOutcome.Paid paid) {
    Reply<List<Dispute>> reply =
        calls.ask(
            stripe ->
                stripe
                    .disputes()
                    .list(
                        DisputeListParams.builder()
                            .setPaymentIntent(paid.providerRef())
                            .setLimit(100L)
                            .build())
                    .getData());
    if (!(reply instanceof Reply.Answered<List<Dispute>> answered)) {
      return new PaymentOutcome.Unknown(UnknownCause.SERVER_ERROR);
    }
    Optional<Chargeback> newest =
        answered.value().stream()
            .filter(dispute -> movesMoney(dispute.getStatus()))
            .max(Comparator.comparing(Dispute::getCreated))
            .map(IntentReader::chargeback);
    return new PaymentOutcome.Paid(paid.providerRef(), paid.captured(), paid.paidAt(), newest);
  }

  /** An inquiry asks for evidence and moves nothing until it becomes a dispute. */
  private static boolean movesMoney(String status) {
    return !status.startsWith("warning_") && !status.equals("prevented");
  }

  private static Chargeback chargeback(Dispute dispute) {
    Chargeback.State state =
        switch (dispute.getStatus()) {
          case "won" -> Chargeback.State.WON;
          case "lost" -> Chargeback.State.LOST;
          default -> Chargeback.State.OPEN;
        };
    return new Chargeback(
        dispute.getId(),
        state,
        StripeAmounts.toMoney(dispute.getAmount(), dispute.getCurrency()),
        Instant.ofEpochSecond(dispute.getCreated()));
  }
}

package io.keepline.payments.stripe;

import com.stripe.model.PaymentIntent;
import com.stripe.param.PaymentIntentCreateParams;
import io.keepline.payments.CancelOutcome;
import java.util.Optional;

/**
 * Closes payments for good.
 *
 * <p>An id that Stripe does not show is barred by claiming its idempotency key with an intent that
 * can never be paid. If the claim is answered, Stripe had not received the original, and a late
 * original is refused as a conflict. If the claim itself is refused as a conflict, the original was
 * received: then it exists, and it is searched again. Stripe keeps keys for at least 24 hours; a
 * payment that is looked for later than that has long been in the search index.
 */
final class IntentCloser {

  /** Never paid, so only its being an amount matters: the smallest that Stripe takes is less. */
  private static final long PLACEHOLDER = 100;

  private final StripeCalls calls;
  private final IntentFinder finder;

  IntentCloser(StripeCalls calls, IntentFinder finder) {
    this.calls = calls;
    this.finder = finder;
  }

  CancelOutcome close(String paymentId) {
    if (!(finder.find(paymentId) instanceof Reply.Answered<Optional<PaymentIntent>> found)) {
      return CancelOutcome.UNKNOWN;
    }
    return found.value().map(this::close).orElseGet(() -> claim(paymentId));
  }

  CancelOutcome close(PaymentIntent intent) {
    if (!intent.getStatus().equals("succeeded") && !intent.getStatus().equals("canceled")) {
      Reply<PaymentIntent> cancelled =
          calls.ask(stripe -> stripe.paymentIntents().cancel(intent.getId()));
      if (cancelled instanceof Reply.Refused<PaymentIntent>) {
        // It moved on meanwhile: what it is now decides.
        cancelled = finder.retrieve(intent.getId());
      }
      return cancelled instanceof Reply.Answered<PaymentIntent> answered
          ? settled(answered.value())
          : CancelOutcome.UNKNOWN;
    }
    return settled(intent);
  }

  private static CancelOutcome settled(PaymentIntent intent) {
    return switch (intent.getStatus()) {
      case "succeeded" -> CancelOutcome.ALREADY_PAID;
      case "canceled" -> CancelOutcome.CLOSED;
      default -> CancelOutcome.UNKNOWN;
    };
  }

  private CancelOutcome claim(String paymentId) {
    PaymentIntentCreateParams params =
        PaymentIntentCreateParams.builder()
            .setAmount(PLACEHOLDER)
            .setCurrency("usd")
            .addPaymentMethodType("card")
            .putMetadata(Labels.PAYMENT, paymentId)
            .putMetadata(Labels.BARRED, "true")
            .build();
    Reply<PaymentIntent> claimed =
        calls.ask(stripe -> stripe.paymentIntents().create(params, StripeCalls.key(paymentId)));
    if (claimed instanceof Reply.Answered<PaymentIntent> answered) {
      return close(answered.value());
    }
    boolean exists =
        claimed instanceof Reply.Refused<PaymentIntent> refused && refused.isConflict();
    return exists && finder.find(paymentId) instanceof Reply.Answered<Optional<PaymentIntent>> again
        ? again.value().map(this::close).orElse(CancelOutcome.UNKNOWN)
        : CancelOutcome.UNKNOWN;
  }
}

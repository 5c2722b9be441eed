package io.keepline.payments.stripe;

import com.stripe.model.PaymentMethod;
import com.stripe.model.SetupIntent;
import com.stripe.model.StripeError;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.payments.PendingCause;
import io.keepline.payments.SaveOutcome;
import io.keepline.payments.SavedMethod;
import io.keepline.payments.UnknownCause;
import java.net.URI;
import java.time.YearMonth;
import java.util.Optional;

/** Turns Stripe's setup intents into outcomes. What cannot be read is unknown. */
final class SetupReader {

  private SetupReader() {}

  static SaveOutcome outcome(Reply<SetupIntent> reply) {
    if (reply instanceof Reply.Unreached<SetupIntent>) {
      return new SaveOutcome.NotSent();
    }
    if (reply instanceof Reply.Lost<SetupIntent> lost) {
      return new SaveOutcome.Unknown(lost.cause());
    }
    if (reply instanceof Reply.Refused<SetupIntent> refused) {
      return refused(refused);
    }
    try {
      return read(((Reply.Answered<SetupIntent>) reply).value());
    } catch (RuntimeException malformed) {
      return new SaveOutcome.Unknown(UnknownCause.MALFORMED_ANSWER);
    }
  }

  private static SaveOutcome refused(Reply.Refused<SetupIntent> refused) {
    Optional<StripeError> error = refused.error();
    if (error.map(StripeError::getType).filter("card_error"::equals).isPresent()) {
      return new SaveOutcome.Declined(DeclineCodes.reason(error.get()));
    }
    if (refused.isAboutMethod()) {
      return new SaveOutcome.Declined(DeclineReason.INVALID_DATA);
    }
    return refused.isMissing()
        ? new SaveOutcome.NotFound()
        : new SaveOutcome.Unknown(refused.cause());
  }

  private static SaveOutcome read(SetupIntent intent) {
    return switch (intent.getStatus()) {
      case "succeeded" ->
          new SaveOutcome.Saved(
              intent.getId(),
              saved(intent.getCustomer(), intent.getPaymentMethodObject()).orElseThrow());
      case "requires_action" ->
          new SaveOutcome.Pending(
              intent.getId(),
              intent.getPaymentMethodTypes().get(0).equals("card")
                  ? PendingCause.AUTHENTICATION
                  : PendingCause.REDIRECT,
              URI.create(intent.getNextAction().getRedirectToUrl().getUrl()));
      case "processing" -> new SaveOutcome.Unknown(UnknownCause.IN_PROGRESS);
      case "requires_payment_method", "canceled" ->
          new SaveOutcome.Declined(
              Optional.ofNullable(intent.getLastSetupError())
                  .map(DeclineCodes::reason)
                  .orElse(DeclineReason.REJECTED));
      default -> throw new IllegalArgumentException("a status that Stripe does not document");
    };
  }

  /** A kept method in our words; empty for a kind that we do not speak of. */
  static Optional<SavedMethod> saved(String customer, PaymentMethod method) {
    return StripeMethods.method(method.getType())
        .map(
            kind ->
                new SavedMethod(
                    new SavedToken(customer, method.getId()).token(),
                    kind,
                    Optional.ofNullable(method.getCard())
                        .map(card -> card.getBrand() + " " + card.getLast4())
                        .orElse(method.getType()),
                    Optional.ofNullable(method.getCard())
                        .map(
                            card ->
                                YearMonth.of(
                                    card.getExpYear().intValue(), card.getExpMonth().intValue()))));
  }
}

package io.keepline.payments.stripe;

import com.stripe.model.StripeError;
import io.keepline.lifecycle.DeclineReason;
import java.util.Optional;

/** Stripe's decline and error codes in our closed vocabulary. Source: Stripe's "Decline codes". */
final class DeclineCodes {

  private DeclineCodes() {}

  static DeclineReason reason(StripeError error) {
    return Optional.ofNullable(error.getDeclineCode())
        .flatMap(DeclineCodes::reason)
        .or(() -> Optional.ofNullable(error.getCode()).flatMap(DeclineCodes::reason))
        .orElse(DeclineReason.REJECTED);
  }

  /** Empty for a code that says no more than "no", and for one that we do not know. */
  static Optional<DeclineReason> reason(String code) {
    return switch (code) {
      case "insufficient_funds" -> Optional.of(DeclineReason.INSUFFICIENT_FUNDS);
      case "card_velocity_exceeded", "withdrawal_count_limit_exceeded", "amount_too_large" ->
          Optional.of(DeclineReason.LIMIT_EXCEEDED);
      case "processing_error",
          "issuer_not_available",
          "try_again_later",
          "reenter_transaction",
          "payment_method_provider_timeout" ->
          Optional.of(DeclineReason.BANK_UNAVAILABLE);
      case "expired_card" -> Optional.of(DeclineReason.EXPIRED_CARD);
      case "lost_card", "stolen_card", "pickup_card", "restricted_card" ->
          Optional.of(DeclineReason.STOLEN_CARD);
      case "fraudulent", "merchant_blacklist", "security_violation" ->
          Optional.of(DeclineReason.BLOCKED);
      case "authentication_required", "authentication_not_handled" ->
          Optional.of(DeclineReason.AUTHENTICATION_REQUIRED);
      case "payment_intent_authentication_failure", "setup_intent_authentication_failure" ->
          Optional.of(DeclineReason.AUTHENTICATION_FAILED);
      case "incorrect_number",
          "invalid_number",
          "incorrect_cvc",
          "invalid_cvc",
          "invalid_expiry_month",
          "invalid_expiry_year",
          "incorrect_zip",
          "incorrect_address",
          "incorrect_pin",
          "invalid_pin",
          "invalid_account",
          "new_account_information_available" ->
          Optional.of(DeclineReason.INVALID_DATA);
      case "card_not_supported",
          "currency_not_supported",
          "testmode_decline",
          "live_mode_test_card",
          "payment_method_not_available" ->
          Optional.of(DeclineReason.METHOD_NOT_ACCEPTED);
      case "revocation_of_all_authorizations",
          "revocation_of_authorization",
          "stop_payment_order",
          "mandate_invalid",
          "payment_intent_mandate_invalid",
          "payment_method_unactivated" ->
          Optional.of(DeclineReason.PERMISSION_WITHDRAWN);
      default -> Optional.empty();
    };
  }
}

package io.keepline.payments.stripe.stub;

import java.util.Map;
import java.util.Optional;

/** The published test payment methods that we use, and what they do. */
enum StubCard {
  VISA("pm_card_visa", "", ""),
  MASTERCARD("pm_card_mastercard", "", ""),
  INSUFFICIENT_FUNDS(
      "pm_card_visa_chargeDeclinedInsufficientFunds", "card_declined", "insufficient_funds"),
  STOLEN("pm_card_visa_chargeDeclinedStolenCard", "card_declined", "stolen_card"),
  EXPIRED("pm_card_chargeDeclinedExpiredCard", "expired_card", ""),
  PROCESSING_ERROR("pm_card_chargeDeclinedProcessingError", "processing_error", ""),
  BLOCKED("pm_card_radarBlock", "card_declined", "fraudulent"),
  CUSTOMER_FAILS("pm_card_chargeCustomerFail", "card_declined", "generic_decline"),
  AUTHENTICATION_REQUIRED("pm_card_authenticationRequired", "", ""),
  CREATE_DISPUTE("pm_card_createDispute", "", "");

  /** Why a bank says no. */
  record Decline(String code, String declineCode) {

    static Decline of(String declineCode) {
      return new Decline("card_declined", declineCode);
    }

    Map<String, Object> error() {
      return declineCode.isEmpty()
          ? Map.of("code", code)
          : Map.of("code", code, "decline_code", declineCode);
    }
  }

  static final Decline NOBODY_THERE =
      new Decline("authentication_required", "authentication_required");
  static final Decline NOT_AUTHENTICATED = new Decline("payment_intent_authentication_failure", "");
  static final Decline WALLET_SAID_NO = new Decline("payment_intent_payment_attempt_failed", "");

  private final String token;
  private final String code;
  private final String declineCode;

  StubCard(String token, String code, String declineCode) {
    this.token = token;
    this.code = code;
    this.declineCode = declineCode;
  }

  String token() {
    return token;
  }

  Optional<Decline> decline() {
    return code.isEmpty() ? Optional.empty() : Optional.of(new Decline(code, declineCode));
  }

  static Optional<StubCard> of(String token) {
    for (StubCard card : values()) {
      if (card.token.equals(token)) {
        return Optional.of(card);
      }
    }
    return Optional.empty();
  }
}

package io.keepline.payments.stripe.stub;

import java.util.LinkedHashMap;
import java.util.Map;

/** An answer that is not 200, with Stripe's error object. */
final class StubRefusal extends RuntimeException {

  private final int status;
  private final Map<String, Object> error = new LinkedHashMap<>();

  private StubRefusal(int status, String type, String message) {
    super(message);
    this.status = status;
    error.put("type", type);
    error.put("message", message);
  }

  static StubRefusal invalid(String code, String param, String message) {
    return new StubRefusal(400, "invalid_request_error", message)
        .with("code", code)
        .with("param", param);
  }

  static StubRefusal missing(String param, String id) {
    return new StubRefusal(404, "invalid_request_error", "No such " + param + ": '" + id + "'")
        .with("code", "resource_missing")
        .with("param", param);
  }

  static StubRefusal card(StubCard.Decline decline) {
    return new StubRefusal(402, "card_error", "Your card was declined.").withAll(decline.error());
  }

  static StubRefusal otherData() {
    return new StubRefusal(
        400,
        "idempotency_error",
        "Keys for idempotent requests can only be used with the same parameters they were first"
            + " used with.");
  }

  static StubRefusal unauthorized() {
    return new StubRefusal(401, "invalid_request_error", "Invalid API Key provided");
  }

  static StubRefusal broken() {
    return new StubRefusal(500, "api_error", "An unknown error occurred");
  }

  StubRefusal with(String name, Object value) {
    error.put(name, value);
    return this;
  }

  StubRefusal withAll(Map<String, ?> fields) {
    error.putAll(fields);
    return this;
  }

  int status() {
    return status;
  }

  /** Stripe checks the form before it remembers a key. */
  boolean isValidation() {
    return status == 400 || status == 401 || status == 404;
  }

  Map<String, Object> body() {
    return Map.of("error", error);
  }
}

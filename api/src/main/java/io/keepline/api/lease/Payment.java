package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.lifecycle.PaymentMethod;

/**
 * How somebody pays, as the request says it.
 *
 * @param method the method
 * @param token what the provider's page gave for it; a secret; empty for the balance
 */
record Payment(PaymentMethod method, String token) {

  static Payment read(Body body) {
    PaymentMethod method = body.constant("method", MakeQuote.METHODS);
    if (method == PaymentMethod.BALANCE) {
      if (body.has("methodToken")) {
        body.fault("methodToken", "nothing: the balance has no token");
      }
      return new Payment(method, "");
    }
    String token =
        body.matching(
            "methodToken",
            t -> t.matches("[A-Za-z0-9_.-]{1,200}"),
            "the token that the provider's page gave for the method");
    return new Payment(method, token);
  }

  @Override
  public String toString() {
    return "Payment[" + method + "]";
  }
}

package io.keepline.api.lease;

import io.keepline.api.http.Body;
import io.keepline.lifecycle.PaymentMethod;
import java.util.Optional;

/**
 * How somebody pays, as the request says it: with what the provider's page gave, or with a method
 * that was saved.
 *
 * @param method the method
 * @param token what the provider's page gave for it; a secret; empty for a saved one and for the
 *     balance
 * @param methodId the saved method
 */
record Payment(PaymentMethod method, String token, Optional<String> methodId) {

  static Payment read(Body body) {
    PaymentMethod method = body.constant("method", MakeQuote.METHODS);
    if (method == PaymentMethod.BALANCE) {
      if (body.has("methodToken")) {
        body.fault("methodToken", "nothing: the balance has no token");
      }
      return new Payment(method, "", Optional.empty());
    }
    Optional<String> methodId = body.idIf("methodId");
    if (methodId.isPresent()) {
      if (body.has("methodToken")) {
        body.fault("methodToken", "either methodToken or methodId");
      }
      return new Payment(method, "", methodId);
    }
    String token = body.methodToken("methodToken");
    return new Payment(method, token, Optional.empty());
  }

  @Override
  public String toString() {
    return "Payment[" + method + "]";
  }
}

package io.keepline.payments;

import java.net.URI;

/**
 * A method to be saved at a provider, so that it can be charged later.
 *
 * @param saveId our id of this wish, and the provider's idempotency key
 * @param payerId our opaque id of the subscriber; never a name or an address
 * @param method how the subscriber pays
 * @param methodToken the provider's token, made by its own page; never a card number
 * @param returnUrl where the provider's page sends the subscriber afterwards; absolute http(s)
 * @param mandate the subscriber's permission
 */
public record SaveRequest(
    String saveId,
    String payerId,
    PaymentMethod method,
    String methodToken,
    URI returnUrl,
    Mandate mandate) {

  /**
   * Checks what every provider needs.
   *
   * @throws IllegalArgumentException if an id is blank, the return URL is not absolute http(s), or
   *     the method is not a provider's
   */
  public SaveRequest {
    PaymentRequest.requireText(saveId, "saveId");
    PaymentRequest.requireText(payerId, "payerId");
    PaymentRequest.requireText(methodToken, "methodToken");
    PaymentRequest.requireProviders(method);
    PaymentRequest.requireWeb(returnUrl);
  }
}

package io.keepline.payments;

import io.keepline.lifecycle.Money;
import java.net.URI;

/**
 * One payment attempt, as asked of a provider.
 *
 * @param paymentId our id of the attempt, and the provider's idempotency key
 * @param amount what to capture; more than nothing
 * @param method how the subscriber pays
 * @param methodToken the provider's opaque token of the card or wallet; never a card number
 * @param returnUrl where the provider's page sends the subscriber afterwards; absolute http(s)
 * @param orderId our order, shown on the pay page and kept by the provider as metadata
 * @param attendance whether the subscriber is there; unattended needs a saved method's token
 */
public record PaymentRequest(
    String paymentId,
    Money amount,
    PaymentMethod method,
    String methodToken,
    URI returnUrl,
    String orderId,
    Attendance attendance) {

  /**
   * Checks what every provider needs.
   *
   * @throws IllegalArgumentException if an id is blank, the amount is not positive, the return URL
   *     is not absolute http(s), or no provider moves the method's money
   */
  public PaymentRequest {
    requireText(paymentId, "paymentId");
    requireText(methodToken, "methodToken");
    requireText(orderId, "orderId");
    requireProviders(method);
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("amount must be more than nothing");
    }
    requireWeb(returnUrl);
  }

  /** A payment with the subscriber present. */
  public PaymentRequest(
      String paymentId,
      Money amount,
      PaymentMethod method,
      String methodToken,
      URI returnUrl,
      String orderId) {
    this(paymentId, amount, method, methodToken, returnUrl, orderId, Attendance.PRESENT);
  }

  static void requireText(String value, String name) {
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank");
    }
  }

  static void requireProviders(PaymentMethod method) {
    if (!method.isProviders()) {
      throw new IllegalArgumentException("no provider moves money by " + method);
    }
  }

  static void requireWeb(URI returnUrl) {
    String scheme = returnUrl.getScheme();
    if (!("https".equals(scheme) || "http".equals(scheme)) || returnUrl.getHost() == null) {
      throw new IllegalArgumentException("returnUrl must be an absolute http or https URL");
    }
  }
}

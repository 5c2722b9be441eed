package io.keepline.payments;

import java.util.Map;

/**
 * Tells the provider's webhook requests from everybody else's. Apart from {@link PaymentProvider}
 * because the API process holds webhook secrets only.
 */
@FunctionalInterface
public interface WebhookVerifier {

  /**
   * Judges one request. Keeps no memory: an event played again inside the tolerance is verified
   * again, with the same event id.
   *
   * @param body the raw bytes as they arrived, before any parsing
   * @param headers the request's headers; names in any case
   */
  WebhookVerdict verify(byte[] body, Map<String, String> headers);
}

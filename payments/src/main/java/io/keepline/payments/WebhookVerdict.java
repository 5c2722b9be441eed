package io.keepline.payments;

/** Whether a webhook request is the provider's. */
public sealed interface WebhookVerdict {

  /**
   * Signed by the provider, recent, and readable.
   *
   * @param event what it says
   */
  record Verified(WebhookEvent event) implements WebhookVerdict {}

  /**
   * Not to be acted upon.
   *
   * @param fault why
   */
  record Rejected(WebhookFault fault) implements WebhookVerdict {}
}

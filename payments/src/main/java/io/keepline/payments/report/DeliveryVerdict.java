package io.keepline.payments.report;

import io.keepline.payments.WebhookFault;

/** Whether a delivery report is a channel's. */
public sealed interface DeliveryVerdict {

  /**
   * Signed by the channel, recent, and readable.
   *
   * @param report what it says
   */
  record Verified(DeliveryReport report) implements DeliveryVerdict {}

  /**
   * Not to be acted upon.
   *
   * @param fault why
   */
  record Rejected(WebhookFault fault) implements DeliveryVerdict {}
}

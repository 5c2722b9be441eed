package io.keepline.payments;

import java.time.Instant;

/**
 * A webhook event whose sender is proven. Still only a hint: look the payment up (E12).
 *
 * @param eventId the provider's id of the event; the same one may arrive again
 * @param paymentId our payment
 * @param providerRef the provider's reference of the payment
 * @param type what the provider says happened
 * @param created when it happened, by the provider's clock; events may arrive in another order
 */
public record WebhookEvent(
    String eventId, String paymentId, String providerRef, WebhookType type, Instant created) {}

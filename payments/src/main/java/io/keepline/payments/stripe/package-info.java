/**
 * The port to Stripe, over Stripe's own SDK. The worker opens {@link
 * io.keepline.payments.stripe.StripeProvider} and {@link
 * io.keepline.payments.stripe.StripeSavedMethods} with the secret key; the API process only holds a
 * {@link io.keepline.payments.stripe.StripeWebhookVerifier} with the endpoint's secret. Nobody else
 * imports the SDK.
 */
@NullMarked
package io.keepline.payments.stripe;

import org.jspecify.annotations.NullMarked;

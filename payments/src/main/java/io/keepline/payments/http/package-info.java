/**
 * Adapters of the payment port that speak HTTP. The worker makes a {@link
 * io.keepline.payments.http.SandboxProvider}, the API process a {@link
 * io.keepline.payments.http.SandboxWebhookVerifier}; nothing here knows the sandbox provider's
 * classes.
 */
@NullMarked
package io.keepline.payments.http;

import org.jspecify.annotations.NullMarked;

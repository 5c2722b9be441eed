/**
 * The payment provider port: what Keepline asks of whoever moves the money, and the answers it
 * understands.
 *
 * <p>Activities call {@link io.keepline.payments.PaymentProvider}; the API process only holds a
 * {@link io.keepline.payments.WebhookVerifier}. Adapters live in {@code http}; the sandbox provider
 * process lives in {@code sandbox} and is reached over HTTP only, so nobody imports that package
 * except to start the process.
 */
@NullMarked
package io.keepline.payments;

import org.jspecify.annotations.NullMarked;

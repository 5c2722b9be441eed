/**
 * What mail and SMS channels report about a message after they took it: delivered, bounced, failed.
 * It stands beside the payment webhooks because both are signed alike, and because the API process
 * verifies a report that the worker reads again.
 */
@NullMarked
package io.keepline.payments.report;

import org.jspecify.annotations.NullMarked;

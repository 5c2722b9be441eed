/**
 * The whole service with API, worker and payment provider in processes of their own, as in
 * production, so that one of them can be killed alone and each can be measured. The database, the
 * mailbox and the Temporal server stay with the process that starts it.
 */
@NullMarked
package io.keepline.local.split;

import org.jspecify.annotations.NullMarked;

package io.keepline.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The wish to charge, written before anything is sent.
 *
 * @param leaseId the lease
 * @param epoch the caller's
 * @param order the order, SUBMITTED; inserted unless it exists
 * @param attempt the try, SUBMITTED
 * @param notAfter real time after which nothing may be sent; null: no limit
 * @param now real time
 */
public record IntentRequest(
    String leaseId,
    long epoch,
    OrderRow order,
    AttemptRow attempt,
    @Nullable Instant notAfter,
    Instant now) {}

package io.keepline.store;

import java.time.Duration;

/**
 * Asks the RECLAIM brake before a loss is written.
 *
 * @param brakeNoticePeriod how long after the brake was lifted a loss still waits
 */
public record LossGuard(Duration brakeNoticePeriod) {}

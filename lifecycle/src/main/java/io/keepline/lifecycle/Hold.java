package io.keepline.lifecycle;

import java.time.Instant;

/**
 * A standing hold.
 *
 * @param reason why
 * @param since when it was put, in lease time
 * @param actor who put it
 */
public record Hold(HoldReason reason, Instant since, Actor actor) {}

package io.keepline.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What the carrier last confirmed.
 *
 * @param confirmed the level in force at the carrier
 * @param generation counts wishes; a carrier refuses one older than it has seen
 * @param tries failed tries for the present wish
 * @param retryAt when the carrier is asked again, in lease time; absent: at once
 * @param appliedPlan the plan the carrier last confirmed
 */
public record Service(
    ServiceLevel confirmed,
    long generation,
    int tries,
    @Nullable Instant retryAt,
    @Nullable String appliedPlan) {

  /** Never provisioned. */
  public static final Service NEVER = new Service(ServiceLevel.NONE, 0, 0, null, null);
}

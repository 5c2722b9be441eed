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
 * @param planSince when it first confirmed this plan, in lease time
 */
public record Service(
    ServiceLevel confirmed,
    long generation,
    int tries,
    @Nullable Instant retryAt,
    @Nullable String appliedPlan,
    @Nullable Instant planSince) {

  /** Never provisioned. */
  public static final Service NEVER = new Service(ServiceLevel.NONE, 0, 0, null, null, null);

  /** Asks at once: the waits were for another wish, or a person has looked. */
  Service atOnce() {
    return new Service(confirmed, generation, 0, null, appliedPlan, planSince);
  }
}

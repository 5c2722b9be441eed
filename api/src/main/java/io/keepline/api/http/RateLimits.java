package io.keepline.api.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How many requests a caller may make: a bucket of tokens for each key, and for each address that
 * shows no good key. The address is the connection's own, never a header's. Buckets live in this
 * process: two API processes allow twice as much.
 */
public final class RateLimits {

  private static final int MOST_BUCKETS = 10_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > MOST_BUCKETS;
        }
      };
  private final int perSecond;
  private final int strangersPerSecond;

  /**
   * Limits.
   *
   * @param perSecond for a key, with as many again saved up
   * @param strangersPerSecond for an address without one
   */
  public RateLimits(int perSecond, int strangersPerSecond) {
    this.perSecond = perSecond;
    this.strangersPerSecond = strangersPerSecond;
  }

  /**
   * What is left.
   *
   * @param allowed whether this request may go on
   * @param quota how many may come at once
   * @param left how many are left
   * @param seconds until the next one is allowed, in whole seconds
   */
  public record Verdict(boolean allowed, int quota, long left, long seconds) {
    /** The policy, as the RateLimit-Policy header says it. */
    public String policy() {
      return "\"default\";q=" + quota + ";w=1";
    }

    /** The state, as the RateLimit header says it. */
    public String state() {
      return "\"default\";r=" + left + ";t=" + Math.max(1, seconds);
    }
  }

  /** Takes one token of a key. */
  public Verdict ofKey(String keyId) {
    return take("key " + keyId, perSecond);
  }

  /** Takes one token of an address that signs what it sends: as much as a key has. */
  public Verdict ofSender(String address) {
    return take("sender " + address, perSecond);
  }

  /** Takes one token of an address. */
  public Verdict ofAddress(String address) {
    return take("address " + address, strangersPerSecond);
  }

  private Verdict take(String whose, int rate) {
    int quota = 2 * rate;
    ConsumptionProbe probe = bucket(whose, quota, rate).tryConsumeAndReturnRemaining(1);
    long wait = Duration.ofNanos(probe.getNanosToWaitForRefill()).plusMillis(999).toSeconds();
    return new Verdict(probe.isConsumed(), quota, probe.getRemainingTokens(), wait);
  }

  private synchronized Bucket bucket(String whose, int quota, int rate) {
    return buckets.computeIfAbsent(
        whose,
        key ->
            Bucket.builder()
                .addLimit(limit -> limit.capacity(quota).refillGreedy(rate, SECOND))
                .build());
  }
}

package io.keepline.api.http;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How many requests a caller may make: a bucket of tokens for each key, and for each address that
 * shows no good key. The address is the connection's own, never a header's.
 *
 * <p>A request is decided here, in memory. What keys spent is settled with the other processes
 * afterwards ({@link #settle}), so a request waits for no database and none is refused because the
 * database is away. Addresses are never settled: a stranger must not be able to cause a write.
 */
public final class RateLimits {

  private static final Logger LOG = LoggerFactory.getLogger(RateLimits.class);
  private static final int MOST_BUCKETS = 10_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final Map<String, Spending> spendings =
      new LinkedHashMap<>(64, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Spending> eldest) {
          return size() > MOST_BUCKETS;
        }
      };
  private final int perSecond;
  private final int strangersPerSecond;
  private final SharedRates shared;
  private final TimeMeter clock;

  /**
   * Limits.
   *
   * @param perSecond for a key, with as many again saved up
   * @param strangersPerSecond for an address without one
   * @param shared what all processes spent together
   * @param clock real time
   */
  public RateLimits(int perSecond, int strangersPerSecond, SharedRates shared, TimeMeter clock) {
    this.perSecond = perSecond;
    this.strangersPerSecond = strangersPerSecond;
    this.shared = shared;
    this.clock = clock;
  }

  /** What one caller spends here; {@code owed} is not settled yet. */
  private static final class Spending {
    private final String keyId;
    private final Bucket bucket;
    private final AtomicLong owed = new AtomicLong();
    private volatile long closedUntil = Long.MIN_VALUE;

    Spending(String keyId, Bucket bucket) {
      this.keyId = keyId;
      this.bucket = bucket;
    }
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
    Spending spending = spending("key " + keyId, keyId, perSecond);
    long closed = spending.closedUntil - clock.currentTimeNanos();
    if (spending.closedUntil != Long.MIN_VALUE && closed > 0) {
      return new Verdict(false, 2 * perSecond, 0, seconds(closed));
    }
    Verdict verdict = take(spending, perSecond);
    if (verdict.allowed()) {
      spending.owed.incrementAndGet();
    }
    return verdict;
  }

  /** Takes one token of an address that signs what it sends: as much as a key has. */
  public Verdict ofSender(String address) {
    return take(spending("sender " + address, "", perSecond), perSecond);
  }

  /** Takes one token of an address. */
  public Verdict ofAddress(String address) {
    return take(spending("address " + address, "", strangersPerSecond), strangersPerSecond);
  }

  /**
   * Tells the other processes what was let through, and learns which keys they overdrew. When the
   * record is away the round ends: each process then limits by itself.
   */
  public void settle() {
    for (Spending spending : owing()) {
      long tokens = spending.owed.getAndSet(0);
      try {
        Duration overdrawn = shared.spent(spending.keyId, perSecond, tokens);
        if (!overdrawn.isZero()) {
          spending.closedUntil = clock.currentTimeNanos() + overdrawn.toNanos();
        }
      } catch (RuntimeException recordAway) {
        LOG.atWarn()
            .addKeyValue("failure", recordAway.getClass().getSimpleName())
            .log("rate limits count in this process only until the database answers");
        return;
      }
    }
  }

  private synchronized List<Spending> owing() {
    return spendings.values().stream().filter(spending -> spending.owed.get() > 0).toList();
  }

  private static Verdict take(Spending spending, int rate) {
    ConsumptionProbe probe = spending.bucket.tryConsumeAndReturnRemaining(1);
    return new Verdict(
        probe.isConsumed(),
        2 * rate,
        probe.getRemainingTokens(),
        seconds(probe.getNanosToWaitForRefill()));
  }

  private static long seconds(long nanos) {
    return Duration.ofNanos(nanos).plusMillis(999).toSeconds();
  }

  private synchronized Spending spending(String whose, String keyId, int rate) {
    return spendings.computeIfAbsent(
        whose,
        key ->
            new Spending(
                keyId,
                Bucket.builder()
                    .addLimit(limit -> limit.capacity(2L * rate).refillGreedy(rate, SECOND))
                    .withCustomTimePrecision(clock)
                    .build()));
  }
}

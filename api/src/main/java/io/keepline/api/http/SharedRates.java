package io.keepline.api.http;

import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.ProxyManager;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import java.time.Duration;
import javax.sql.DataSource;

/**
 * What keys spent of their rates in all API processes together. A process tells it afterwards what
 * it let through; a bucket that is overdrawn by several of them is closed until it is even again,
 * so that over time a key gets its rate once, however many processes serve it.
 */
@FunctionalInterface
public interface SharedRates {

  /**
   * Takes tokens that were spent already.
   *
   * @param keyId whose
   * @param perSecond how many a second the key may spend
   * @param tokens how many were spent
   * @return how long the key is overdrawn; zero if it is not
   * @throws RuntimeException when the record is away
   */
  Duration spent(String keyId, int perSecond, long tokens);

  /** Over the table {@code rate_limits}. */
  static SharedRates over(DataSource database, TimeMeter clock) {
    ProxyManager<String> buckets =
        Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
            .primaryKeyMapper(PrimaryKeyMapper.STRING)
            .table("rate_limits")
            .clientClock(clock)
            .requestTimeout(Duration.ofSeconds(5))
            .build();
    return (keyId, perSecond, tokens) ->
        Duration.ofNanos(
            buckets
                .builder()
                .build(keyId + "@" + perSecond, () -> configuration(perSecond))
                .consumeIgnoringRateLimits(tokens));
  }

  /** A second more than one process lets through at once: what is told late must not look spent. */
  private static BucketConfiguration configuration(int perSecond) {
    return BucketConfiguration.builder()
        .addLimit(
            limit -> limit.capacity(3L * perSecond).refillGreedy(perSecond, Duration.ofSeconds(1)))
        .build();
  }
}

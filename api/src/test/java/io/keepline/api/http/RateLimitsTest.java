package io.keepline.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.bucket4j.TimeMeter;
import io.keepline.store.Database;
import io.keepline.store.TestDatabase;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private static final int RATE = 10;
  private static Database database;

  private final AtomicLong millis = new AtomicLong(1_700_000_000_000L);
  private final TimeMeter clock =
      new TimeMeter() {
        @Override
        public long currentTimeNanos() {
          return millis.get() * 1_000_000;
        }

        @Override
        public boolean isWallClockBased() {
          return true;
        }
      };

  @BeforeAll
  static void open() {
    database = TestDatabase.create();
  }

  @AfterAll
  static void close() {
    database.close();
  }

  private RateLimits process() {
    return process(SharedRates.over(database.dataSource(), clock));
  }

  private RateLimits process(SharedRates shared) {
    return new RateLimits(RATE, 2, shared, clock);
  }

  /** How many of some requests of a key are let through. */
  private static int allowed(RateLimits process, String keyId, int requests) {
    int allowed = 0;
    for (int i = 0; i < requests; i++) {
      allowed += process.ofKey(keyId).allowed() ? 1 : 0;
    }
    return allowed;
  }

  @Test
  void aProcessLetsTheQuotaThroughAndThenTheRate() {
    RateLimits one = process();
    assertThat(allowed(one, "key_alone", 30)).isEqualTo(2 * RATE);
    RateLimits.Verdict no = one.ofKey("key_alone");
    assertThat(no.allowed()).isFalse();
    assertThat(no.seconds()).isEqualTo(1);
    for (int second = 0; second < 5; second++) {
      one.settle();
      millis.addAndGet(1_000);
      assertThat(allowed(one, "key_alone", 30)).as("second %d", second).isEqualTo(RATE);
    }
  }

  @Test
  void twoProcessesTogetherGetTheRateOfOne() {
    RateLimits one = process();
    RateLimits two = process();
    int allowed = 0;
    for (int second = 0; second < 20; second++) {
      allowed += allowed(one, "key_shared", 30) + allowed(two, "key_shared", 30);
      one.settle();
      two.settle();
      millis.addAndGet(1_000);
    }
    assertThat(allowed).isBetween(20 * RATE, 20 * RATE + 5 * RATE);
  }

  @Test
  void anOverdrawnKeySaysWhenToComeBack() {
    RateLimits one = process();
    RateLimits two = process();
    allowed(one, "key_wait", 20);
    allowed(two, "key_wait", 20);
    one.settle();
    two.settle();
    millis.addAndGet(500);
    RateLimits.Verdict closed = two.ofKey("key_wait");
    assertThat(closed.allowed()).isFalse();
    assertThat(closed.left()).isZero();
    assertThat(closed.seconds()).isEqualTo(1);
    assertThat(closed.state()).isEqualTo("\"default\";r=0;t=1");
    millis.addAndGet(500);
    assertThat(two.ofKey("key_wait").allowed()).isTrue();
  }

  @Test
  void aDatabaseThatIsAwayRefusesNobody() {
    RateLimits alone =
        process(
            (keyId, perSecond, tokens) -> {
              throw new IllegalStateException("away");
            });
    assertThat(allowed(alone, "key_away", 30)).isEqualTo(2 * RATE);
    alone.settle();
    millis.addAndGet(Duration.ofSeconds(1).toMillis());
    assertThat(allowed(alone, "key_away", 30)).isEqualTo(RATE);
  }

  @Test
  void strangersAndSendersWriteNothing() {
    AtomicLong told = new AtomicLong();
    RateLimits limits =
        process(
            (keyId, perSecond, tokens) -> {
              told.addAndGet(tokens);
              return Duration.ZERO;
            });
    assertThat(limits.ofAddress("192.0.2.1").quota()).isEqualTo(4);
    assertThat(limits.ofSender("192.0.2.1").quota()).isEqualTo(2 * RATE);
    limits.ofKey("key_told");
    limits.settle();
    limits.settle();
    assertThat(told.get()).isEqualTo(1);
  }
}

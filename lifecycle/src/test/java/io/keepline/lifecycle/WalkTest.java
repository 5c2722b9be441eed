package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Ten thousand years under random commands. Another seed: {@code -Dkeepline.seed=7}; fewer years:
 * {@code -Dkeepline.years=100}.
 */
class WalkTest {
  private static final long SEED = Long.getLong("keepline.seed", 20270110L);
  private static final int YEARS = Integer.getInteger("keepline.years", 10_000);

  private static final int SHARES = 16;

  @Test
  void everyInvariantHoldsAndEveryCellAndReachableEdgeCaseIsEntered() {
    Tally tally =
        IntStream.range(0, SHARES)
            .parallel()
            .mapToObj(WalkTest::share)
            .reduce(Tally::plus)
            .orElseThrow();
    System.out.println("random walk, seed " + SEED + ", decisions " + tally.decisions);
    System.out.println(tally.print());
    assertThat(tally.starved()).as("entered fewer than %d times", Tally.LEAST).isEmpty();
  }

  private static Tally share(int share) {
    Tally tally = new Tally();
    for (int year = share; year < YEARS; year += SHARES) {
      walk(year, tally);
    }
    return tally;
  }

  private static void walk(int year, Tally tally) {
    try {
      new Walk(SEED + year, tally).year();
    } catch (AssertionError | RuntimeException e) {
      throw new AssertionError(
          "seed "
              + SEED
              + ", year "
              + year
              + " (alone: -Dkeepline.seed="
              + (SEED + year)
              + " -Dkeepline.years=1): "
              + e.getMessage(),
          e);
    }
  }
}

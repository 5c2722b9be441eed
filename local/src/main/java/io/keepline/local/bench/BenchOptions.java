package io.keepline.local.bench;

import java.util.List;

/**
 * How much to measure.
 *
 * @param seconds how long one round of one side lasts
 * @param rounds how often the sides take turns; the median round counts
 * @param clients how many clients call at once, one measurement each
 */
public record BenchOptions(int seconds, int rounds, List<Integer> clients) {
  private static final int MOST_SECONDS = 60;
  private static final int MOST_ROUNDS = 15;
  private static final int MOST_CLIENTS = 64;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException with a sentence for the one that is wrong
   */
  public BenchOptions {
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw new IllegalArgumentException("--seconds is a whole number from 1 to " + MOST_SECONDS);
    }
    if (rounds < 1 || rounds > MOST_ROUNDS) {
      throw new IllegalArgumentException("--rounds is a whole number from 1 to " + MOST_ROUNDS);
    }
    if (clients.isEmpty() || clients.stream().anyMatch(c -> c < 1 || c > MOST_CLIENTS)) {
      throw new IllegalArgumentException(
          "--clients are whole numbers from 1 to " + MOST_CLIENTS + ", such as 1,8,16");
    }
    clients = List.copyOf(clients);
  }

  /** A read takes so little that shorter rounds say as much. */
  BenchOptions forReads() {
    return new BenchOptions(Math.min(seconds, 2), rounds, clients);
  }
}

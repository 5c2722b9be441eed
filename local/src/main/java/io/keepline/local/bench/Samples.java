package io.keepline.local.bench;

import java.util.List;
import java.util.stream.LongStream;

/** What one round measured. */
final class Samples {
  private final long[] nanos;
  private final int failed;
  private final double seconds;

  /**
   * One round.
   *
   * @param nanos how long each call took that was answered as it should be
   * @param failed how many were not
   * @param seconds how long the round lasted
   */
  Samples(long[] nanos, int failed, double seconds) {
    this.nanos = LongStream.of(nanos).sorted().toArray();
    this.failed = failed;
    this.seconds = seconds;
  }

  /** How many calls were answered as they should be. */
  int calls() {
    return nanos.length;
  }

  /** How many were not. */
  int failed() {
    return failed;
  }

  /** Good answers a second. */
  double perSecond() {
    return nanos.length / seconds;
  }

  /**
   * The latency that a share of the calls did not exceed (nearest rank), in milliseconds; 0 without
   * a call.
   *
   * @param share more than 0, at most 1
   */
  double millis(double share) {
    if (nanos.length == 0) {
      return 0;
    }
    int rank = (int) Math.ceil(share * nanos.length);
    return nanos[Math.max(1, rank) - 1] / 1e6;
  }

  /** The middle of some figures; the mean of the two in the middle for an even number. */
  static double median(List<Double> figures) {
    if (figures.isEmpty()) {
      throw new IllegalArgumentException("no figures have no median");
    }
    List<Double> sorted = figures.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }
}

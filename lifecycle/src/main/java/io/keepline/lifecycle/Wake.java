package io.keepline.lifecycle;

import java.time.Instant;
import java.util.Comparator;

/**
 * One instant at which a lease has something to do.
 *
 * @param kind what
 * @param at when, in lease time
 * @param subject the order, notice, refund or task it is about; empty where the lease is
 */
public record Wake(WakeKind kind, Instant at, String subject) implements Comparable<Wake> {

  private static final Comparator<Wake> ORDER =
      Comparator.comparing(Wake::at).thenComparing(Wake::kind).thenComparing(Wake::subject);

  /** By instant, then by the order in which wakes of one instant are answered. */
  @Override
  public int compareTo(Wake other) {
    return ORDER.compare(this, other);
  }
}

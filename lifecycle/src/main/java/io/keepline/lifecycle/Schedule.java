package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a lease resolved into instants, once, with the zone rules of that day. Whoever holds
 * a schedule compares instants and needs no zone rules of its own.
 *
 * @param wakes everything that will wake the lease, soonest first
 * @param nominalEnd the end of suspension: the first instant at which the number could be lost
 * @param reclaimAt when it will be lost, if nothing happens; absent without a proof or under a hold
 * @param offsets the zone's offsets from before the resolution on, oldest first
 */
public record Schedule(
    List<Wake> wakes,
    @Nullable Instant nominalEnd,
    @Nullable Instant reclaimAt,
    List<Offset> offsets) {

  /**
   * From when on which offset holds.
   *
   * @param from the instant of the change
   * @param seconds seconds east of UTC
   */
  public record Offset(Instant from, int seconds) {}

  /** Sorts the wakes. */
  public Schedule {
    wakes = wakes.stream().sorted().toList();
    offsets = List.copyOf(offsets);
  }

  /** The soonest wake. */
  public Optional<Wake> next() {
    return wakes.stream().findFirst();
  }

  /**
   * The first instant of a brand's date, by the stored offsets.
   *
   * @throws IllegalStateException if no offset was stored
   */
  Instant startOf(LocalDate date) {
    Instant start = null;
    for (int i = 0; i < offsets.size() && start == null; i++) {
      Offset offset = offsets.get(i);
      Instant at = date.atStartOfDay().toInstant(ZoneOffset.ofTotalSeconds(offset.seconds()));
      Instant next = i + 1 < offsets.size() ? offsets.get(i + 1).from() : Instant.MAX;
      if (at.isBefore(next)) {
        start = i > 0 && at.isBefore(offset.from()) ? offset.from() : at;
      }
    }
    if (start == null) {
      throw new IllegalStateException("a schedule stores at least one offset");
    }
    return start;
  }

  /**
   * The brand's date at an instant, by the stored offsets.
   *
   * @throws IllegalStateException if no offset was stored
   */
  public LocalDate dateAt(Instant instant) {
    return LocalDate.ofInstant(instant, offsetAt(instant));
  }

  /**
   * The brand's offset from UTC at an instant, by the stored offsets.
   *
   * @throws IllegalStateException if no offset was stored
   */
  public ZoneOffset offsetAt(Instant instant) {
    int seconds = 0;
    boolean found = false;
    for (Offset offset : offsets) {
      if (!found || !offset.from().isAfter(instant)) {
        seconds = offset.seconds();
        found = true;
      }
    }
    if (!found) {
      throw new IllegalStateException("a schedule stores at least one offset");
    }
    return ZoneOffset.ofTotalSeconds(seconds);
  }
}

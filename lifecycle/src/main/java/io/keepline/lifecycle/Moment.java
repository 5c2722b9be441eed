package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;

/**
 * When a decision is made.
 *
 * @param now lease time: real time plus the lease's clock offset
 * @param real real time, for {@code notAfter} and provider look-ups
 * @param today the brand's date at {@code now}
 * @param schedule the schedule the lease stood under when the stimulus came
 */
public record Moment(Instant now, Instant real, LocalDate today, Schedule schedule) {

  /** The moment at an instant of lease time, dated by the schedule's own offsets. */
  public static Moment of(Instant now, Instant real, Schedule schedule) {
    return new Moment(now, real, schedule.dateAt(now), schedule);
  }

  /** Whether the instant has come. */
  public boolean reached(Instant instant) {
    return !now.isBefore(instant);
  }
}

package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.List;

/** A brand's dates as instants: the only place that reads zone rules. */
final class BrandCalendar {
  private final ZoneRules zone;

  BrandCalendar(ZoneRules zone) {
    this.zone = zone;
  }

  /** The date at an instant. */
  LocalDate dateOf(Instant instant) {
    return LocalDate.ofInstant(instant, zone.getOffset(instant));
  }

  /** The first instant of a date: midnight does not exist on every day in every zone. */
  Instant startOf(LocalDate date) {
    return hourOf(date, 0);
  }

  /** An hour of a date; if the clock jumps over it, the instant of the jump. */
  Instant hourOf(LocalDate date, int hour) {
    LocalDateTime local = date.atTime(LocalTime.of(hour, 0));
    ZoneOffsetTransition gap = zone.getTransition(local);
    return gap != null && gap.isGap() ? gap.getInstant() : local.toInstant(zone.getOffset(local));
  }

  /** The instant itself, or the end of the quiet hours it falls into; equal hours: never quiet. */
  Instant outOfQuietHours(Instant due, int from, int until) {
    int hour = due.atOffset(zone.getOffset(due)).getHour();
    boolean overnight = from > until;
    boolean quiet = overnight ? hour >= from || hour < until : hour >= from && hour < until;
    if (!quiet) {
      return due;
    }
    LocalDate date = dateOf(due);
    LocalDate wakesOn = overnight && hour >= from ? date.plusDays(1) : date;
    return LossRules.later(due, hourOf(wakesOn, until));
  }

  /** Every offset that holds between two instants, oldest first. */
  List<Schedule.Offset> offsets(Instant from, Instant until) {
    List<Schedule.Offset> offsets = new ArrayList<>();
    offsets.add(new Schedule.Offset(from, zone.getOffset(from).getTotalSeconds()));
    ZoneOffsetTransition next = zone.nextTransition(from);
    while (next != null && next.getInstant().isBefore(until)) {
      offsets.add(new Schedule.Offset(next.getInstant(), next.getOffsetAfter().getTotalSeconds()));
      next = zone.nextTransition(next.getInstant());
    }
    return offsets;
  }
}

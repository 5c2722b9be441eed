package io.keepline.lifecycle;

import java.time.LocalDate;
import java.time.YearMonth;

/**
 * The end of a paid stretch together with the day of the month it is anchored to.
 *
 * <p>Months clamp to the anchor and come back to it: with anchor 31, Jan 31 is followed by Feb 28
 * and then by <em>Mar 31</em>. Adding months one after another to the clamped date would drift.
 *
 * @param date the date, exclusive, in the brand's zone
 * @param anchorDay the day of the month, 1 to 31, that month terms aim at
 */
public record AnchoredDate(LocalDate date, int anchorDay) {

  /**
   * Checks the anchor.
   *
   * @throws IllegalArgumentException if the anchor is no day of a month
   */
  public AnchoredDate {
    if (anchorDay < 1 || anchorDay > 31) {
      throw new IllegalArgumentException("an anchor is a day of a month, 1 to 31");
    }
  }

  /** A date that is its own anchor. */
  public static AnchoredDate on(LocalDate date) {
    return new AnchoredDate(date, date.getDayOfMonth());
  }

  /** The date one length later. Days re-anchor; months keep the anchor and clamp to it. */
  public AnchoredDate extend(TermLength length) {
    return switch (length.unit()) {
      case DAYS -> on(date.plusDays(length.count()));
      case MONTHS -> {
        YearMonth month = YearMonth.from(date).plusMonths(length.count());
        int day = Math.min(anchorDay, month.lengthOfMonth());
        yield new AnchoredDate(month.atDay(day), anchorDay);
      }
    };
  }
}

package io.keepline.lifecycle;

/**
 * How long a plan's paid term is.
 *
 * @param count how many units, at least one
 * @param unit days or calendar months
 */
public record TermLength(int count, Unit unit) {

  /** What a term is counted in. */
  public enum Unit {
    /** Days of the brand's calendar. */
    DAYS,
    /** Calendar months, clamped to the anchor day. */
    MONTHS
  }

  /**
   * Checks the count.
   *
   * @throws IllegalArgumentException if the count is not positive
   */
  public TermLength {
    if (count < 1) {
      throw new IllegalArgumentException("a term lasts at least one day or one month");
    }
  }

  /** A term of days. */
  public static TermLength days(int count) {
    return new TermLength(count, Unit.DAYS);
  }

  /** A term of calendar months. */
  public static TermLength months(int count) {
    return new TermLength(count, Unit.MONTHS);
  }

  /** The same length several times over. */
  public TermLength times(int factor) {
    return new TermLength(Math.multiplyExact(count, factor), unit);
  }

  /** The shortest this term can be, in days: a month is never shorter than 28. */
  public int shortestDays() {
    return unit == Unit.DAYS ? count : Math.multiplyExact(count, 28);
  }
}

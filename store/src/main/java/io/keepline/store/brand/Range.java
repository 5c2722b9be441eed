package io.keepline.store.brand;

/**
 * Which whole numbers make sense. Without a limit a slip of the keyboard is a date that neither
 * PostgreSQL nor a Temporal timer can hold, and it is found when somebody has paid.
 *
 * @param least the smallest
 * @param most the largest
 */
record Range(int least, int most) {
  /** A length in days, at most ten years; none is a length, too. */
  static final Range DAYS = new Range(0, 3_660);

  /** The same, and at least one. */
  static final Range SOME_DAYS = new Range(1, 3_660);

  /** Days before a date, or, negative, after it. */
  static final Range DAYS_AROUND = new Range(-3_660, 3_660);

  /** A length in hours, at most a year. */
  static final Range HOURS = new Range(0, 8_784);

  /** The same, and at least one. */
  static final Range SOME_HOURS = new Range(1, 8_784);

  /** A length in minutes, at least one and at most a year. */
  static final Range MINUTES = new Range(1, 527_040);

  /** Terms or months, at most ten years of them. */
  static final Range MONTHS = new Range(1, 120);

  /** An hour of the day. */
  static final Range HOUR = new Range(0, 23);

  /** Messages, minutes, megabytes or uses. */
  static final Range UNITS = new Range(1, 1_000_000_000);

  boolean holds(int value) {
    return value >= least && value <= most;
  }

  /** As a complaint says it. */
  String words() {
    return "a whole number of at least " + least + " and at most " + most;
  }
}

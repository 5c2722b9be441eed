package io.keepline.lifecycle;

import java.util.Objects;

/**
 * The serial number of a SIM card or eSIM profile (ITU-T E.118): 19 or 20 digits, of which the last
 * is the Luhn check digit.
 *
 * <p>Masked by type, like {@link Msisdn}: it names one person's card.
 *
 * @param digits the whole serial number; personal data
 */
public record Iccid(String digits) {

  /**
   * Checks the form and the check digit.
   *
   * @throws IllegalArgumentException if either is wrong; the message never repeats the input
   */
  public Iccid {
    Objects.requireNonNull(digits, "digits");
    boolean form =
        (digits.length() == 19 || digits.length() == 20)
            && digits.chars().allMatch(c -> c >= '0' && c <= '9');
    if (!form) {
      throw new IllegalArgumentException("a SIM serial number (ICCID) has 19 or 20 digits");
    }
    if (luhnSum(digits) % 10 != 0) {
      throw new IllegalArgumentException(
          "the check digit of this SIM serial number (ICCID) is wrong: one digit was mistyped");
    }
  }

  /**
   * Reads a serial number as it is printed on a card; spaces between the groups are allowed.
   *
   * @throws IllegalArgumentException if it is anything else; the message never repeats the input
   */
  public static Iccid parse(String text) {
    return new Iccid(text.replace(" ", ""));
  }

  /** The last four digits, such as {@code ***4321}. */
  public String masked() {
    return "***" + digits.substring(digits.length() - 4);
  }

  /** The {@link #masked()} form. */
  @Override
  public String toString() {
    return masked();
  }

  /** ISO/IEC 7812-1 annex B: from the right, every second digit counts twice. */
  private static int luhnSum(String digits) {
    int sum = 0;
    for (int fromRight = 0; fromRight < digits.length(); fromRight++) {
      int digit = digits.charAt(digits.length() - 1 - fromRight) - '0';
      int weighed = fromRight % 2 == 1 ? digit * 2 : digit;
      sum += weighed > 9 ? weighed - 9 : weighed;
    }
    return sum;
  }
}

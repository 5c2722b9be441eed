package io.keepline.lifecycle;

import java.util.Objects;

/**
 * A phone number in the international form of ITU-T E.164: a plus sign and 8 to 15 digits.
 *
 * <p>Masked by type: whatever prints it by accident (a log line, an exception, string
 * concatenation) shows its last digits only. Who really needs the digits asks for {@link #e164()}.
 * Reading what people type (spaces, national forms) is the work of a phone number library at the
 * edge.
 *
 * @param e164 the whole number, such as {@code +12025550123}; personal data
 */
public record Msisdn(String e164) implements Comparable<Msisdn> {

  /**
   * Checks the form.
   *
   * @throws IllegalArgumentException if it is not E.164; the message never repeats the input
   */
  public Msisdn {
    Objects.requireNonNull(e164, "e164");
    int digits = e164.length() - 1;
    boolean form =
        digits >= 8
            && digits <= 15
            && e164.charAt(0) == '+'
            && e164.charAt(1) != '0'
            && e164.chars().skip(1).allMatch(c -> c >= '0' && c <= '9');
    if (!form) {
      throw new IllegalArgumentException(
          "a phone number is a plus sign, a country code and 8 to 15 digits in all, without spaces");
    }
  }

  /**
   * Reads a number in E.164 form.
   *
   * @throws IllegalArgumentException if it is anything else; the message never repeats the input
   */
  public static Msisdn parse(String text) {
    return new Msisdn(text);
  }

  /**
   * The form that may be shown to someone who has not proven to be the holder: the last four
   * digits, of a short number the last three, such as {@code ***0123}.
   */
  public String masked() {
    int shown = e164.length() > 10 ? 4 : 3;
    return "***" + e164.substring(e164.length() - shown);
  }

  @Override
  public int compareTo(Msisdn other) {
    return e164.compareTo(other.e164);
  }

  /** The {@link #masked()} form. */
  @Override
  public String toString() {
    return masked();
  }
}

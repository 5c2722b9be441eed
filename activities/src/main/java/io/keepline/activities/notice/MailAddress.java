package io.keepline.activities.notice;

import java.util.regex.Pattern;

/**
 * One mailbox, masked by type.
 *
 * @param address such as {@code ada@example.org}; personal data
 */
public record MailAddress(String address) {

  /**
   * The shape of RFC 5321 as far as every server carries it; a server's answer is the real test. A
   * domain in another script is written in its ASCII form (RFC 5890).
   */
  private static final Pattern SHAPE =
      Pattern.compile("[!-~&&[^@<>\"(),;:\\\\]]{1,64}@[A-Za-z0-9][A-Za-z0-9.-]{0,252}");

  /**
   * Checks the shape.
   *
   * @throws IllegalArgumentException if it is no mail address; the message never repeats the input
   */
  public MailAddress {
    if (address.length() > 254 || !SHAPE.matcher(address).matches()) {
      throw new IllegalArgumentException("a mail address looks like name@example.org");
    }
  }

  /** The part behind the at sign. */
  public String domain() {
    return address.substring(address.indexOf('@') + 1);
  }

  /** The domain only, such as {@code ***@example.org}. */
  @Override
  public String toString() {
    return "***@" + domain();
  }
}

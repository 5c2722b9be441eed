package io.keepline.activities.notice;

/**
 * How many parts a text takes on the air. A text whose every letter is in the GSM 7-bit alphabet
 * (3GPP TS 23.038, 6.2.1) has 160 places in one part or 153 in each of several; any other is sent
 * as UCS-2 with 70 or 67. One typographic apostrophe so can double a bill.
 */
final class SmsParts {

  private static final String BASIC =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
          + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String EXTENDED = "\f^{}\\[~]|€";

  private SmsParts() {}

  /** The number of parts; an empty text takes one. */
  static int count(String text) {
    return isGsm7(text) ? parts(septets(text), 160, 153) : parts(text.length(), 70, 67);
  }

  /** Whether every letter is in the GSM 7-bit alphabet. */
  static boolean isGsm7(String text) {
    return text.chars().allMatch(c -> BASIC.indexOf(c) >= 0 || EXTENDED.indexOf(c) >= 0);
  }

  private static int septets(String text) {
    return text.chars().map(c -> EXTENDED.indexOf(c) >= 0 ? 2 : 1).sum();
  }

  private static int parts(int places, int alone, int each) {
    return places <= alone ? 1 : (places + each - 1) / each;
  }
}

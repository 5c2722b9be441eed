package io.keepline.api.http;

/** What text from outside may hold. */
final class Texts {

  private Texts() {}

  /**
   * Whether it has only characters that a person can see or that join them: no control characters,
   * which PostgreSQL or a mail header would not survive, no half characters, and nothing that turns
   * the direction of the text around it.
   */
  static boolean isPlain(String text) {
    return text.codePoints()
        .allMatch(
            c ->
                !Character.isISOControl(c)
                    && Character.getType(c) != Character.SURROGATE
                    && !turnsDirection(c));
  }

  private static boolean turnsDirection(int c) {
    return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
  }
}

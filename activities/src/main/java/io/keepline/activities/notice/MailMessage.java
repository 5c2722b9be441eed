package io.keepline.activities.notice;

import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * One mail as it will leave, in text and HTML.
 *
 * @param from the brand's mailbox
 * @param fromName the brand's name
 * @param to the holder's mailbox
 * @param subject one line
 * @param text the plain form
 * @param html the same in HTML
 * @param messageId the Message-ID with its angle brackets; the same for every try of one notice, so
 *     that a mailbox and its owner can recognise a repeat
 * @param locale the language of the words
 * @param headers further headers, one line each
 */
public record MailMessage(
    MailAddress from,
    String fromName,
    MailAddress to,
    String subject,
    String text,
    String html,
    String messageId,
    Locale locale,
    Map<String, String> headers) {

  /**
   * Checks everything that becomes a header line.
   *
   * @throws IllegalArgumentException if one holds a line break or another control character, or the
   *     Message-ID is not in angle brackets
   */
  public MailMessage {
    headers = Map.copyOf(new TreeMap<>(headers));
    oneLine(fromName);
    oneLine(subject);
    headers.forEach(
        (name, value) -> {
          oneLine(name);
          oneLine(value);
        });
    if (!messageId.matches("<[A-Za-z0-9._-]+@[A-Za-z0-9.-]+>")) {
      throw new IllegalArgumentException("a Message-ID looks like <id@example.org>");
    }
  }

  private static void oneLine(String value) {
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw new IllegalArgumentException("a mail header is one line without control characters");
    }
  }

  /** Its id and the masked addressee; never the words, they are personal. */
  @Override
  public String toString() {
    return "MailMessage[" + messageId + " to " + to + "]";
  }
}

package io.keepline.activities.notice;

import io.keepline.lifecycle.Msisdn;

/**
 * One short message as it will leave.
 *
 * @param noticeId the notice it carries; the gateway's idempotency key
 * @param from what the receiver sees as the sender: a number or up to 11 letters and digits
 * @param to the receiver
 * @param text the words
 */
public record SmsMessage(String noticeId, String from, Msisdn to, String text) {

  /**
   * Checks what becomes a header or is billed.
   *
   * @throws IllegalArgumentException if the id is not opaque or there are no words
   */
  public SmsMessage {
    if (!noticeId.matches("[A-Za-z0-9._-]{1,100}")) {
      throw new IllegalArgumentException("a notice id is letters, digits, dots, dashes");
    }
    if (text.isBlank()) {
      throw new IllegalArgumentException("a short message has words");
    }
  }

  /** How many parts it is sent and billed in. */
  public int parts() {
    return SmsParts.count(text);
  }

  /** Its id and the masked receiver; never the words, they are personal. */
  @Override
  public String toString() {
    return "SmsMessage[" + noticeId + " to " + to + "]";
  }
}

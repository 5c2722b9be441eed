package io.keepline.activities.notice;

/**
 * What is known after one try to send a message. A code is one lower-case word with digits, fit for
 * a table of deliveries; it never holds what the other side wrote.
 */
public sealed interface SendOutcome {

  /**
   * The channel took it over. This is the proof of a notice, until a bounce comes back.
   *
   * @param reference the mail's Message-ID, or the id that the SMS gateway gave
   */
  record Accepted(String reference) implements SendOutcome {}

  /**
   * Refused for good: the same message to the same address will never be taken.
   *
   * @param code why
   */
  record Rejected(String code) implements SendOutcome {}

  /**
   * Not taken now; a later try may succeed, and cannot make a second message.
   *
   * @param code why
   */
  record NotDelivered(String code) implements SendOutcome {}

  /**
   * The answer was lost after the message had left: it may have been taken. A loss notice is sent
   * again under the same id; any other is not.
   *
   * @param code why
   */
  record Uncertain(String code) implements SendOutcome {}
}

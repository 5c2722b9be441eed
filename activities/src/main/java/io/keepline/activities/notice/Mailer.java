package io.keepline.activities.notice;

/**
 * The channel for mail. An implementation may be called by many threads at once, and returns within
 * the timeouts that it was given.
 */
public interface Mailer {

  /**
   * Tries once to hand one mail over.
   *
   * @return what is known afterwards; a failure is an outcome, never an exception
   */
  SendOutcome send(MailMessage message);
}

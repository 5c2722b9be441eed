package io.keepline.activities.notice;

/**
 * The channel for short messages. An implementation may be called by many threads at once, and
 * returns within the timeouts that it was given.
 */
public interface SmsSender {

  /**
   * Tries once to hand one message over. The same notice id again is the same message: a gateway
   * that has taken it answers as before and sends nothing.
   *
   * @return what is known afterwards; a failure is an outcome, never an exception
   */
  SendOutcome send(SmsMessage message);
}

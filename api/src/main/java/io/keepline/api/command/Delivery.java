package io.keepline.api.command;

import io.keepline.workflows.Answer;

/** What is known of a command after it was sent, or not sent. */
public sealed interface Delivery {

  /**
   * The lease answered, and the record has it.
   *
   * @param answer what it said
   */
  record Answered(Answer answer) implements Delivery {}

  /** It may have arrived; nobody answered in time. */
  record Unconfirmed() implements Delivery {}

  /** It certainly did not arrive: the server could not be reached, or refused it unread. */
  record NotSent() implements Delivery {}

  /** It did not arrive: the lease had no run. One was started; ask again. */
  record Restarting() implements Delivery {}
}

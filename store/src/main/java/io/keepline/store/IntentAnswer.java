package io.keepline.store;

/** Whether a charge may be sent. Only {@link Recorded} says yes. */
public sealed interface IntentAnswer {
  /** Written: send it, once. */
  record Recorded() implements IntentAnswer {}

  /**
   * Written before: send nothing, look the payment up.
   *
   * @param attempt as stored
   */
  record AlreadyThere(AttemptRow attempt) implements IntentAnswer {}

  /**
   * Another run owns the lease: send nothing.
   *
   * @param epoch the owner's
   */
  record Stale(long epoch) implements IntentAnswer {}

  /** {@code notAfter} has passed: send nothing. */
  record TooLate() implements IntentAnswer {}

  /**
   * Only the database could know: send nothing.
   *
   * @param code why
   */
  record Refused(StoreRefusal code) implements IntentAnswer {}
}

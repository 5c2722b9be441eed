package io.keepline.payments;

/** Why we do not know what the provider did. None of these is a failed payment. */
public enum UnknownCause {
  /** No answer in time. */
  TIMEOUT,
  /** The provider answered 5xx or that it is overloaded. */
  SERVER_ERROR,
  /** The connection broke after something may have been sent. */
  CONNECTION_RESET,
  /** The answer could not be read, or speaks of another payment. */
  MALFORMED_ANSWER,
  /** The id is already used with other data; what happened first stands. */
  CONFLICT,
  /** The provider refused to talk to us (key, address, form): a person has to look. */
  REFUSED,
  /** The provider has it and is not through with it, or has more rows than we read; ask again. */
  IN_PROGRESS
}

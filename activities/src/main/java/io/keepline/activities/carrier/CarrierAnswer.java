package io.keepline.activities.carrier;

import java.util.Optional;

/** What came of one order. A code is one lower-case word; it never holds what a carrier wrote. */
public sealed interface CarrierAnswer {

  /**
   * The wanted service is in force.
   *
   * @param activationReference how the holder loads the eSIM, such as {@code LPA:1$...}; a secret;
   *     absent where there is nothing to load
   */
  record Done(Optional<String> activationReference) implements CarrierAnswer {

    /** Without the reference. */
    @Override
    public String toString() {
      return activationReference.isPresent() ? "Done[with activation]" : "Done[]";
    }
  }

  /** Someone newer spoke; this order is over and what it wanted no longer matters. */
  record Stale() implements CarrierAnswer {}

  /**
   * It will never be done: asking again is useless.
   *
   * @param code why
   */
  record RefusedForGood(String code) implements CarrierAnswer {}

  /**
   * Not now, or nobody knows: the same order is to be asked again.
   *
   * @param code why
   */
  record TryLater(String code) implements CarrierAnswer {}
}

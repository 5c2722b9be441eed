package io.keepline.lifecycle;

import java.util.Optional;

/**
 * What one kind of stimulus does to a lease. It changes the draft, or answers why it does not; a
 * refused draft is thrown away.
 */
@FunctionalInterface
interface Verb<S extends Stimulus> {
  Optional<Refusal> apply(Draft draft, S stimulus);

  /** Nothing stands in the way. */
  static Optional<Refusal> done() {
    return Optional.empty();
  }

  /** Refused, and why. */
  static Optional<Refusal> no(Refusal refusal) {
    return Optional.of(refusal);
  }
}

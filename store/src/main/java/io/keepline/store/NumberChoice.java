package io.keepline.store;

import java.util.List;

/** Which number a new lease binds. */
public sealed interface NumberChoice {
  /**
   * This number or none.
   *
   * @param numberId the number chosen
   */
  record Exact(String numberId) implements NumberChoice {}

  /**
   * The longest free number that fits; of two that ask at once each gets another (E29).
   *
   * @param country ISO 3166-1 alpha-2
   * @param capabilities what it must at least have
   */
  record Automatic(String country, List<String> capabilities) implements NumberChoice {
    /** Copies the list. */
    public Automatic {
      capabilities = List.copyOf(capabilities);
    }
  }
}

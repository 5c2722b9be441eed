package io.keepline.store;

import java.util.List;

/**
 * What a decision knows of payments that no provider was asked about: taken over a counter, taken
 * back there, or proven by a person.
 *
 * @param attempts captured attempts, inserted
 * @param counter where they were taken
 * @param reversals entries of a counter that are taken back
 * @param proven attempts whose outcome a person found out
 */
public record DecidedPayments(
    List<AttemptRow> attempts,
    List<CounterPaymentRow> counter,
    List<CounterReversalRow> reversals,
    List<Proven> proven) {

  /** None. */
  public static final DecidedPayments NONE =
      new DecidedPayments(List.of(), List.of(), List.of(), List.of());

  /** Copies the lists. */
  public DecidedPayments {
    attempts = List.copyOf(attempts);
    counter = List.copyOf(counter);
    reversals = List.copyOf(reversals);
    proven = List.copyOf(proven);
  }

  /**
   * An outcome that a person found out.
   *
   * @param outcome what became of the payment
   * @param providerRef where the provider keeps it
   */
  public record Proven(PaymentOutcome outcome, String providerRef) {}
}

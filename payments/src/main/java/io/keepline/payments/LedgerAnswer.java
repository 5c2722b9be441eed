package io.keepline.payments;

import java.util.List;
import java.util.Optional;

/** A page of the provider's ledger, or that it could not be read. */
public sealed interface LedgerAnswer {

  /**
   * Some rows of the day, in the provider's order.
   *
   * @param entries the rows
   * @param next what to ask for the following page with; empty on the last page
   */
  record Page(List<LedgerEntry> entries, Optional<String> next) implements LedgerAnswer {
    /** Keeps its own copy. */
    public Page {
      entries = List.copyOf(entries);
    }
  }

  /**
   * The ledger could not be read; says nothing about the money in it.
   *
   * @param cause what went wrong; empty when no connection was made
   */
  record Unavailable(Optional<UnknownCause> cause) implements LedgerAnswer {}
}

package io.keepline.store;

import java.util.Optional;

/** What only the database can refuse. */
public enum StoreRefusal {
  /** The chosen number is not free any more. */
  NUMBER_TAKEN,
  /** No number of the country has the capabilities and is free. */
  NO_NUMBER_FREE,
  /** The offer of a start began another lease. */
  QUOTE_USED,
  /** Another order of the lease is in flight (I10). */
  ORDER_IN_FLIGHT,
  /** The request id has submitted another order. */
  REQUEST_SEEN,
  /** The order can take no further payment. */
  ORDER_CLOSED,
  /** A promotion of the quote has been used as often as it may be. */
  PROMOTION_USED_UP,
  /** An attempt of the order is not definite yet, or was captured. */
  ATTEMPT_OPEN,
  /** The brand's CHARGE brake is on. */
  CHARGES_BRAKED,
  /** The order was turned into a term before (I4). */
  ALREADY_APPLIED,
  /** The order was captured before (I4). */
  ALREADY_PAID,
  /** The terminal's slip has paid another order. */
  SLIP_USED,
  /** The counter's entry was taken back before. */
  ALREADY_REVERSED,
  /** There is no such lease. */
  NO_SUCH_LEASE,
  /** The lease has ended (I1). */
  LEASE_ENDED,
  /** The stored snapshot needs a newer reader. */
  READER_TOO_OLD,
  /** The posting was written before. */
  POSTING_EXISTS,
  /** The holder's wallet has not enough money of the currency. */
  BALANCE_TOO_LOW,
  /** The holder's wallet has not what the cancellation was to give back of it. */
  WALLET_MOVED,
  /** The top-up is not waiting to be taken: it was taken, or its money went to the wallet. */
  TOP_UP_SETTLED;

  /** The refusal that a violated constraint means; empty when it is a defect instead. */
  static Optional<StoreRefusal> ofConstraint(String constraint) {
    return switch (constraint) {
      case "leases_one_open_per_number" -> Optional.of(NUMBER_TAKEN);
      case "orders_one_in_flight" -> Optional.of(ORDER_IN_FLIGHT);
      case "orders_request" -> Optional.of(REQUEST_SEEN);
      case "term_ledger_one_application" -> Optional.of(ALREADY_APPLIED);
      case "counter_payments_slip" -> Optional.of(SLIP_USED);
      case "counter_reversals_pkey" -> Optional.of(ALREADY_REVERSED);
      case "attempts_one_paid" -> Optional.of(ALREADY_PAID);
      case "leases_end_is_final" -> Optional.of(LEASE_ENDED);
      case "money_ledger_line" -> Optional.of(POSTING_EXISTS);
      case "wallets_never_negative" -> Optional.of(BALANCE_TOO_LOW);
      case "term_ledger_one_top_up" -> Optional.of(TOP_UP_SETTLED);
      default -> Optional.empty();
    };
  }
}

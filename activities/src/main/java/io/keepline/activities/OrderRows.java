package io.keepline.activities;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Order;
import io.keepline.store.AttemptRow;
import io.keepline.store.OrderRow;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** An order and its present attempt as rows. */
final class OrderRows {

  /** Money of a counter: no provider has it. */
  static final String TILL = "till";

  /** Where a payment from the balance is: with us. */
  static final String BALANCE = "balance";

  private OrderRows() {}

  /** Whether money was captured by us: no provider can be asked about it. */
  static boolean isOurs(String provider) {
    return provider.equals(TILL) || provider.equals(BALANCE);
  }

  /**
   * What an order is besides its facts.
   *
   * @param owner {@code lease} or {@code payment}
   * @param declined why the last attempt was refused
   * @param appliedUntil the date it made
   * @param notAfter real time after which nothing is sent for it
   * @param at real time
   */
  record Beside(
      String owner,
      @Nullable DeclineReason declined,
      @Nullable LocalDate appliedUntil,
      @Nullable Instant notAfter,
      Instant at) {

    /** An order that has just been submitted. */
    static Beside submitted(@Nullable Instant notAfter, Instant at) {
      return new Beside("lease", null, null, notAfter, at);
    }
  }

  static OrderRow order(String leaseId, Order order, Beside beside) {
    DeclineReason declined = beside.declined();
    return new OrderRow(
        order.orderId(),
        leaseId,
        order.quote().quoteId(),
        order.requestId(),
        order.quote().kind().name(),
        order.state().name(),
        beside.owner(),
        order.quote().total(),
        order.method().name(),
        order.attemptRealAt(),
        order.submittedAt(),
        order.payBy(),
        beside.notAfter(),
        beside.at(),
        null,
        declined == null ? null : declined.name(),
        beside.appliedUntil());
  }

  /** A payment that moves with its decision: captured from the holder's balance. */
  static AttemptRow fromBalance(Order order, Instant at) {
    return new AttemptRow(
        order.paymentId(),
        order.orderId(),
        order.attempt(),
        order.method().name(),
        order.methodRef(),
        BALANCE,
        null,
        "PAID",
        order.quote().total(),
        order.quote().total(),
        null,
        null,
        null,
        at,
        at);
  }

  static AttemptRow attempt(Order order, String provider, String state, Instant at) {
    return new AttemptRow(
        order.paymentId(),
        order.orderId(),
        order.attempt(),
        order.method().name(),
        order.methodRef(),
        provider,
        null,
        state,
        order.quote().total(),
        null,
        null,
        null,
        null,
        at,
        null);
  }
}

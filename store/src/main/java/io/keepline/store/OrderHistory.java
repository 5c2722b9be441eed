package io.keepline.store;

import java.util.List;

/**
 * An order with everything that was tried.
 *
 * @param order the order
 * @param attempts its tries, first to last
 * @param refunds what goes or went back
 */
public record OrderHistory(OrderRow order, List<AttemptRow> attempts, List<RefundRow> refunds) {
  /** Copies the lists. */
  public OrderHistory {
    attempts = List.copyOf(attempts);
    refunds = List.copyOf(refunds);
  }
}

package io.keepline.activities;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.AdoptAnswer;
import io.keepline.store.AttemptRow;
import io.keepline.store.LeaseRow;
import io.keepline.store.OrderHistory;
import io.keepline.workflows.Json;
import io.keepline.workflows.RecordActivities.Known;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A stored lease with what its orders and attempts know beyond the snapshot. A run may have ended
 * between an outcome and its decision, or between a decision and its charge.
 *
 * @param lease the facts, with every order in flight that the record holds
 * @param unsent orders whose charge was never begun
 * @param known outcomes that no decision has seen
 */
record Adoption(Lease lease, List<String> unsent, List<Known> known) {

  static Adoption of(AdoptAnswer.Adopted adopted, StoredOrders storedOrders) {
    LeaseRow row = adopted.lease();
    Duration offset = Duration.ofMillis(row.facts().clockOffsetMs());
    Lease snapshot = Json.read(row.facts().snapshot(), Lease.class).withNumber(row.numberId());
    List<Order> orders = new ArrayList<>(snapshot.orders());
    List<String> unsent = new ArrayList<>();
    List<Known> known = new ArrayList<>();
    for (OrderHistory history : adopted.orders()) {
      if (history.order().owner().equals("lease")) {
        Order carried =
            orders.stream()
                .filter(o -> o.orderId().equals(history.order().orderId()))
                .findFirst()
                .orElse(null);
        if (isAhead(history, carried)) {
          Order rebuilt = storedOrders.order(history, offset);
          orders.removeIf(o -> o.orderId().equals(rebuilt.orderId()));
          orders.add(rebuilt);
          carried = rebuilt;
        }
        if (carried == null) {
          known.addAll(lateMoney(history, storedOrders, offset));
        } else {
          known.addAll(news(history, carried));
          if (isUnsent(history, carried)) {
            unsent.add(carried.orderId());
          }
        }
      }
    }
    return new Adoption(snapshot.withOrders(orders), List.copyOf(unsent), List.copyOf(known));
  }

  /**
   * An order is submitted with its charge's intent, before the decision about it is committed: the
   * record may hold an order, or a further attempt, that the snapshot does not.
   */
  private static boolean isAhead(OrderHistory history, @Nullable Order carried) {
    boolean inFlight = OrderState.valueOf(history.order().state()).isInFlight();
    return inFlight
        && (carried == null
            || history.attempts().stream().anyMatch(a -> a.attemptNo() > carried.attempt()));
  }

  private static boolean isUnsent(OrderHistory history, Order order) {
    return order.state() == OrderState.SUBMITTED
        && history.attempts().stream().noneMatch(a -> a.paymentId().equals(order.paymentId()));
  }

  private static List<Known> news(OrderHistory history, Order order) {
    return history.attempts().stream()
        .filter(
            attempt ->
                attempt.paymentId().equals(order.paymentId())
                    ? isNews(StoredOrders.known(attempt, null).result(), order.state())
                    : isUndecidedMoney(history, attempt))
        .map(attempt -> StoredOrders.known(attempt, null))
        .toList();
  }

  /** Whether an outcome of the present attempt is something the order does not know. */
  private static boolean isNews(Stimulus.Result result, OrderState state) {
    return switch (state) {
      case SUBMITTED -> true;
      case UNKNOWN -> result != Stimulus.Result.UNKNOWN;
      case PENDING -> result != Stimulus.Result.UNKNOWN && result != Stimulus.Result.PENDING;
      case PAID, DECLINED, CLOSED -> result == Stimulus.Result.PAID;
      case UNRESOLVED -> result != Stimulus.Result.UNKNOWN && result != Stimulus.Result.PENDING;
      case APPLIED, REFUND_DUE, REFUNDED, REFUND_MANUAL -> false;
    };
  }

  /** Money captured for an order that the lease has done with, and that no decision has seen. */
  private static List<Known> lateMoney(
      OrderHistory history, StoredOrders storedOrders, Duration offset) {
    boolean closed = history.order().state().equals("CLOSED");
    Stream<AttemptRow> news =
        history.attempts().stream()
            .filter(
                attempt ->
                    isUndecidedMoney(history, attempt)
                        && (closed || attempt.state().equals("SURPLUS")));
    return news.map(a -> StoredOrders.known(a, storedOrders.order(history, offset))).toList();
  }

  private static boolean isUndecidedMoney(OrderHistory history, AttemptRow attempt) {
    boolean captured = attempt.state().equals("PAID") || attempt.state().equals("SURPLUS");
    String refund = DerivedId.of("rfd", attempt.paymentId(), "NOT_APPLIED");
    return captured && history.refunds().stream().noneMatch(row -> row.refundId().equals(refund));
  }
}

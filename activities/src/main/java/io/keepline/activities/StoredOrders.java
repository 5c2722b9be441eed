package io.keepline.activities;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.AttemptRow;
import io.keepline.store.OrderHistory;
import io.keepline.store.OrderRow;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.workflows.Json;
import io.keepline.workflows.RecordActivities.Known;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Orders and outcomes read back from the record, in the words of the rules. */
final class StoredOrders {
  private final Quotes quotes;

  StoredOrders(Quotes quotes) {
    this.quotes = quotes;
  }

  /** The offer as the rules read it; empty for an offer that was never made. */
  Optional<Quote> quote(String quoteId) {
    return quotes.quote(quoteId).map(QuoteRow::content).map(json -> Json.read(json, Quote.class));
  }

  /**
   * An order as the rules read it. Its present attempt is the captured one, if there is one: money
   * decides; else the latest.
   *
   * @param offset lease time minus real time
   */
  Order order(OrderHistory history, Duration offset) {
    OrderRow row = history.order();
    Quote quote =
        quote(row.quoteId())
            .orElseThrow(
                () -> new IllegalStateException("order " + row.orderId() + " lost its quote"));
    AttemptRow attempt = present(history.attempts());
    Instant payBy = row.payBy();
    return new Order(
        row.orderId(),
        row.requestId(),
        quote,
        OrderState.valueOf(row.state()),
        attempt == null ? 1 : attempt.attemptNo(),
        attempt == null ? DerivedId.payment(row.orderId(), 1) : attempt.paymentId(),
        PaymentMethod.valueOf(attempt == null ? row.method() : attempt.method()),
        attempt == null ? null : attempt.methodRef(),
        row.submittedAtLease(),
        attempt == null ? row.submittedAtLease() : attempt.createdAt().plus(offset),
        attempt == null ? row.submittedAt() : attempt.createdAt(),
        payBy == null ? row.submittedAtLease() : payBy,
        0,
        false);
  }

  private static @Nullable AttemptRow present(List<AttemptRow> attempts) {
    AttemptRow latest = attempts.isEmpty() ? null : attempts.get(attempts.size() - 1);
    return attempts.stream().filter(a -> a.state().equals("PAID")).findFirst().orElse(latest);
  }

  /** What the record knows of an attempt. One that was begun and never answered is unknown. */
  static Known known(AttemptRow attempt, @Nullable Order stored) {
    Stimulus.Result result = result(attempt.state());
    String declined = attempt.declineReason();
    return new Known(
        attempt.orderId(),
        attempt.paymentId(),
        result,
        result == Stimulus.Result.PAID ? attempt.captured() : null,
        declined == null ? null : DeclineReason.valueOf(declined),
        result == Stimulus.Result.PENDING ? attempt.expiresAt() : null,
        stored);
  }

  private static Stimulus.Result result(String state) {
    return switch (state) {
      case "PAID", "SURPLUS" -> Stimulus.Result.PAID;
      case "DECLINED" -> Stimulus.Result.DECLINED;
      case "PENDING" -> Stimulus.Result.PENDING;
      case "CLOSED" -> Stimulus.Result.CLOSED;
      case "NEVER_RECEIVED" -> Stimulus.Result.NEVER_RECEIVED;
      case "SUBMITTED", "UNKNOWN" -> Stimulus.Result.UNKNOWN;
      default -> throw new IllegalStateException("an attempt in state " + state);
    };
  }
}

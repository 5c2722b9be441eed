package io.keepline.workflows;

import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Lifecycle;
import io.keepline.lifecycle.Moment;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Stimulus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An order that is paid from its holder's balance, decided whole: the record moves the money with
 * the term, or refuses both.
 */
final class FromBalance {
  /** The record's refusal of a wallet that has not enough. */
  private static final String BALANCE_TOO_LOW = "BALANCE_TOO_LOW";

  /** The record's refusal while an operator lets nothing be charged. */
  private static final String CHARGES_BRAKED = "CHARGES_BRAKED";

  private FromBalance() {}

  /** Whether a refused charge by consent is over; what is braked is asked again instead. */
  static boolean isOver(RecordActivities.Committed answer) {
    return answer.kind() == RecordActivities.Kind.REFUSED
        && !CHARGES_BRAKED.equals(answer.refusal());
  }

  /** Submitted, captured and applied; empty where it could not be applied. */
  static Optional<Decision.Accepted> paid(Decision.Accepted submitted, Order order, Moment moment) {
    Stimulus paid = outcome(order, Stimulus.Result.PAID);
    return then(submitted, paid, moment)
        .filter(
            decided ->
                decided.entries().stream()
                    .anyMatch(
                        entry ->
                            entry instanceof Entry.OrderMoved moved
                                && moved.order().orderId().equals(order.orderId())
                                && moved.order().state() == OrderState.APPLIED));
  }

  /**
   * Submitted and declined.
   *
   * @param why the record's refusal; any but that of the balance is as if nothing had been asked
   */
  static Optional<Decision.Accepted> declined(
      Decision.Accepted submitted, Order order, @Nullable String why, Moment moment) {
    boolean tooLow = why == null || why.equals(BALANCE_TOO_LOW);
    Stimulus.Result result = tooLow ? Stimulus.Result.DECLINED : Stimulus.Result.NEVER_RECEIVED;
    return then(submitted, outcome(order, result), moment);
  }

  private static Optional<Decision.Accepted> then(
      Decision.Accepted first, Stimulus stimulus, Moment moment) {
    if (!(Lifecycle.decide(first.lease(), stimulus, moment) instanceof Decision.Accepted decided)) {
      return Optional.empty();
    }
    List<Entry> entries = new ArrayList<>(first.entries());
    entries.addAll(decided.entries());
    return Optional.of(new Decision.Accepted(decided.lease(), entries));
  }

  private static Stimulus outcome(Order order, Stimulus.Result result) {
    boolean paid = result == Stimulus.Result.PAID;
    return new Stimulus.Outcome(
        By.system("out:" + order.paymentId() + ":" + result, "answer"),
        order.orderId(),
        order.paymentId(),
        result,
        paid ? order.quote().total() : null,
        result == Stimulus.Result.DECLINED ? DeclineReason.INSUFFICIENT_FUNDS : null,
        null,
        null);
  }
}

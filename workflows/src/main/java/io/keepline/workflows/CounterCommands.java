package io.keepline.workflows;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Till;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What clerks may ask of a lease, as it travels. */
public final class CounterCommands {

  private CounterCommands() {}

  /** Renews with money that a clerk took. */
  public record PayAtCounter(
      String requestId,
      String actor,
      String reason,
      String orderId,
      Quote quote,
      PaymentMethod method,
      @Nullable LocalDate expectedValidUntil,
      Instant notAfter,
      Till till)
      implements Commands.Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.CounterPay(
          by(),
          orderId,
          quote,
          method,
          DerivedId.payment(orderId, 1),
          expectedValidUntil,
          notAfter,
          checked(method, till));
    }
  }

  /**
   * Takes a counter's wrong entry back.
   *
   * @param orderId the order it applied
   * @param quote what that had accepted
   * @param before what the lease stood at before it, as the record keeps it
   */
  public record ReverseAtCounter(
      String requestId,
      String actor,
      String reason,
      String orderId,
      Quote quote,
      Stimulus.CounterReverse.Before before)
      implements Commands.Command {
    @Override
    public Stimulus stimulus() {
      return new Stimulus.CounterReverse(
          by(), orderId, DerivedId.payment(orderId, 1), quote, before);
    }
  }

  /** The first order's money was taken before the lease began. */
  static Stimulus first(LeaseInput.FirstOrder first, Order order, Till till) {
    return new Stimulus.CounterPay(
        Commands.by(first.requestId() + ":till", first.actor(), "counter"),
        order.orderId(),
        order.quote(),
        order.method(),
        order.paymentId(),
        null,
        first.notAfter(),
        till);
  }

  private static Till checked(PaymentMethod method, Till till) {
    if (!till.storeId().matches("[a-z][a-z0-9-]{0,39}")) {
      throw new IllegalArgumentException("till.storeId: a store of the brand");
    }
    boolean terminal = method == PaymentMethod.TERMINAL_CARD;
    if (terminal != (till.terminalReference() != null)) {
      throw new IllegalArgumentException(
          "till.terminalReference: the terminal's id of a card payment, and only of one");
    }
    if (terminal) {
      Commands.reference("till.terminalReference", till.terminalReference());
    }
    return till;
  }
}

package io.keepline.workflows;

import io.temporal.activity.ActivityInterface;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An order that outlived its lease: its payment is looked up until that is definite, and what was
 * captured goes back. The workflow id is {@code payment-} and the payment's id.
 */
@WorkflowInterface
public interface PaymentSettlement {

  /** The workflow type. */
  String TYPE = "PaymentSettlement";

  /** The workflow id of a payment. */
  static String workflowId(String paymentId) {
    return "payment-" + paymentId;
  }

  /** Lives until nothing of the order's money is open. */
  @WorkflowMethod(name = TYPE)
  void settle(String orderId);

  /** A provider spoke of the payment. The words are only a hint: it is looked up. */
  @SignalMethod(
      name = NumberLifecycle.PAYMENT_HINT,
      description = "A provider spoke of the payment: look it up")
  void paymentHint(RawValue ignored);

  /** What is done for such an order. */
  @ActivityInterface
  interface Work {
    /**
     * Finds out what can be found out now, and writes what follows from it.
     *
     * @return when to look again
     */
    Step settleStep(String orderId);
  }

  /**
   * What a step left.
   *
   * @param again when to look again; absent when nothing is open
   */
  record Step(@Nullable Duration again) {}
}

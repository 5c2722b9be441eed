package io.keepline.workflows;

import io.keepline.lifecycle.PaymentMethod;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.common.converter.RawValue;
import io.temporal.workflow.SignalMethod;
import io.temporal.workflow.UpdateMethod;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A top-up: charged once, looked up until that is definite, then given to its number or, refused,
 * whole to its holder's wallet. The workflow id is {@code payment-} and the payment's id.
 */
@WorkflowInterface
public interface TopUpPayment {

  /** The workflow type. */
  String TYPE = "TopUpPayment";

  /** The update that waits for the first answer. */
  String FIRST_ANSWER = "firstAnswer";

  /** Lives until nothing of the top-up's money is open. */
  @WorkflowMethod(name = TYPE)
  void pay(Input input);

  /** Waits until the first charge, and what follows from it, is written. */
  @UpdateMethod(name = FIRST_ANSWER, description = "Wait for the payment's first answer")
  Paid firstAnswer();

  /** A provider spoke of the payment. The words are only a hint: it is looked up. */
  @SignalMethod(
      name = NumberLifecycle.PAYMENT_HINT,
      description = "A provider spoke of the payment: look it up")
  void paymentHint(RawValue ignored);

  /**
   * What a run begins with.
   *
   * @param orderId the top-up
   * @param first how it is charged; absent for every run but the first
   */
  record Input(String orderId, @Nullable First first) {}

  /**
   * What is to be charged: opaque ids, no personal data. The offer is read from the record.
   *
   * @param orderId the top-up
   * @param leaseId the number it is for
   * @param quoteId the offer that was accepted
   * @param requestId the request that submitted it
   * @param method how it is paid
   * @param methodRef reference to the method's token in the store
   * @param notAfter real time after which it is void
   */
  record First(
      String orderId,
      String leaseId,
      String quoteId,
      String requestId,
      PaymentMethod method,
      @Nullable String methodRef,
      Instant notAfter) {}

  /**
   * What became of it so far.
   *
   * @param refusal why it was never begun; absent otherwise
   */
  record Paid(@Nullable String refusal) {}

  /** What is done for a top-up. */
  @ActivityInterface
  interface Work {
    /**
     * Charges it: intent, provider, outcome. It has one try, ever.
     *
     * @return why it was not begun; absent when it was, now or before
     */
    @ActivityMethod(name = "chargeTopUp")
    Paid charge(First first);

    /**
     * Finds out what can be found out now, and writes what follows from it.
     *
     * @return when to look again
     */
    @ActivityMethod(name = "topUpStep")
    Step step(String orderId);
  }

  /**
   * What a step left.
   *
   * @param again when to look again; absent when nothing is open
   */
  record Step(@Nullable Duration again) {}
}

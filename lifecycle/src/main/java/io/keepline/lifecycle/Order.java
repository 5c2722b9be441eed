package io.keepline.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One submitted wish, with the attempt that is being paid now.
 *
 * @param orderId its opaque id
 * @param requestId the request that submitted it, unique for ever
 * @param quote what was offered and accepted
 * @param state where it stands
 * @param attempt which try to pay, from one
 * @param paymentId the present try's id, the provider's idempotency key
 * @param method the present try's method
 * @param methodRef an opaque reference to the method's token, kept in the store
 * @param submittedAt when it was submitted, in lease time
 * @param attemptAt when the present try began, in lease time
 * @param attemptRealAt when the present try began, in real time: look-ups follow the provider
 * @param payBy until when it may be paid, in lease time
 * @param lookUps how many look-ups have answered nothing definite
 * @param closing whether the checkout is to be closed at the provider
 */
public record Order(
    String orderId,
    String requestId,
    Quote quote,
    OrderState state,
    int attempt,
    String paymentId,
    PaymentMethod method,
    @Nullable String methodRef,
    Instant submittedAt,
    Instant attemptAt,
    Instant attemptRealAt,
    Instant payBy,
    int lookUps,
    boolean closing) {

  /** The same order in another state. */
  public Order in(OrderState next) {
    return new Order(
        orderId,
        requestId,
        quote,
        next,
        attempt,
        paymentId,
        method,
        methodRef,
        submittedAt,
        attemptAt,
        attemptRealAt,
        payBy,
        next == OrderState.UNKNOWN && state == OrderState.UNKNOWN ? lookUps : 0,
        closing && next.isInFlight());
  }
}

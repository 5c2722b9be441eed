package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.time.Instant;

/**
 * A counter's wrong entry, taken back.
 *
 * @param paymentId its payment
 * @param orderId its order
 * @param amount what went back out of the till
 * @param clerk who took it back, opaque
 * @param reason why, a short code
 * @param reversedAt real time
 */
public record CounterReversalRow(
    String paymentId,
    String orderId,
    Money amount,
    String clerk,
    String reason,
    Instant reversedAt) {}

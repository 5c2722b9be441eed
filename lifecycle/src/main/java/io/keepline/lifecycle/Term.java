package io.keepline.lifecycle;

import java.time.LocalDate;

/**
 * One paid stretch of a lease.
 *
 * @param orderId the order that paid it
 * @param paymentId the payment that was captured for that order
 * @param plan the plan sold, pinned with its policy
 * @param from first day, inclusive, in the brand's zone
 * @param until last day, exclusive
 * @param paid what was paid for this stretch, without fees
 */
public record Term(
    String orderId,
    String paymentId,
    PlanVersion plan,
    LocalDate from,
    LocalDate until,
    Money paid) {}

package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/**
 * A document before it has a number.
 *
 * @param documentId follows from what it is about, so that it is made once
 * @param kind what it is
 * @param brandId who issues it
 * @param holderId whose it is
 * @param leaseId the lease
 * @param orderId the order
 * @param paymentId the payment; null for a confirmation
 * @param refundId the refund of a credit note
 * @param amount its total, never negative
 * @param language en or zh
 * @param zone where its date is counted
 */
public record DocumentDraft(
    String documentId,
    DocumentKind kind,
    String brandId,
    String holderId,
    String leaseId,
    String orderId,
    @Nullable String paymentId,
    @Nullable String refundId,
    Money amount,
    String language,
    ZoneId zone) {}

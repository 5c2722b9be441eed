package io.keepline.payments;

import java.time.LocalDate;
import java.util.Optional;

/**
 * Whoever moves the money. The one way from Keepline to a payment provider.
 *
 * <p>No method throws for anything the network or the provider does: a time-out, a broken
 * connection, a 5xx or an answer that cannot be read is {@code Unknown}, never a failed payment
 * (E13). The order of a charge is: {@link #create}, store the reference, {@link #confirm}; after
 * that only {@link #lookUp} and {@link #cancel}.
 *
 * <p>Implementations are safe for use by several threads and bound every call in time.
 */
public interface PaymentProvider {

  /**
   * Tells the provider about a payment. Nothing is charged yet ({@code Created}); where a page is
   * needed anyway, a provider may open it at once ({@code Pending}). The same request again answers
   * the same payment in its present state; the same id with other data is {@code Unknown} with
   * {@link UnknownCause#CONFLICT}.
   */
  PaymentOutcome create(PaymentRequest request);

  /**
   * Lets the provider capture. Confirming again never captures again and answers the present state;
   * where a page is needed it is {@code Pending} until the subscriber acts.
   *
   * @param providerRef the reference that {@link #create} answered
   */
  PaymentOutcome confirm(String providerRef);

  /** The present state of a payment by our id. */
  PaymentOutcome lookUp(String paymentId);

  /** The present state of a payment by the provider's reference. */
  PaymentOutcome lookUpByReference(String providerRef);

  /**
   * Closes a payment that is not paid. An id that the provider does not know is barred, so that a
   * request still on its way cannot charge later.
   */
  CancelOutcome cancel(String paymentId);

  /**
   * Sends captured money back, in whole or in part, never more than was captured. The same request
   * again answers the same refund.
   */
  RefundOutcome refund(RefundRequest request);

  /** The present state of a refund by our id. */
  RefundOutcome lookUpRefund(String refundId);

  /**
   * All charges, refunds and chargebacks that the provider booked on one day.
   *
   * @param day a day in UTC, by the provider's clock
   * @param after what the previous page named as next; empty for the first page
   */
  LedgerAnswer listDay(LocalDate day, Optional<String> after);
}

package io.keepline.workflows;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.ServiceLevel;
import io.keepline.lifecycle.Stimulus;
import io.temporal.activity.ActivityInterface;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a lease does to the world: payments, notices, the carrier. Each is seen and retried. */
@ActivityInterface
public interface WorldActivities {

  /**
   * Charges an order's present attempt: intent, provider, outcome. It has one try; everything after
   * is a look-up. An attempt whose intent is already there is not sent again.
   */
  Charged charge(Charge request);

  /**
   * Prices the charge by consent that is due, and stores the offer.
   *
   * @param quoteId the offer's id; the same id again answers the same offer
   * @param now lease time
   */
  AutoRenewOffer offerAutoRenewal(String leaseId, String quoteId, Instant now);

  /** Looks an attempt up until the answer is worth something. */
  RecordActivities.Known lookUp(String leaseId, Order order);

  /** Closes an open checkout at the provider. */
  RecordActivities.Known closeCheckout(String leaseId, Order order);

  /** Gives money back. */
  Stimulus.RefundResult refund(String leaseId, String refundId);

  /** Sends a notice, after one more look at whether it still holds. */
  Stimulus.NoticeResult deliver(String leaseId, String noticeId);

  /** Reads what became of a notice after a channel's report. */
  Stimulus.@Nullable NoticeResult noticeReport(String leaseId, String noticeId);

  /** Brings the carrier to the wanted level, read from the record when it sends. */
  Ensured ensureService(String leaseId, Instant now);

  /**
   * Asks the provider whether a bank took money back, or gave it back, of which the record does not
   * know: for a payment, or for the payment of an order.
   */
  Disputes disputes(String leaseId, String paymentOrOrderId);

  /** What banks did, oldest first. */
  record Disputes(List<Dispute> items) {
    /** Copies the list. */
    public Disputes {
      items = List.copyOf(items);
    }
  }

  /**
   * A bank took a payment back, or gave it back to us.
   *
   * @param reference the provider's id of the dispute
   * @param orderId the order
   * @param paymentId the payment
   * @param amount how much
   * @param won whether it was given back
   * @param method how it had been paid
   * @param captured what had been captured of it
   */
  record Dispute(
      String reference,
      String orderId,
      String paymentId,
      Money amount,
      boolean won,
      PaymentMethod method,
      @Nullable Money captured) {

    /** One id for one step of one dispute, however often it is heard of. */
    public String id() {
      return "cbk:" + reference + (won ? ":won" : ":open");
    }
  }

  /**
   * What to charge.
   *
   * @param leaseId the lease
   * @param epoch the asking run's epoch
   * @param order the order with its present attempt
   * @param notAfter real time after which nothing is sent
   */
  record Charge(String leaseId, long epoch, Order order, Instant notAfter) {}

  /**
   * A priced charge by consent.
   *
   * @param quote the offer; absent where there is none to be had
   * @param method the method it is priced for; absent without an offer
   * @param methodRef reference to the saved method in the store; absent where none is needed
   */
  record AutoRenewOffer(
      @Nullable Quote quote, @Nullable PaymentMethod method, @Nullable String methodRef) {
    /** Nothing can be offered: the plan is retired, or the method is not taken any more. */
    public static final AutoRenewOffer NONE = new AutoRenewOffer(null, null, null);
  }

  /** Whether a charge was begun. */
  enum Begun {
    /** The intent is in the record. */
    YES,
    /** Another run owns the lease. */
    STALE,
    /** Too late to begin. */
    TOO_LATE,
    /** The record refused the intent. */
    REFUSED
  }

  /**
   * What became of a charge.
   *
   * @param begun whether it was begun; nothing was sent otherwise
   * @param refusal the record's reason; present when refused
   * @param known what is known; present when begun
   */
  record Charged(Begun begun, @Nullable String refusal, RecordActivities.@Nullable Known known) {}

  /**
   * What the carrier said.
   *
   * @param level the level asked for
   * @param generation the record's version it was read at
   * @param plan the plan asked for
   * @param result what the carrier said
   */
  record Ensured(ServiceLevel level, long generation, String plan, Stimulus.ServiceResult result) {}
}

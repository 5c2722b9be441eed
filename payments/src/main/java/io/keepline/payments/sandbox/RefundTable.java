package io.keepline.payments.sandbox;

import io.keepline.lifecycle.Money;
import io.keepline.payments.RefundFailure;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Refunds, each written once with its result. */
final class RefundTable {

  private final Handle handle;

  RefundTable(Handle handle) {
    this.handle = handle;
  }

  /**
   * One refund.
   *
   * @param failure why it failed; empty when the money went back
   */
  record Refund(
      String refundId,
      String refundRef,
      String paymentId,
      Money amount,
      Optional<RefundFailure> failure,
      Instant createdAt) {

    boolean isSameRequest(String otherPaymentId, Money otherAmount) {
      return paymentId.equals(otherPaymentId) && amount.equals(otherAmount);
    }
  }

  Optional<Refund> find(String refundId) {
    return handle
        .createQuery("select * from refund where refund_id = :refundId")
        .bind("refundId", refundId)
        .map(
            (row, context) ->
                new Refund(
                    row.getString("refund_id"),
                    row.getString("refund_ref"),
                    row.getString("payment_id"),
                    Money.of(row.getLong("amount_minor"), row.getString("currency")),
                    Optional.ofNullable(row.getString("failure")).map(RefundFailure::valueOf),
                    PaymentTable.instant(row, "created_at")))
        .findOne();
  }

  void insert(Refund refund) {
    handle
        .createUpdate(
            """
            insert into refund
              (refund_id, refund_ref, payment_id, amount_minor, currency, failure, created_at)
            values (:refundId, :refundRef, :paymentId, :amount, :currency, :failure, :now)
            """)
        .bind("refundId", refund.refundId())
        .bind("refundRef", refund.refundRef())
        .bind("paymentId", refund.paymentId())
        .bind("amount", refund.amount().minorUnits())
        .bind("currency", refund.amount().currency())
        .bind("failure", refund.failure().map(Enum::name))
        .bind("now", refund.createdAt())
        .execute();
  }

  /** Lets one request for a refund id work at a time; ends with the transaction. */
  void lock(String refundId) {
    handle
        .createQuery("select 1 from pg_advisory_xact_lock(hashtextextended(:refundId, 0))")
        .bind("refundId", refundId)
        .mapTo(Integer.class)
        .findOne();
  }
}

package io.keepline.store;

import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** The statements that write payments from a balance, top-ups that are taken, and units. */
final class HoldingSql {
  private HoldingSql() {}

  /** Before the postings: their lines ask which payments came from a balance. */
  static void payments(Handle handle, CommitRequest request, String brandId) {
    List<AttemptRow> payments = request.holdings().payments();
    if (!payments.isEmpty() && AttemptSql.chargesBraked(handle, brandId, request.now())) {
      throw new Transactions.RefusedException(StoreRefusal.CHARGES_BRAKED);
    }
    for (OrderRow order : request.orders()) {
      if (payments.stream().anyMatch(p -> p.orderId().equals(order.orderId()))) {
        PromotionUses.take(handle, order, request.now());
      }
    }
    Sql.batch(
        handle,
        """
        insert into attempts (payment_id, order_id, attempt_no, method, method_ref, provider,
          provider_ref, state, amount_minor_units, amount_currency, captured_minor_units,
          captured_currency, decline_reason, created_at, outcome_at)
        values (:paymentId, :orderId, :attemptNo, :method, :methodRef, :provider, :providerRef,
          :state, :amount.minorUnits, :amount.currency, :captured?.minorUnits,
          :captured?.currency, :declineReason, :createdAt, :outcomeAt)
        """,
        payments);
  }

  /**
   * A top-up is taken once.
   *
   * @throws Transactions.RefusedException if it is not waiting for that
   */
  static void topUps(Handle handle, List<Holdings.TopUpTaken> topUps, Instant now) {
    for (Holdings.TopUpTaken taken : topUps) {
      int moved =
          handle
              .createUpdate(
                  """
                  update orders set state = 'APPLIED', state_since = :now,
                    applied_valid_until = :until
                  where order_id = :order and kind = 'TOP_UP' and state = 'PAID'
                  """)
              .bind("now", now)
              .bind("until", taken.validUntil())
              .bind("order", taken.orderId())
              .execute();
      if (moved != 1) {
        throw new Transactions.RefusedException(StoreRefusal.TOP_UP_SETTLED);
      }
    }
  }

  /** Grants units; what a running term's units make place for is counted off. */
  static void allowances(Handle handle, String leaseId, Holdings holdings) {
    Sql.batch(
        handle,
        """
        insert into allowance_buckets (bucket_id, lease_id, source, order_id, kind, scope, zone,
          granted, used, from_date, until_date)
        values (:bucketId, :leaseId, :source, :orderId, :kind, :scope, :zone, :granted, :used,
          :fromDate, :untilDate)
        """,
        TermUnits.replaced(handle, leaseId, holdings));
  }
}

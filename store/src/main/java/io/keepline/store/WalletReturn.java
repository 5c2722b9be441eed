package io.keepline.store;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** One part of a wallet on its way back to the payment it came by. */
final class WalletReturn {
  private WalletReturn() {}

  private record Standing(
      String leaseId, long version, String status, String policy, long clockOffsetMs) {}

  static void write(
      Handle handle, Wallets.Share share, String refundId, Wallets.Return wish, Instant now) {
    Standing lease = standing(handle, share.orderId());
    Instant leaseNow = now.plusMillis(lease.clockOffsetMs());
    DecisionSql.refunds(
        handle,
        List.of(
            new RefundRow(
                refundId,
                share.orderId(),
                share.paymentId(),
                share.amount(),
                Wallets.REST,
                "DUE",
                null,
                now,
                leaseNow,
                null)));
    MoneyPosting.Subject about =
        new MoneyPosting.Subject(
            DerivedId.of("pst", refundId),
            share.orderId(),
            share.paymentId(),
            now,
            leaseNow,
            "wallet_to_refunds_owed");
    DecisionSql.postings(
        handle,
        MoneyPosting.move(about, Entry.Account.REFUNDS_OWED, Entry.Account.WALLET, share.amount()));
    AuditRow why =
        new AuditRow(
            DerivedId.of("aud", refundId),
            wish.requestId(),
            "REFUND_OUTCOME",
            wish.actor(),
            wish.reason(),
            lease.policy(),
            lease.status(),
            lease.status(),
            "{}",
            "{}",
            null,
            leaseNow,
            now,
            share.orderId());
    DecisionSql.audit(handle, lease.leaseId(), lease.version(), List.of(why));
  }

  private static Standing standing(Handle handle, String orderId) {
    return handle
        .createQuery(
            """
            select l.lease_id, l.version, l.status, l.clock_offset_ms,
              l.plan_id || '@' || l.plan_version as policy
            from orders o join leases l using (lease_id) where o.order_id = :order
            """)
        .bind("order", orderId)
        .map(
            (row, context) ->
                new Standing(
                    row.getString("lease_id"),
                    row.getLong("version"),
                    row.getString("status"),
                    row.getString("policy"),
                    row.getLong("clock_offset_ms")))
        .one();
  }
}

package io.keepline.store;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Refund;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** One part of a wallet on its way back to the payment it came by. */
final class WalletReturn {
  private WalletReturn() {}

  private record Standing(
      String leaseId, long version, String status, String policy, long clockOffsetMs) {}

  /**
   * What a cancellation gave back to the balance goes on to the top-ups it came by, in the same
   * transaction: whoever gave up their last number has nothing left to spend it on.
   */
  static void goOn(Handle handle, LeaseRow lease, List<RefundRow> refunds, Instant now) {
    for (RefundRow refund : refunds) {
      boolean settled =
          refund.reason().equals(Refund.Cause.CANCELLATION.name()) && refund.state().equals("DONE");
      if (settled && WalletSql.isLastOfBalance(handle, lease.leaseId(), refund.paymentId())) {
        goOn(handle, lease.holderId(), refund, now);
      }
    }
  }

  private static void goOn(Handle handle, String holderId, RefundRow refund, Instant now) {
    String id = Wallets.refundPrefix(refund.refundId());
    if (!WalletSql.given(handle, id).isEmpty()) {
      return;
    }
    Wallets.Return wish =
        new Wallets.Return(holderId, refund.refundId(), "system:keepline", "last_number_given_up");
    // The posting of the refund has locked the balance: locking the others, too, could deadlock.
    Money left = refund.amount();
    int part = 0;
    for (Wallets.Share share : WalletSql.refundable(handle, holderId)) {
      if (share.amount().currency().equals(left.currency()) && left.isPositive()) {
        Money amount = share.amount().compareTo(left) > 0 ? left : share.amount();
        write(handle, share.of(amount), id + "_" + part++, wish, now);
        left = left.minus(amount);
      }
    }
  }

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

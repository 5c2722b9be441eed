package io.keepline.store;

import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Orders that outlived their lease: moved by the payment's own workflow, one at a time. */
public final class LeftOrders {
  private final Transactions transactions;

  /** Over an open database. */
  public LeftOrders(Database database) {
    this.transactions = new Transactions(database.jdbi());
  }

  /** Writes one step, or nothing. */
  public SettleAnswer settle(SettleRequest request) {
    return transactions.decide(handle -> settle(handle, request), SettleAnswer.Refused::new);
  }

  private static SettleAnswer settle(Handle handle, SettleRequest request) {
    OrderRow wanted = request.order();
    Optional<LeaseRow> lease = LeaseSql.lock(handle, wanted.leaseId());
    Optional<OrderRow> found = OrderSql.byId(handle, wanted.orderId());
    if (lease.isEmpty() || found.isEmpty()) {
      return new SettleAnswer.Refused(StoreRefusal.NO_SUCH_LEASE);
    }
    OrderRow stored = found.get();
    boolean left = stored.owner().equals("payment") || lease.get().facts().hasEnded();
    if (!left || !stored.state().equals(request.expectedState())) {
      return new SettleAnswer.Conflict(OrderSql.withHistory(handle, List.of(stored)).get(0));
    }
    DecisionSql.orders(handle, List.of(wanted));
    DecisionSql.refunds(handle, request.refunds());
    DecisionSql.postings(handle, request.postings());
    WalletReturn.goOn(handle, lease.get(), request.refunds(), request.now());
    WalletClaim claim = request.claim();
    if (claim != null) {
      WalletSql.claim(handle, lease.get().holderId(), claim);
    }
    DecisionSql.notices(handle, request.notices());
    DecisionSql.tasks(handle, request.tasks());
    DecisionSql.audit(handle, wanted.leaseId(), lease.get().version(), request.audit());
    return new SettleAnswer.Settled();
  }
}

package io.keepline.store;

import io.keepline.store.AdoptRequest.NewLease;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * The only door through which a lease changes: each decision is one transaction that locks the
 * lease's row first.
 *
 * <p>After {@link #adopt} the run's epoch is the highest; every lower one is over. {@link #commit}
 * writes only at the version it was decided on. The same commit id always gets the same answer.
 */
public final class Leases {
  private final Transactions transactions;

  /** Over an open database. */
  public Leases(Database database) {
    this.transactions = new Transactions(database.jdbi());
  }

  /** A fresh run takes the lease over, or begins it. */
  public AdoptAnswer adopt(AdoptRequest request) {
    return transactions.decide(handle -> adopt(handle, request), AdoptAnswer.Refused::new);
  }

  /** Writes everything one decision changes, or nothing. */
  public CommitAnswer commit(CommitRequest request) {
    return transactions.decide(handle -> commit(handle, request), CommitAnswer.Refused::new);
  }

  private static AdoptAnswer adopt(Handle handle, AdoptRequest request) {
    Turn.LEASE.await(handle, request.leaseId());
    Optional<LeaseRow> stored = LeaseSql.lock(handle, request.leaseId());
    if (stored.isEmpty()) {
      NewLease first = request.first();
      return first == null
          ? new AdoptAnswer.Refused(StoreRefusal.NO_SUCH_LEASE)
          : begin(handle, request, first);
    }
    LeaseRow lease = stored.get();
    if (lease.facts().hasEnded()) {
      return new AdoptAnswer.Ended(lease);
    }
    if (lease.facts().minReader() > request.readerLevel()) {
      return new AdoptAnswer.Refused(StoreRefusal.READER_TOO_OLD);
    }
    LeaseSql.raiseEpoch(handle, request.leaseId());
    return adopted(handle, request.leaseId());
  }

  private static AdoptAnswer begin(Handle handle, AdoptRequest request, NewLease first) {
    QuoteClaim.claim(handle, first.order());
    String numberId = NumberClaim.claim(handle, first.brandId(), first.number(), request.now());
    LeaseSql.insert(handle, request, first, numberId);
    DecisionSql.orders(handle, List.of(first.order()));
    PromotionUses.take(handle, first.order(), request.now());
    DecisionSql.audit(handle, request.leaseId(), 1, List.of(first.audit()));
    LeaseSql.remember(
        handle, request.leaseId(), "adopt", new LeaseSql.Position(1, 1), request.now());
    return adopted(handle, request.leaseId());
  }

  private static AdoptAnswer adopted(Handle handle, String leaseId) {
    LeaseRow lease = LeaseSql.lock(handle, leaseId).orElseThrow();
    return new AdoptAnswer.Adopted(
        lease.epoch(), lease, OrderSql.unfinishedAndLatest(handle, leaseId));
  }

  private static CommitAnswer commit(Handle handle, CommitRequest request) {
    Optional<LeaseRow> stored = LeaseSql.lock(handle, request.leaseId());
    if (stored.isEmpty()) {
      return new CommitAnswer.Refused(StoreRefusal.NO_SUCH_LEASE);
    }
    LeaseRow lease = stored.get();
    Optional<Long> before =
        LeaseSql.committedVersion(handle, request.leaseId(), request.commitId());
    if (before.isPresent()) {
      return new CommitAnswer.Committed(before.get());
    }
    CommitAnswer no = whyNot(handle, request, lease);
    return no == null ? write(handle, request, lease) : no;
  }

  private static @Nullable CommitAnswer whyNot(
      Handle handle, CommitRequest request, LeaseRow lease) {
    if (lease.epoch() != request.epoch()) {
      return new CommitAnswer.Stale(lease.epoch());
    }
    if (lease.version() != request.expectedVersion()) {
      return new CommitAnswer.Conflict(
          lease, OrderSql.unfinishedAndLatest(handle, request.leaseId()));
    }
    if (lease.facts().hasEnded()) {
      return new CommitAnswer.Refused(StoreRefusal.LEASE_ENDED);
    }
    LossGuard guard = request.loss();
    return guard == null
        ? null
        : BrakeSql.forbids(handle, lease.brandId(), guard, request).orElse(null);
  }

  private static CommitAnswer write(Handle handle, CommitRequest request, LeaseRow lease) {
    long version = lease.version() + 1;
    LeaseSql.update(handle, request, version);
    LeaseSql.remember(
        handle,
        request.leaseId(),
        request.commitId(),
        new LeaseSql.Position(version, request.epoch()),
        request.now());
    String numberState = request.numberState();
    if (numberState != null) {
      NumberClaim.setState(handle, lease.numberId(), numberState, request.now());
    }
    DecisionSql.orders(handle, request.orders());
    CounterSql.write(handle, request.payments(), request.orders(), request.now());
    HoldingSql.payments(handle, request, lease.brandId());
    HoldingSql.topUps(handle, request.holdings().topUps(), request.now());
    WalletSql.reserve(handle, lease.holderId(), request.postings());
    DecisionSql.refunds(handle, request.refunds());
    DecisionSql.terms(handle, request.leaseId(), request.terms());
    HoldingSql.allowances(handle, request.leaseId(), request.holdings());
    DecisionSql.postings(handle, request.postings());
    WalletReturn.goOn(handle, lease, request.refunds(), request.now());
    DecisionSql.notices(handle, request.notices());
    DecisionSql.tasks(handle, request.tasks());
    DecisionSql.audit(handle, request.leaseId(), version, request.audit());
    if (request.facts().hasEnded()) {
      OrderSql.handOver(handle, request.leaseId());
    }
    return new CommitAnswer.Committed(version);
  }
}

package io.keepline.workflows;

import io.keepline.lifecycle.Actor;
import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Scheduler;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A record in memory that keeps the same promises: epoch, version, commit id. */
final class FakeRecord implements RecordActivities {
  static final ZoneId ZONE = ZoneId.of("America/New_York");

  Lease lease;
  long version;
  long epoch;
  final List<Entry> entries = new ArrayList<>();
  final Map<String, Long> commits = new HashMap<>();
  Instant brakedUntil;
  final List<String> auditIds = new ArrayList<>();
  final List<String> refusedSignals = new ArrayList<>();
  int failuresBeforeCommit;
  long balance;
  boolean moveUnderneath;
  boolean chargesBraked;
  List<Cancellation.Share> walletRest = List.of();

  @Override
  public synchronized Adopted adopt(Adopt request) {
    LeaseInput.FirstOrder first = request.input().first();
    boolean made = lease == null;
    if (made) {
      if (first == null) {
        return new Adopted("NO_SUCH_LEASE", false, 0, 0, null, null, List.of(), List.of());
      }
      lease = begin(request.input().leaseId(), first, request.real());
      version = 1;
    }
    epoch++;
    if (lease.status() == LeaseStatus.ENDED) {
      return new Adopted(null, true, epoch, version, null, null, List.of(), List.of());
    }
    List<String> unsent = made ? List.of(first.orderId()) : List.of();
    Instant now = request.real().plus(lease.clockOffset());
    return new Adopted(null, false, epoch, version, lease, resolve(now), unsent, List.of());
  }

  private static Lease begin(String leaseId, LeaseInput.FirstOrder first, Instant now) {
    Order order =
        new Order(
            first.orderId(),
            first.requestId(),
            first.quote(),
            OrderState.SUBMITTED,
            1,
            DerivedId.payment(first.orderId(), 1),
            first.method(),
            first.methodRef(),
            now,
            now,
            now,
            now.plus(Duration.ofMinutes(30)),
            0,
            false);
    Lease.Identity identity =
        new Lease.Identity(leaseId, first.brandId(), true, first.holderId(), "num_1");
    return Lease.reserved(identity, order, now, Duration.ZERO);
  }

  @Override
  public synchronized void signalRefused(RefusedSignal refused) {
    if (!auditIds.contains(refused.auditId())) {
      auditIds.add(refused.auditId());
      refusedSignals.add(refused.signal() + ": " + refused.why());
    }
  }

  private Schedule resolve(Instant now) {
    return Scheduler.resolve(lease, ZONE, now);
  }

  @Override
  public synchronized WalletRest walletRest(String leaseId) {
    return new WalletRest(walletRest);
  }

  @Override
  public synchronized Committed commit(Commit request) {
    if (failuresBeforeCommit > 0) {
      failuresBeforeCommit--;
      throw new IllegalStateException("the database is away");
    }
    if (request.epoch() < epoch) {
      return new Committed(Kind.STALE, version, null, null, null, null);
    }
    Long before = commits.get(request.commitId());
    if (before != null) {
      return new Committed(Kind.COMMITTED, before, resolve(request.now()), null, null, null);
    }
    if (moveUnderneath) {
      moveUnderneath = false;
      version++;
    }
    if (request.expectedVersion() != version) {
      return new Committed(Kind.CONFLICT, version, resolve(request.now()), lease, null, null);
    }
    if (request.loss() && brakedUntil != null && request.now().isBefore(brakedUntil)) {
      return new Committed(Kind.BRAKED, version, null, null, brakedUntil, null);
    }
    long spent = fromBalance(request);
    if (spent > 0 && chargesBraked) {
      return new Committed(Kind.REFUSED, version, null, null, null, "CHARGES_BRAKED");
    }
    if (spent > balance) {
      return new Committed(Kind.REFUSED, version, null, null, null, "BALANCE_TOO_LOW");
    }
    balance -= spent;
    lease = request.lease();
    entries.addAll(request.entries());
    version++;
    commits.put(request.commitId(), version);
    return new Committed(Kind.COMMITTED, version, resolve(request.now()), null, null, null);
  }

  /** What a decision takes from the holder's wallet. */
  private static long fromBalance(Commit request) {
    return request.entries().stream()
        .filter(e -> e instanceof Entry.OrderMoved)
        .map(e -> ((Entry.OrderMoved) e).order())
        .filter(o -> o.method() == PaymentMethod.BALANCE && o.state() == OrderState.APPLIED)
        .mapToLong(o -> o.quote().total().minorUnits())
        .sum();
  }

  synchronized List<Entry.Audit> audits() {
    return entries.stream()
        .filter(e -> e instanceof Entry.Audit)
        .map(e -> (Entry.Audit) e)
        .toList();
  }

  synchronized long applied(String orderId) {
    return entries.stream()
        .filter(e -> e instanceof Entry.Days d && orderId.equals(d.orderId()))
        .count();
  }

  static By staff(String id) {
    return new By(id, new Actor(Actor.Kind.STAFF, "stf_1"), "test");
  }
}

package io.keepline.activities;

import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Scheduler;
import io.keepline.store.AdoptAnswer;
import io.keepline.store.AdoptRequest;
import io.keepline.store.CommitAnswer;
import io.keepline.store.CounterPayments;
import io.keepline.store.Database;
import io.keepline.store.LeaseRow;
import io.keepline.store.Leases;
import io.keepline.store.Quotes;
import io.keepline.store.Reads;
import io.keepline.store.RefusedSignals;
import io.keepline.store.StoreRefusal;
import io.keepline.store.Tasks;
import io.keepline.store.Wallets;
import io.keepline.workflows.Json;
import io.keepline.workflows.LeaseInput.FirstOrder;
import io.keepline.workflows.RecordActivities;
import io.temporal.failure.ApplicationFailure;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The record in PostgreSQL. */
public final class RecordActivitiesImpl implements RecordActivities {

  /** How long a loss waits, in lease time, before a brake that is on is asked again. */
  private static final Duration BRAKE_RECHECK = Duration.ofHours(1);

  private final Leases leases;
  private final RefusedSignals refusedSignals;
  private final Tasks tasks;
  private final CounterPayments counter;
  private final Brands brands;
  private final StoredOrders storedOrders;
  private final HoldingRows holdings;
  private final Wallets wallets;
  private final HaltPoints halts;

  /** Over an open database. */
  public RecordActivitiesImpl(Database database, Brands brands, HaltPoints halts) {
    this.leases = new Leases(database);
    this.refusedSignals = new RefusedSignals(database);
    this.tasks = new Tasks(database);
    this.counter = new CounterPayments(database);
    this.brands = brands;
    this.storedOrders = new StoredOrders(new Quotes(database));
    this.holdings = new HoldingRows(new Reads(database), new Quotes(database), brands);
    this.wallets = new Wallets(database);
    this.halts = halts;
  }

  @Override
  public Adopted adopt(Adopt request) {
    return Guarded.call("adopt", () -> adopted(request));
  }

  private Adopted adopted(Adopt request) {
    FirstOrder first = request.input().first();
    boolean late = first != null && request.real().isAfter(first.notAfter());
    boolean fits = first == null || offered(first);
    AdoptAnswer answer =
        leases.adopt(
            new AdoptRequest(
                request.input().leaseId(),
                Json.READER_LEVEL,
                first == null || late || !fits
                    ? null
                    : new Beginning(request.input().leaseId(), first, request.real())
                        .rows(brands.brand(first.brandId())),
                request.real()));
    if (answer instanceof AdoptAnswer.Adopted adopted) {
      return taken(adopted, request.real());
    }
    if (answer instanceof AdoptAnswer.Ended ended) {
      LeaseRow row = ended.lease();
      return new Adopted(null, true, row.epoch(), row.version(), null, null, List.of(), List.of());
    }
    StoreRefusal code = ((AdoptAnswer.Refused) answer).code();
    boolean neverMade = code == StoreRefusal.NO_SUCH_LEASE;
    String refusal =
        neverMade && late ? "TOO_LATE" : neverMade && !fits ? "QUOTE_DOES_NOT_FIT" : code.name();
    return new Adopted(refusal, false, 0, 0, null, null, List.of(), List.of());
  }

  /** Whether the offer is the one that was made: a price typed by hand starts nothing (I9). */
  private boolean offered(FirstOrder first) {
    return storedOrders.quote(first.quote().quoteId()).filter(first.quote()::equals).isPresent();
  }

  private Adopted taken(AdoptAnswer.Adopted adopted, Instant real) {
    Adoption adoption = Adoption.of(adopted, storedOrders);
    Lease lease = adoption.lease();
    return new Adopted(
        null,
        false,
        adopted.epoch(),
        adopted.lease().version(),
        lease,
        resolve(lease, real.plus(lease.clockOffset())),
        adoption.unsent(),
        adoption.known());
  }

  @Override
  public void signalRefused(RefusedSignal refused) {
    Guarded.call(
        "signalRefused",
        () -> {
          refusedSignals.write(
              refused.leaseId(),
              refused.auditId(),
              refused.signal() + ": " + refused.why(),
              refused.now(),
              refused.real());
          return refused;
        });
  }

  private Schedule resolve(Lease lease, Instant now) {
    return Scheduler.resolve(lease, brands.brand(lease.brandId()).zone(), now);
  }

  @Override
  public WalletRest walletRest(String leaseId) {
    return Guarded.call(
        "walletRest",
        () -> new WalletRest(wallets.restOf(leaseId).stream().map(Wallets.Share::frozen).toList()));
  }

  @Override
  public Committed commit(Commit request) {
    if (request.lease().status() == LeaseStatus.RECLAIMING) {
      throw ApplicationFailure.newNonRetryableFailure(
          "a loss is stored once it is decided, never while it is being decided",
          "ReclaimingIsNeverStored");
    }
    Committed committed = Guarded.call("commit", () -> written(request));
    if (committed.kind() == Kind.COMMITTED && applies(request)) {
      halts.reached(HaltPoint.AFTER_COMMIT, request.leaseId());
    }
    return committed;
  }

  private static boolean applies(Commit request) {
    return request.entries().stream()
        .anyMatch(
            entry ->
                entry instanceof Entry.OrderMoved moved
                    && moved.order().state() == OrderState.APPLIED);
  }

  private Committed written(Commit request) {
    Schedule schedule = resolve(request.lease(), request.now());
    CommitAnswer answer =
        leases.commit(
            new DecisionRows(request, tasks::task, counter::payment)
                .request(FactsRow.of(request.lease(), schedule), holdings.of(request)));
    if (answer instanceof CommitAnswer.Committed committed) {
      return new Committed(Kind.COMMITTED, committed.version(), schedule, null, null, null);
    }
    if (answer instanceof CommitAnswer.Conflict conflict) {
      return conflict(conflict, request);
    }
    if (answer instanceof CommitAnswer.Braked braked) {
      Instant until = braked.until();
      Instant again = until == null ? request.now().plus(BRAKE_RECHECK) : until;
      return not(Kind.BRAKED, request, again, null);
    }
    return answer instanceof CommitAnswer.Refused refused
        ? not(Kind.REFUSED, request, null, refused.code().name())
        : not(Kind.STALE, request, null, null);
  }

  private Committed conflict(CommitAnswer.Conflict conflict, Commit request) {
    LeaseRow row = conflict.lease();
    Lease lease = Json.read(row.facts().snapshot(), Lease.class).withNumber(row.numberId());
    return new Committed(
        Kind.CONFLICT, row.version(), resolve(lease, request.now()), lease, null, null);
  }

  private static Committed not(
      Kind kind, Commit request, @Nullable Instant until, @Nullable String refusal) {
    return new Committed(kind, request.expectedVersion(), null, null, until, refusal);
  }
}

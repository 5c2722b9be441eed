package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A lease while one decision is being made: a private, mutable copy of the facts and the rows that
 * the decision adds. A refused decision throws its draft away, so nothing is ever half-done.
 */
final class Draft {
  private static final int REMEMBERED_REQUESTS = 32;

  final Lease before;
  final Stimulus stimulus;
  final Moment moment;
  final List<Entry> entries = new ArrayList<>();

  LeaseStatus status;
  @Nullable LossCause lossCause;
  PlanVersion plan;
  @Nullable PlanVersion nextPlan;
  @Nullable LocalDate validUntil;
  int anchorDay;
  @Nullable LocalDate graceExtendedUntil;
  List<Term> terms;
  boolean everInService;
  @Nullable Consent consent;
  List<Hold> holds;
  @Nullable Instant lossHoldLiftedAt;
  List<Order> orders;
  List<Refund> refunds;
  Cancellation cancellation;
  List<Notice> notices;
  @Nullable Integer remindedDays;
  @Nullable Integer autoRenewDays;
  @Nullable Proof proof;
  @Nullable Instant announcedReclaimAt;
  @Nullable Instant lossPausedUntil;
  boolean lossPauseUsed;
  @Nullable Instant brakedUntil;
  Service service;
  @Nullable Instant reclaimedAt;
  @Nullable LeaseStatus lostFrom;
  List<Task> tasks;
  List<LeaseStatus> passed;
  List<String> seen;
  Duration clockOffset;

  Draft(Lease lease, Stimulus stimulus, Moment moment) {
    this.before = lease;
    this.stimulus = stimulus;
    this.moment = moment;
    status = lease.status();
    lossCause = lease.lossCause();
    plan = lease.plan();
    nextPlan = lease.nextPlan();
    validUntil = lease.validUntil();
    anchorDay = lease.anchorDay();
    graceExtendedUntil = lease.graceExtendedUntil();
    terms = new ArrayList<>(lease.terms());
    everInService = lease.everInService();
    consent = lease.consent();
    holds = new ArrayList<>(lease.holds());
    lossHoldLiftedAt = lease.lossHoldLiftedAt();
    orders = new ArrayList<>(lease.orders());
    refunds = new ArrayList<>(lease.refunds());
    cancellation = lease.cancellation();
    notices = new ArrayList<>(lease.notices());
    remindedDays = lease.remindedDays();
    autoRenewDays = lease.autoRenewDays();
    proof = lease.proof();
    announcedReclaimAt = lease.announcedReclaimAt();
    lossPausedUntil = lease.lossPausedUntil();
    lossPauseUsed = lease.lossPauseUsed();
    brakedUntil = lease.brakedUntil();
    service = lease.service();
    reclaimedAt = lease.reclaimedAt();
    lostFrom = lease.lostFrom();
    tasks = new ArrayList<>(lease.tasks());
    passed = new ArrayList<>(lease.passed());
    seen = new ArrayList<>(lease.seen());
    clockOffset = lease.clockOffset();
  }

  /** The facts as the draft stands. */
  Lease freeze() {
    return new Lease(
        before.leaseId(),
        before.brandId(),
        before.sandbox(),
        before.holderId(),
        before.numberId(),
        status,
        lossCause,
        before.reservedAt(),
        plan,
        nextPlan,
        validUntil,
        anchorDay,
        graceExtendedUntil,
        terms,
        everInService,
        consent,
        holds,
        lossHoldLiftedAt,
        orders,
        refunds,
        cancellation,
        notices,
        remindedDays,
        autoRenewDays,
        proof,
        announcedReclaimAt,
        lossPausedUntil,
        lossPauseUsed,
        brakedUntil,
        service,
        reclaimedAt,
        lostFrom,
        tasks,
        passed,
        seen,
        clockOffset);
  }

  /** Lease time. */
  Instant now() {
    return moment.now();
  }

  /** The brand's date. */
  LocalDate today() {
    return moment.today();
  }

  /** A new wish to the carrier is sent at once; the waits were for the old one. */
  void followService() {
    if (service.retryAt() == null) {
      return;
    }
    Lease after = freeze();
    boolean sameWish =
        before.wantedService() == after.wantedService()
            && before.planOn(today()).label().equals(after.planOn(today()).label());
    if (!sameWish) {
      service = service.atOnce();
    }
  }

  /** Remembers the request, so that a repeat is recognised. */
  void remember(String requestId) {
    seen.add(requestId);
    while (seen.size() > REMEMBERED_REQUESTS) {
      seen.remove(0);
    }
  }

  /** Records that the lease went from one status to another, or that something about it changed. */
  void audit(LeaseStatus from, LeaseStatus to, Instant dueAt, @Nullable String subject) {
    entries.add(
        new Entry.Audit(
            stimulus.kind(), stimulus.by(), plan.label(), from, to, dueAt, now(), subject));
  }

  /** Whether a step of the status was already recorded. */
  boolean isAudited() {
    return entries.stream().anyMatch(e -> e instanceof Entry.Audit);
  }

  Optional<Order> order(String orderId) {
    return orders.stream().filter(o -> o.orderId().equals(orderId)).findFirst();
  }

  Optional<Order> inFlight() {
    return orders.stream().filter(o -> o.state().isInFlight()).findFirst();
  }

  /** Puts an order into its new state; a finished one leaves the lease and stays in the record. */
  void put(Order order, @Nullable DeclineReason declined, @Nullable LocalDate appliedUntil) {
    replace(orders, o -> o.orderId().equals(order.orderId()), order, !order.state().isFinished());
    entries.add(new Entry.OrderMoved(order, declined, appliedUntil));
  }

  void put(Order order) {
    put(order, null, null);
  }

  /** Puts a refund into its new state; one that is done leaves the lease. */
  void put(Refund refund) {
    boolean open = refund.state() != Refund.State.DONE;
    replace(refunds, r -> r.refundId().equals(refund.refundId()), refund, open);
    entries.add(new Entry.RefundMoved(refund));
  }

  /** Puts a notice into its new state; only those that still matter stay on the lease. */
  void put(Notice notice) {
    boolean matters =
        notice.state() == Notice.State.DUE
            || (notice.kind() == NoticeKind.FINAL_NOTICE
                && notice.state() == Notice.State.ACCEPTED);
    replace(notices, n -> n.noticeId().equals(notice.noticeId()), notice, matters);
    entries.add(new Entry.NoticeMoved(notice));
  }

  /** Makes a notice, unless one of this kind and key is on its way. */
  void tell(NoticeKind kind, String key, @Nullable String subject) {
    String id = DerivedId.of("ntc", before.leaseId(), kind.name(), key);
    if (notices.stream().anyMatch(n -> n.noticeId().equals(id))) {
      return;
    }
    List<LeaseStatus> untold = List.copyOf(passed);
    passed.clear();
    put(new Notice(id, kind, key, subject, untold, Notice.State.DUE, 0, now(), null));
  }

  /** Takes back what is still to be said of a kind; what was said already stays said. */
  void forget(NoticeKind kind) {
    for (Notice notice : List.copyOf(notices)) {
      if (notice.kind() == kind && notice.state() == Notice.State.DUE) {
        put(NoticeRules.skipped(notice));
      }
    }
  }

  /** Opens a task for a person, unless it is open. */
  void ask(Task.Kind kind, String subject, @Nullable Instant dueAt) {
    String id =
        DerivedId.of("tsk", before.leaseId(), kind.name(), subject, stimulus.by().requestId());
    if (task(kind, subject).isPresent()) {
      return;
    }
    Task task = new Task(id, kind, subject, now(), dueAt);
    tasks.add(task);
    entries.add(new Entry.TaskOpened(task));
  }

  Optional<Task> task(Task.Kind kind, String subject) {
    return tasks.stream().filter(t -> t.kind() == kind && t.subject().equals(subject)).findFirst();
  }

  /** Closes a task, if it is open. */
  void settle(Task.Kind kind, String subject, String answer) {
    settle(kind, subject, answer, null);
  }

  void settle(Task.Kind kind, String subject, String answer, Stimulus.@Nullable Evidence evidence) {
    task(kind, subject)
        .ifPresent(
            t -> {
              tasks.remove(t);
              entries.add(new Entry.TaskClosed(t.taskId(), answer, evidence));
            });
  }

  /** Moves money between accounts; nothing moves for nothing. */
  void post(Entry.Account from, Entry.Account to, String orderId, String paymentId, Money amount) {
    if (amount.isPositive()) {
      entries.add(new Entry.Posting(from, to, orderId, paymentId, amount));
    }
  }

  private static <T> void replace(
      List<T> list, java.util.function.Predicate<T> same, T next, boolean keep) {
    for (int i = 0; i < list.size(); i++) {
      if (same.test(list.get(i))) {
        if (keep) {
          list.set(i, next);
        } else {
          list.remove(i);
        }
        return;
      }
    }
    if (keep) {
      list.add(next);
    }
  }
}

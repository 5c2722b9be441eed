package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How a number is lost: the final notice, the reclaim, the cancelled end, the quarantine. */
final class LossRules {

  private LossRules() {}

  /** Tells the holder of the loss and announces its instant, which never moves earlier. */
  static Optional<Refusal> finalNoticeDue(Draft draft, Stimulus.Due due) {
    Lease facts = draft.freeze();
    Instant end = draft.moment.schedule().nominalEnd();
    Duration notice = facts.policy().noticePeriod();
    boolean needed = LossRules.finalNoticeNeeded(facts);
    if (!needed || end == null || !draft.moment.reached(end.minus(notice))) {
      return Verb.no(Refusal.NOT_DUE);
    }
    Instant promised = later(end, draft.now().plus(notice));
    Instant announced = draft.announcedReclaimAt;
    draft.announcedReclaimAt = announced == null ? promised : later(announced, promised);
    draft.tell(NoticeKind.FINAL_NOTICE, finalNoticeDates(facts) + draft.now(), null);
    draft.audit(draft.status, draft.status, due.dueAt(), null);
    return Verb.done();
  }

  /** Whether the loss cannot go on without a notice that was not made yet. */
  static boolean finalNoticeNeeded(Lease facts) {
    boolean made = facts.notices().stream().anyMatch(n -> n.kind() == NoticeKind.FINAL_NOTICE);
    boolean asked = facts.tasks().stream().anyMatch(t -> t.kind() == Task.Kind.HOLDER_UNREACHABLE);
    return facts.status().isInTerm()
        && facts.validProof().isEmpty()
        && !made
        && !asked
        && !facts.lossIsHeld()
        && !facts.cancellation().isConfirmed();
  }

  /** What a final notice's key begins with: the dates it was made for. */
  static String finalNoticeDates(Lease facts) {
    return StatusRules.datesKey(facts) + "/";
  }

  /**
   * The number may be taken. While an order that was submitted in time is in flight the loss waits,
   * once a term and for a bounded while; otherwise the lease is reclaiming from this very moment.
   */
  static Optional<Refusal> reclaimDue(Draft draft, Stimulus.Due due) {
    Lease facts = draft.freeze();
    Instant at = draft.moment.schedule().reclaimAt();
    if (at == null
        || !draft.moment.reached(at)
        || facts.validProof().isEmpty()
        || facts.lossIsHeld()
        || (facts.brakedUntil() != null && !draft.moment.reached(facts.brakedUntil()))) {
      return Verb.no(Refusal.NOT_DUE);
    }
    Optional<Order> open = draft.inFlight();
    if (open.isPresent()) {
      return pause(draft, open.get(), at);
    }
    draft.status = LeaseStatus.RECLAIMING;
    draft.audit(LeaseStatus.SUSPENDED, LeaseStatus.RECLAIMING, due.dueAt(), null);
    return Verb.done();
  }

  /** Whether the number is lost in the very next step. */
  static boolean isNext(Draft draft) {
    Lease facts = draft.freeze();
    Instant at = draft.moment.schedule().reclaimAt();
    return at != null
        && draft.moment.reached(at)
        && facts.validProof().isPresent()
        && !facts.lossIsHeld()
        && facts.inFlight().isEmpty();
  }

  private static Optional<Refusal> pause(Draft draft, Order open, Instant reclaimAt) {
    if (draft.lossPauseUsed || !open.submittedAt().isBefore(reclaimAt)) {
      return Verb.no(Refusal.ORDER_IN_FLIGHT);
    }
    Policy policy = draft.plan.policy();
    Instant hold = draft.now().plus(Duration.ofHours(policy.paymentHoldHours()));
    draft.lossPausedUntil =
        open.state() == OrderState.PENDING
            ? earlier(open.payBy(), hold)
            : UncertainOrders.unresolvedAt(open);
    draft.lossPauseUsed = true;
    draft.tell(
        NoticeKind.PAYMENT_BEING_CHECKED, draft.validUntil + "/" + open.orderId(), open.orderId());
    draft.audit(draft.status, draft.status, reclaimAt, open.orderId());
    return Verb.done();
  }

  /** The pause is over: an open checkout is closed at the provider, and its answer decides. */
  static Optional<Refusal> lossPauseEnded(Draft draft, Stimulus.Due due) {
    Instant until = draft.lossPausedUntil;
    if (until == null || !draft.moment.reached(until)) {
      return Verb.no(Refusal.NOT_DUE);
    }
    draft.lossPausedUntil = null;
    draft
        .inFlight()
        .filter(o -> o.state() == OrderState.PENDING)
        .filter(o -> !o.closing())
        .ifPresent(o -> draft.put(UncertainOrders.closing(o)));
    draft.audit(draft.status, draft.status, due.dueAt(), null);
    return Verb.done();
  }

  /** The record took the loss. */
  static Optional<Refusal> lossCommitted(Draft draft, Stimulus.Due due) {
    boolean told =
        draft.before.validProof().map(p -> p.basis() == Proof.Basis.ACCEPTED).orElse(false);
    lose(
        draft,
        told ? LossCause.RECLAIMED : LossCause.RECLAIMED_UNREACHABLE,
        LeaseStatus.SUSPENDED,
        NoticeKind.RECLAIMED);
    draft.audit(LeaseStatus.RECLAIMING, LeaseStatus.QUARANTINED, due.dueAt(), null);
    return Verb.done();
  }

  /** The brand's brake is on: the number stays suspended and is asked for again. */
  static Optional<Refusal> lossBraked(Draft draft, Stimulus.Braked braked) {
    draft.status = LeaseStatus.SUSPENDED;
    draft.brakedUntil = braked.until();
    draft.audit(LeaseStatus.RECLAIMING, LeaseStatus.SUSPENDED, draft.now(), null);
    draft
        .inFlight()
        .filter(o -> o.state() == OrderState.PAID)
        .ifPresent(o -> OutcomeRules.applyOrRefund(draft, o));
    if (draft.status == LeaseStatus.SUSPENDED && draft.passed.remove(LeaseStatus.SUSPENDED)) {
      draft.tell(NoticeKind.SUSPENDED, StatusRules.datesKey(draft.freeze()), null);
    }
    return Verb.done();
  }

  /** A confirmed cancellation is carried out, with exactly the money frozen at confirmation. */
  static Optional<Refusal> coolingOffEnded(Draft draft, Stimulus.Due due) {
    Instant at = draft.cancellation.executeAt();
    if (!draft.cancellation.isConfirmed() || at == null || !draft.moment.reached(at)) {
      return Verb.no(Refusal.NOT_DUE);
    }
    if (draft.inFlight().isPresent()) {
      return Verb.no(Refusal.ORDER_IN_FLIGHT);
    }
    if (draft.freeze().isHeld(HoldReason.LEGAL)) {
      return Verb.no(Refusal.ON_HOLD);
    }
    LeaseStatus from = draft.status;
    for (Cancellation.Share share : draft.cancellation.refunds()) {
      if (MoneyRules.isDisputed(draft, share.orderId())) {
        continue;
      }
      MoneyRules.refundRevenue(draft, share, Refund.Cause.CANCELLATION);
    }
    WalletRules.giveBack(draft);
    Cancellation frozen = draft.cancellation;
    draft.cancellation =
        new Cancellation(
            Cancellation.State.EXECUTED,
            null,
            null,
            draft.now(),
            frozen.refunds(),
            frozen.wallet());
    lose(draft, LossCause.CANCELLED, from, NoticeKind.CANCELLED);
    draft.audit(from, LeaseStatus.QUARANTINED, due.dueAt(), null);
    return Verb.done();
  }

  private static void lose(Draft draft, LossCause cause, LeaseStatus from, NoticeKind notice) {
    draft.status = LeaseStatus.QUARANTINED;
    draft.lossCause = cause;
    draft.lostFrom = from;
    draft.reclaimedAt = draft.now();
    draft.consent = null;
    draft.lossPausedUntil = null;
    draft.brakedUntil = null;
    if (draft.cancellation.state() != Cancellation.State.EXECUTED) {
      WalletRules.release(draft);
      draft.cancellation = Cancellation.NONE;
    }
    for (Order order : List.copyOf(draft.orders)) {
      if (order.state() == OrderState.DECLINED) {
        draft.put(order.in(OrderState.CLOSED));
      } else if (order.state() == OrderState.PAID) {
        MoneyRules.refundCaptured(draft, order);
      }
    }
    draft.settle(Task.Kind.HOLDER_UNREACHABLE, draft.before.leaseId(), "lost");
    draft.entries.add(new Entry.NumberMoved(Entry.NumberFate.QUARANTINED));
    draft.tell(notice, draft.now().toString(), null);
  }

  /** Nobody had the number for its quarantine: it is free again, and the lease is over. */
  static Optional<Refusal> quarantineEnded(Draft draft, Stimulus.Due due) {
    Lease facts = draft.freeze();
    boolean over = facts.quarantineUntil().map(draft.moment::reached).orElse(false);
    if (!over || !quarantineMayEnd(facts)) {
      return Verb.no(Refusal.NOT_DUE);
    }
    end(draft, Entry.NumberFate.AVAILABLE);
    draft.audit(LeaseStatus.QUARANTINED, LeaseStatus.ENDED, due.dueAt(), null);
    return Verb.done();
  }

  /** Whether all but the time is done: off the network, holder told, refunds settled or asked. */
  static boolean quarantineMayEnd(Lease facts) {
    return facts.service().confirmed() == ServiceLevel.NONE
        && facts.refunds().stream().allMatch(r -> isWithPerson(facts, r))
        && facts.notices().stream().noneMatch(n -> n.state() == Notice.State.DUE)
        && !facts.isHeld(HoldReason.LEGAL);
  }

  private static boolean isWithPerson(Lease facts, Refund refund) {
    return refund.state() != Refund.State.DUE
        || facts.tasks().stream()
            .anyMatch(
                t -> t.kind() == Task.Kind.REFUND_FAILED && t.subject().equals(refund.refundId()));
  }

  /** The lease is over; what is unfinished about money leaves with an owner of its own. */
  static void end(Draft draft, Entry.NumberFate fate) {
    for (Order order : List.copyOf(draft.orders)) {
      if (order.state() == OrderState.DECLINED) {
        draft.put(order.in(OrderState.CLOSED));
      }
    }
    for (NoticeKind kind : NoticeKind.values()) {
      draft.forget(kind);
    }
    draft.settle(Task.Kind.HOLDER_UNREACHABLE, draft.before.leaseId(), "ended");
    draft.settle(Task.Kind.SERVICE_FAILED, draft.before.leaseId(), "ended");
    List<String> left =
        Stream.concat(
                draft.orders.stream().map(Order::orderId),
                draft.refunds.stream().filter(Refund::isOpen).map(Refund::orderId))
            .distinct()
            .toList();
    if (!left.isEmpty()) {
      draft.entries.add(new Entry.HandedOver(left));
    }
    draft.orders.clear();
    draft.refunds.clear();
    draft.consent = null;
    draft.status = LeaseStatus.ENDED;
    draft.entries.add(new Entry.NumberMoved(fate));
  }

  /** The number left the operator: unused money goes back by the plan's policy, without a fee. */
  static Optional<Refusal> numberGone(Draft draft, Stimulus.NumberGone gone) {
    if (!gone.cause().takesTheNumber()) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    LeaseStatus from = draft.status;
    if (from.isInTerm()) {
      for (Cancellation.Share share :
          Settlement.ofNumberGone(draft.before, gone.cause(), draft.today())) {
        MoneyRules.refundRevenue(draft, share, Refund.Cause.NUMBER_GONE);
      }
    }
    WalletRules.release(draft);
    draft.lossCause = gone.cause();
    draft.reclaimedAt = draft.reclaimedAt == null ? draft.now() : draft.reclaimedAt;
    end(draft, Entry.NumberFate.GONE);
    draft.audit(from, LeaseStatus.ENDED, draft.now(), null);
    return Verb.done();
  }

  /** Staff gives a wrongly reclaimed number back: the notice must be proven anew. */
  static Optional<Refusal> lossUndone(Draft draft, Stimulus.UndoLoss undo) {
    boolean reclaimed =
        draft.lossCause == LossCause.RECLAIMED
            || draft.lossCause == LossCause.RECLAIMED_UNREACHABLE;
    if (!reclaimed) {
      return Verb.no(Refusal.NOT_RECLAIMED);
    }
    draft.status = LeaseStatus.SUSPENDED;
    draft.lossCause = null;
    draft.lostFrom = null;
    draft.reclaimedAt = null;
    StatusRules.voidProof(draft);
    draft.entries.add(new Entry.NumberMoved(Entry.NumberFate.LEASED));
    draft.forget(NoticeKind.RECLAIMED);
    draft.tell(NoticeKind.SERVICE_RESTORED, undo.by().requestId(), Notices.UNDONE);
    draft.audit(LeaseStatus.QUARANTINED, LeaseStatus.SUSPENDED, draft.now(), null);
    StatusRules.follow(draft, draft.now());
    return Verb.done();
  }

  static Instant later(Instant a, Instant b) {
    return a.isBefore(b) ? b : a;
  }

  static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}

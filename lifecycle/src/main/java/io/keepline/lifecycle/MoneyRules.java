package io.keepline.lifecycle;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Where captured money goes when it does not become, or stay, a term. */
final class MoneyRules {

  /** How long after each unanswered try a refund is asked for again. */
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofMinutes(1),
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1));

  private static final int TRIES_BEFORE_A_PERSON_LOOKS = 6;

  private MoneyRules() {}

  /** All of an order's captured money goes back. */
  static void refundCaptured(Draft draft, Order order) {
    refundAmount(draft, order, order.quote().total());
  }

  static void refundAmount(Draft draft, Order order, Money captured) {
    draft.put(order.in(OrderState.REFUND_DUE));
    draft.post(
        Entry.Account.REFUNDS_OWED,
        Entry.Account.CLEARING,
        order.orderId(),
        order.paymentId(),
        captured);
    owe(draft, order.orderId(), order.paymentId(), captured, Refund.Cause.NOT_APPLIED);
  }

  /** A part of applied money goes back; what is kept of it as the fee is posted as such. */
  static void refundRevenue(Draft draft, Cancellation.Share share, Refund.Cause cause) {
    draft.post(
        Entry.Account.FEES, Entry.Account.REVENUE, share.orderId(), share.paymentId(), share.fee());
    if (!share.amount().isPositive()) {
      return;
    }
    draft.post(
        Entry.Account.REFUNDS_OWED,
        Entry.Account.REVENUE,
        share.orderId(),
        share.paymentId(),
        share.amount());
    owe(draft, share.orderId(), share.paymentId(), share.amount(), cause);
  }

  /** A part of applied money goes back for goodwill; there may be several of one payment. */
  static void giveBack(
      Draft draft, String orderId, String paymentId, Money amount, String requestId) {
    draft.post(Entry.Account.REFUNDS_OWED, Entry.Account.REVENUE, orderId, paymentId, amount);
    String id = DerivedId.of("rfd", paymentId, Refund.Cause.GOODWILL.name(), requestId);
    owe(draft, id, orderId, paymentId, amount, Refund.Cause.GOODWILL);
  }

  private static void owe(
      Draft draft, String orderId, String paymentId, Money amount, Refund.Cause cause) {
    owe(draft, DerivedId.of("rfd", paymentId, cause.name()), orderId, paymentId, amount, cause);
  }

  private static void owe(
      Draft draft, String id, String orderId, String paymentId, Money amount, Refund.Cause cause) {
    draft.put(new Refund(id, orderId, paymentId, amount, cause, Refund.State.DUE, 0, draft.now()));
  }

  /** An answer about an earlier attempt: money captured there was not the one asked for now. */
  static Optional<Refusal> otherAttempt(Draft draft, Order order, Stimulus.Outcome outcome) {
    Money captured = outcome.captured();
    String id = DerivedId.of("rfd", outcome.paymentId(), Refund.Cause.NOT_APPLIED.name());
    boolean known =
        draft.seen.contains(id) || draft.refunds.stream().anyMatch(r -> r.refundId().equals(id));
    if (outcome.result() != Stimulus.Result.PAID || captured == null || known) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    draft.post(
        Entry.Account.CLEARING,
        Entry.Account.PROVIDER,
        order.orderId(),
        outcome.paymentId(),
        captured);
    draft.post(
        Entry.Account.REFUNDS_OWED,
        Entry.Account.CLEARING,
        order.orderId(),
        outcome.paymentId(),
        captured);
    owe(draft, order.orderId(), outcome.paymentId(), captured, Refund.Cause.NOT_APPLIED);
    draft.remember(id);
    draft.audit(draft.status, draft.status, draft.now(), order.orderId());
    return Verb.done();
  }

  static Optional<Refusal> refundAnswered(Draft draft, Stimulus.RefundAnswered answer) {
    Refund refund =
        draft.refunds.stream()
            .filter(r -> r.refundId().equals(answer.refundId()))
            .findFirst()
            .orElse(null);
    if (refund == null || refund.state() == Refund.State.STOPPED) {
      return Verb.no(Refusal.REFUND_UNKNOWN);
    }
    boolean withPerson = refund.state() == Refund.State.MANUAL;
    if (withPerson && answer.result() != Stimulus.RefundResult.DONE) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    switch (answer.result()) {
      case DONE -> settle(draft, refund, Entry.Account.PROVIDER);
      case REFUSED -> {
        draft.put(refund.in(Refund.State.MANUAL));
        move(draft, refund, OrderState.REFUND_MANUAL);
        draft.ask(Task.Kind.REFUND_FAILED, refund.refundId(), null);
      }
      case LATER -> {
        Duration wait = RETRIES.get(Math.min(refund.tries(), RETRIES.size() - 1));
        draft.put(
            new Refund(
                refund.refundId(),
                refund.orderId(),
                refund.paymentId(),
                refund.amount(),
                refund.cause(),
                refund.state(),
                refund.tries() + 1,
                draft.now().plus(wait)));
        if (refund.tries() + 1 >= TRIES_BEFORE_A_PERSON_LOOKS) {
          draft.ask(Task.Kind.REFUND_FAILED, refund.refundId(), null);
        }
      }
    }
    draft.audit(draft.status, draft.status, draft.now(), refund.refundId());
    return Verb.done();
  }

  /** The money is back where it came from, out of the provider's account or by a person's hand. */
  static void settle(Draft draft, Refund refund, Entry.Account out) {
    draft.put(refund.in(Refund.State.DONE));
    draft.post(
        out, Entry.Account.REFUNDS_OWED, refund.orderId(), refund.paymentId(), refund.amount());
    move(draft, refund, OrderState.REFUNDED);
    draft.settle(Task.Kind.REFUND_FAILED, refund.refundId(), "refunded");
    draft.tell(NoticeKind.PAYMENT_REFUNDED, refund.refundId(), refund.refundId());
  }

  /** An order whose whole capture goes back follows its refund. */
  private static void move(Draft draft, Refund refund, OrderState state) {
    draft
        .order(refund.orderId())
        .filter(o -> o.paymentId().equals(refund.paymentId()))
        .filter(o -> o.state() == OrderState.REFUND_DUE || o.state() == OrderState.REFUND_MANUAL)
        .ifPresent(o -> draft.put(o.in(state)));
  }

  /** A bank took money back: no loss of its own, no second refund, a person answers the bank. */
  static Optional<Refusal> disputed(Draft draft, Stimulus.Dispute dispute) {
    if (isDisputed(draft, dispute.orderId())) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    stopRefunds(draft, dispute);
    draft.post(
        Entry.Account.PROVIDER,
        Entry.Account.CHARGEBACKS,
        dispute.orderId(),
        dispute.paymentId(),
        dispute.amount());
    revokeConsent(draft, dispute);
    if (!draft.freeze().isHeld(HoldReason.DISPUTE)) {
      draft.holds.add(new Hold(HoldReason.DISPUTE, draft.now(), dispute.by().actor()));
    }
    draft.ask(Task.Kind.CHARGEBACK, dispute.orderId(), null);
    if (draft.status.isLive()) {
      draft.tell(NoticeKind.DISPUTE, dispute.by().requestId(), dispute.orderId());
    }
    draft.audit(draft.status, draft.status, draft.now(), dispute.orderId());
    return Verb.done();
  }

  /** What the bank took back itself is not refunded; beside it a refund may have arrived before. */
  private static void stopRefunds(Draft draft, Stimulus.Dispute dispute) {
    List<Refund> open =
        draft.refunds.stream()
            .filter(r -> r.isOpen() && r.paymentId().equals(dispute.paymentId()))
            .toList();
    if (dispute.leaves(open.stream().mapToLong(r -> r.amount().minorUnits()).sum())) {
      return;
    }
    for (Refund refund : open) {
      draft.put(refund.in(Refund.State.STOPPED));
      draft.post(
          Entry.Account.CHARGEBACKS,
          Entry.Account.REFUNDS_OWED,
          refund.orderId(),
          refund.paymentId(),
          refund.amount());
      move(draft, refund, OrderState.REFUNDED);
      draft.settle(Task.Kind.REFUND_FAILED, refund.refundId(), "charged back");
    }
  }

  /** The bank gave the money back to us, and we still owe it. */
  private static void resumeRefunds(Draft draft, Stimulus.Dispute dispute) {
    for (Refund refund : List.copyOf(draft.refunds)) {
      if (refund.state() == Refund.State.STOPPED
          && refund.paymentId().equals(dispute.paymentId())) {
        draft.put(
            new Refund(
                refund.refundId(),
                refund.orderId(),
                refund.paymentId(),
                refund.amount(),
                refund.cause(),
                Refund.State.DUE,
                0,
                draft.now()));
        draft.post(
            Entry.Account.REFUNDS_OWED,
            Entry.Account.CHARGEBACKS,
            refund.orderId(),
            refund.paymentId(),
            refund.amount());
      }
    }
  }

  /** Whoever disputes a charge did not want the next one: not by that method. */
  private static void revokeConsent(Draft draft, Stimulus.Dispute dispute) {
    Consent consent = draft.consent;
    if (consent == null || (dispute.method() != null && dispute.method() != consent.method())) {
      return;
    }
    draft.consent = null;
    if (draft.status.isLive()) {
      draft.tell(NoticeKind.AUTO_RENEW_CONSENT, dispute.by().requestId(), "revoked");
    }
  }

  /** Whether a bank took an order's money back and nobody has settled that yet. */
  static boolean isDisputed(Draft draft, String orderId) {
    return draft.task(Task.Kind.CHARGEBACK, orderId).isPresent();
  }

  /** What was paid for some terms, a share a payment; what a bank took back is not among it. */
  static List<Cancellation.Share> shares(Draft draft, Predicate<Term> which) {
    Map<String, Cancellation.Share> shares = new LinkedHashMap<>();
    for (Term term : draft.terms) {
      for (Term.Part part : which.test(term) ? term.parts() : List.<Term.Part>of()) {
        if (!isDisputed(draft, part.orderId())) {
          shares.merge(
              part.paymentId(),
              new Cancellation.Share(part.orderId(), part.paymentId(), part.amount()),
              Cancellation.Share::plus);
        }
      }
    }
    return List.copyOf(shares.values());
  }

  /** The dispute stays lost: what the bank took back is no longer there to be refunded. */
  static void disputeLost(Draft draft, String orderId) {
    draft.terms.replaceAll(term -> term.without(orderId));
    draft.refunds.removeIf(r -> r.state() == Refund.State.STOPPED && r.orderId().equals(orderId));
    draft.cancellation =
        draft.cancellation.refunding(
            draft.cancellation.refunds().stream()
                .filter(s -> !s.orderId().equals(orderId))
                .toList());
  }

  /** The bank gave the money back to us. */
  static Optional<Refusal> disputeWon(Draft draft, Stimulus.Dispute dispute) {
    if (!isDisputed(draft, dispute.orderId())) {
      return Verb.no(Refusal.TASK_UNKNOWN);
    }
    draft.post(
        Entry.Account.CHARGEBACKS,
        Entry.Account.PROVIDER,
        dispute.orderId(),
        dispute.paymentId(),
        dispute.amount());
    resumeRefunds(draft, dispute);
    draft.settle(Task.Kind.CHARGEBACK, dispute.orderId(), "won");
    if (draft.tasks.stream().noneMatch(t -> t.kind() == Task.Kind.CHARGEBACK)) {
      draft.holds.removeIf(h -> h.reason() == HoldReason.DISPUTE);
    }
    if (draft.status.isLive()) {
      draft.tell(NoticeKind.DISPUTE_WON, dispute.by().requestId(), dispute.orderId());
    }
    draft.audit(draft.status, draft.status, draft.now(), dispute.orderId());
    StatusRules.follow(draft, draft.now());
    return Verb.done();
  }
}

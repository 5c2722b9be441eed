package io.keepline.activities;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Refund;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Task;
import io.keepline.store.AttemptRow;
import io.keepline.store.AuditRow;
import io.keepline.store.MoneyPosting;
import io.keepline.store.NoticeRow;
import io.keepline.store.OrderHistory;
import io.keepline.store.OrderRow;
import io.keepline.store.RefundRow;
import io.keepline.store.SettleRequest;
import io.keepline.store.TaskRow;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows for an order that outlived its lease. Nothing can become a term any more: captured
 * money goes back, a payment that never was is closed, and what nobody can find out is a person's.
 * Ids follow from the payment or the refund, so that a step done twice is written once.
 *
 * @param history the order with its attempts and refunds
 * @param ofLease the lease's tasks, those about other orders among them
 * @param now real time
 * @param leaseNow the lease's time
 * @param policy the governing plan's label, for the audit
 * @param leaseStatus where the lease stands, for the audit; not over where it is a top-up's
 */
record LeftOrder(
    OrderHistory history,
    List<TaskRow> ofLease,
    Instant now,
    Instant leaseNow,
    String policy,
    String leaseStatus) {

  /** How long a payment is looked up before a person is asked: lifecycle.md's UNKNOWN limit. */
  static final Duration UNRESOLVED_AFTER = Duration.ofDays(14);

  OrderRow order() {
    return history.order();
  }

  /** What people are asked and answered about it. */
  LeftOrderTasks tasks() {
    return new LeftOrderTasks(order(), ofLease, now);
  }

  OrderState state() {
    return OrderState.valueOf(order().state());
  }

  /** The step that the attempts ask for; empty while nothing new is known. */
  Optional<SettleRequest> afterAttempts() {
    List<AttemptRow> owed = history.attempts().stream().filter(this::isOwed).toList();
    if (!owed.isEmpty()) {
      return Optional.of(owe(owed));
    }
    boolean unfinished = state().isInFlight() || state() == OrderState.UNRESOLVED;
    if (!unfinished || state() == OrderState.PAID) {
      return Optional.empty();
    }
    boolean over =
        history.attempts().isEmpty()
            ? isOld(LookingUp.DEFINITE_AFTER)
            : history.attempts().stream().allMatch(LookingUp::isDefinite);
    if (over || tasks().answered(Task.Kind.PAYMENT_UNRESOLVED, Stimulus.Answer.NOT_PAID)) {
      return Optional.of(moved(OrderState.CLOSED, List.of(), List.of(), noLongerAsked("not_paid")));
    }
    return state() != OrderState.UNRESOLVED && isOld(UNRESOLVED_AFTER)
        ? Optional.of(
            moved(
                OrderState.UNRESOLVED,
                List.of(),
                List.of(),
                List.of(tasks().open(Task.Kind.PAYMENT_UNRESOLVED, order().orderId()))))
        : Optional.empty();
  }

  private boolean isOld(Duration age) {
    Instant last =
        history.attempts().stream()
            .map(AttemptRow::createdAt)
            .max(Instant::compareTo)
            .orElse(order().submittedAt());
    return !now.isBefore(last.plus(age));
  }

  private boolean isOwed(AttemptRow attempt) {
    boolean became = state() == OrderState.APPLIED && attempt.state().equals("PAID");
    String id = refundId(attempt.paymentId());
    return attempt.captured() != null
        && !became
        && history.refunds().stream().noneMatch(r -> r.refundId().equals(id));
  }

  private static String refundId(String paymentId) {
    return DerivedId.of("rfd", paymentId, Refund.Cause.NOT_APPLIED.name());
  }

  private SettleRequest owe(List<AttemptRow> attempts) {
    List<RefundRow> refunds = new ArrayList<>();
    List<MoneyPosting> postings = new ArrayList<>();
    List<TaskRow> opened = new ArrayList<>(noLongerAsked("paid"));
    for (AttemptRow attempt : attempts) {
      Money captured = attempt.captured();
      if (captured != null && captured.isPositive()) {
        boolean posted = state() == OrderState.PAID && attempt.state().equals("PAID");
        postings.addAll(owed(attempt.paymentId(), captured, posted));
        refunds.add(due(attempt.paymentId(), captured));
        if (!captured.equals(order().total())) {
          opened.add(tasks().open(Task.Kind.AMOUNT_DIFFERS, attempt.paymentId()));
        }
      }
    }
    OrderState next = state() == OrderState.APPLIED ? state() : OrderState.REFUND_DUE;
    return moved(next, refunds, postings, opened);
  }

  /**
   * What a person proved of the last attempt.
   *
   * @param paymentId the attempt
   * @param captured how much
   * @param reference where the provider keeps it
   */
  record Proof(String paymentId, Money captured, String reference) {}

  /** A capture that a person proved, and that is not written yet. */
  Optional<Proof> proven() {
    if (state() != OrderState.UNRESOLVED || history.attempts().isEmpty()) {
      return Optional.empty();
    }
    String paymentId = history.attempts().get(history.attempts().size() - 1).paymentId();
    return tasks()
        .evidence(Task.Kind.PAYMENT_UNRESOLVED, Stimulus.Answer.PAID)
        .flatMap(
            evidence ->
                Stream.ofNullable(evidence.captured())
                    .map(captured -> new Proof(paymentId, captured, evidence.reference())))
        .findFirst();
  }

  private List<MoneyPosting> owed(String paymentId, Money amount, boolean posted) {
    List<MoneyPosting> lines = new ArrayList<>();
    if (!posted) {
      lines.addAll(
          move(
              paymentId,
              paymentId,
              Entry.Account.CLEARING.name(),
              Entry.Account.PROVIDER.name(),
              amount));
    }
    lines.addAll(
        move(
            paymentId,
            paymentId,
            Entry.Account.REFUNDS_OWED.name(),
            Entry.Account.CLEARING.name(),
            amount));
    return lines;
  }

  List<MoneyPosting> move(String key, String paymentId, String from, String to, Money amount) {
    String cause = "settled_" + (from.startsWith("TILL:") ? "till" : from.toLowerCase(Locale.ROOT));
    return MoneyPosting.move(
        new MoneyPosting.Subject(
            DerivedId.of("pst", key, from, to), order().orderId(), paymentId, now, leaseNow, cause),
        from,
        to,
        amount);
  }

  private RefundRow due(String paymentId, Money amount) {
    return new RefundRow(
        refundId(paymentId),
        order().orderId(),
        paymentId,
        amount,
        Refund.Cause.NOT_APPLIED.name(),
        "DUE",
        null,
        now,
        leaseNow,
        null);
  }

  /** A refund arrived, by the provider or by a person's hand. */
  SettleRequest refunded(RefundRow refund, @Nullable String providerRef, String out) {
    boolean last =
        history.refunds().stream()
            .filter(r -> !r.refundId().equals(refund.refundId()))
            .noneMatch(r -> r.state().equals("DUE") || r.state().equals("MANUAL"));
    boolean follows = state() == OrderState.REFUND_DUE || state() == OrderState.REFUND_MANUAL;
    return moved(
        last && follows ? OrderState.REFUNDED : state(),
        List.of(LeftOrderRows.refund(refund, "DONE", providerRef, now)),
        move(
            refund.refundId(),
            refund.paymentId(),
            out,
            Entry.Account.REFUNDS_OWED.name(),
            refund.amount()),
        List.of(),
        List.of(notice(NoticeKind.PAYMENT_REFUNDED, refund.refundId(), refund.refundId())));
  }

  /** The notices that may tell of it: of each refund, and of each thing that a bank did. */
  List<String> noticeIds() {
    Stream<String> refunds =
        history.refunds().stream()
            .filter(refund -> refund.state().equals("DONE"))
            .map(refund -> noticeId(NoticeKind.PAYMENT_REFUNDED, refund.refundId()));
    Stream<String> disputes =
        tasks()
            .ids(Task.Kind.CHARGEBACK)
            .flatMap(
                taskId ->
                    Stream.of(NoticeKind.TOP_UP_DISPUTED, NoticeKind.DISPUTE_WON)
                        .map(kind -> noticeId(kind, taskId)));
    return Stream.concat(refunds, disputes).toList();
  }

  private String noticeId(NoticeKind kind, String key) {
    return NoticeRows.id(order().leaseId(), kind, key);
  }

  /** What the holder is to be told about the order. */
  NoticeRow notice(NoticeKind kind, String key, String subject) {
    return NoticeRows.due(order().leaseId(), kind, key, subject, now, leaseNow);
  }

  boolean isTopUp() {
    return order().kind().equals("TOP_UP");
  }

  /** Whether nothing was captured and nothing more is expected: only a hint asks about it. */
  boolean isOverUnpaid() {
    return (state() == OrderState.CLOSED || state() == OrderState.DECLINED)
        && history.attempts().stream().allMatch(attempt -> attempt.captured() == null);
  }

  /** The provider will never give it back: a person does (E19). */
  SettleRequest refundRefused(RefundRow refund) {
    return moved(
        state() == OrderState.REFUND_DUE ? OrderState.REFUND_MANUAL : state(),
        List.of(LeftOrderRows.refund(refund, "MANUAL", null, now)),
        List.of(),
        List.of(tasks().open(Task.Kind.REFUND_FAILED, refund.refundId())));
  }

  private List<TaskRow> noLongerAsked(String answer) {
    return tasks().close(Task.Kind.PAYMENT_UNRESOLVED, answer);
  }

  SettleRequest moved(
      OrderState next, List<RefundRow> refunds, List<MoneyPosting> postings, List<TaskRow> moved) {
    return moved(next, refunds, postings, moved, List.of());
  }

  SettleRequest moved(
      OrderState next,
      List<RefundRow> refunds,
      List<MoneyPosting> postings,
      List<TaskRow> moved,
      List<NoticeRow> told) {
    return new SettleRequest(
        order().state(),
        LeftOrderRows.order(order(), next, now),
        refunds,
        postings,
        told,
        moved,
        List.of(audit(next, refunds, postings)),
        now);
  }

  private AuditRow audit(OrderState next, List<RefundRow> refunds, List<MoneyPosting> postings) {
    boolean bank =
        postings.stream().anyMatch(p -> p.account().equals(Entry.Account.CHARGEBACKS.name()));
    String moved =
        refunds.isEmpty() ? next.name() : refunds.get(0).refundId() + refunds.get(0).state();
    String what = bank ? postings.get(postings.size() - 1).postingId() : moved;
    String id = DerivedId.of("aud", order().orderId(), order().state(), next.name(), what);
    return new AuditRow(
        id,
        "settle:" + order().orderId(),
        bank ? "CHARGEBACK" : refunds.isEmpty() ? "PAYMENT_OUTCOME" : "REFUND_OUTCOME",
        "system:keepline",
        isTopUp() ? bank ? "top_up_disputed" : "top_up_settled" : "settled_after_the_end",
        policy,
        leaseStatus,
        leaseStatus,
        "{}",
        "{}",
        null,
        leaseNow,
        now,
        order().orderId());
  }
}

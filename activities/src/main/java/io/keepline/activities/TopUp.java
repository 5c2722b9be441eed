package io.keepline.activities;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Refusal;
import io.keepline.store.AttemptRow;
import io.keepline.store.AuditRow;
import io.keepline.store.MoneyPosting;
import io.keepline.store.NoticeRow;
import io.keepline.store.OrderHistory;
import io.keepline.store.OrderRow;
import io.keepline.store.SettleRequest;
import io.keepline.store.StoreRefusal;
import io.keepline.store.TaskRow;
import io.keepline.workflows.Answer;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What follows for a top-up. Ids follow from it, so that a step done twice is written once.
 *
 * @param history the top-up with its attempt and refunds
 * @param tasks the lease's tasks
 * @param facts the lease it is for
 * @param now real time
 * @param leaseNow the lease's time
 */
record TopUp(
    OrderHistory history, List<TaskRow> tasks, Lease facts, Instant now, Instant leaseNow) {

  OrderRow order() {
    return history.order();
  }

  OrderState state() {
    return OrderState.valueOf(order().state());
  }

  /** Whether its payment is not decided. */
  boolean isInFlight() {
    return state().isInFlight() && state() != OrderState.PAID;
  }

  /** Whether it can never move again but by a refund that somebody asks for. */
  boolean isOver() {
    boolean refunds =
        history.refunds().stream()
            .anyMatch(r -> r.state().equals("DUE") || r.state().equals("MANUAL"));
    boolean surplus = history.attempts().stream().anyMatch(a -> a.state().equals("SURPLUS"));
    boolean ended =
        state() == OrderState.APPLIED
            || (state() == OrderState.DECLINED && !wasCaptured())
            || (state() == OrderState.CLOSED && !wasCaptured());
    return ended && !refunds && !surplus;
  }

  private boolean wasCaptured() {
    return history.attempts().stream().anyMatch(a -> a.captured() != null);
  }

  boolean isTooLate() {
    Instant payBy = order().payBy();
    return payBy != null && !leaseNow.isBefore(payBy);
  }

  boolean leaseHasEnded() {
    return facts.status() == LeaseStatus.ENDED;
  }

  String paymentId() {
    return history.attempts().isEmpty()
        ? DerivedId.payment(order().orderId(), 1)
        : history.attempts().get(0).paymentId();
  }

  private LeftOrder left() {
    return new LeftOrder(
        history, tasks, now, leaseNow, facts.plan().label(), facts.status().name());
  }

  /** The step that its attempt asks for; empty while nothing new is known. */
  Optional<SettleRequest> afterAttempt() {
    AttemptRow attempt = history.attempts().isEmpty() ? null : history.attempts().get(0);
    if (!isInFlight() || attempt == null) {
      return Optional.empty();
    }
    return switch (attempt.state()) {
      case "PAID" ->
          order().total().equals(attempt.captured())
              ? Optional.of(captured(attempt))
              : left().afterAttempts();
      case "DECLINED" -> Optional.of(declined(attempt.declineReason()));
      case "NEVER_RECEIVED" -> Optional.of(declined(DeclineReason.NOT_RECEIVED.name()));
      case "CLOSED" -> Optional.of(moved(OrderState.CLOSED, null, List.of(), List.of()));
      case "PENDING" -> open(OrderState.PENDING);
      case "SUBMITTED", "UNKNOWN" -> tooLong().or(() -> open(OrderState.UNKNOWN));
      default -> Optional.empty();
    };
  }

  private Optional<SettleRequest> open(OrderState next) {
    return state() == next
        ? Optional.empty()
        : Optional.of(moved(next, null, List.of(), List.of()));
  }

  /** Not found out in two weeks: a person does. */
  private Optional<SettleRequest> tooLong() {
    return left()
        .afterAttempts()
        .filter(step -> step.order().state().equals(OrderState.UNRESOLVED.name()));
  }

  private SettleRequest captured(AttemptRow attempt) {
    Money total = order().total();
    MoneyPosting.Subject about =
        new MoneyPosting.Subject(
            DerivedId.of("pst", attempt.paymentId(), "captured"),
            order().orderId(),
            attempt.paymentId(),
            now,
            leaseNow,
            "top_up_captured");
    return moved(
        OrderState.PAID,
        null,
        total.isZero()
            ? List.of()
            : MoneyPosting.move(about, Entry.Account.CLEARING, Entry.Account.PROVIDER, total),
        List.of());
  }

  /** Whoever waits for the answer hears it there; anybody else is told. */
  private SettleRequest declined(@Nullable String reason) {
    boolean waits = state() == OrderState.SUBMITTED;
    List<NoticeRow> notices =
        waits ? List.of() : List.of(notice(NoticeKind.PAYMENT_DECLINED, paymentId()));
    SettleRequest request = moved(OrderState.DECLINED, null, List.of(), notices);
    OrderRow row = request.order();
    return new SettleRequest(
        request.expectedState(),
        new OrderRow(
            row.orderId(),
            row.leaseId(),
            row.quoteId(),
            row.requestId(),
            row.kind(),
            row.state(),
            row.owner(),
            row.total(),
            row.method(),
            row.submittedAt(),
            row.submittedAtLease(),
            row.payBy(),
            row.notAfter(),
            row.stateSince(),
            null,
            reason,
            null),
        List.of(),
        List.of(),
        notices,
        List.of(),
        request.audit(),
        now);
  }

  /** The number does not take it: everything to the wallet, and the holder is told. */
  SettleRequest kept(String why) {
    return moved(
        OrderState.APPLIED,
        why,
        TopUpMoney.kept(order(), paymentId(), new TopUpMoney.At(now, leaseNow)),
        List.of(notice(NoticeKind.TOP_UP_KEPT, order().orderId())));
  }

  private NoticeRow notice(NoticeKind kind, String key) {
    return NoticeRows.due(facts.leaseId(), kind, key, order().orderId(), now, leaseNow);
  }

  /** What this workflow sends by itself: the number's own notices are sent by its lease. */
  List<String> noticeIds() {
    return switch (state()) {
      case APPLIED ->
          order().refusal() == null
              ? List.of()
              : List.of(noticeId(NoticeKind.TOP_UP_KEPT, order().orderId()));
      case DECLINED -> List.of(noticeId(NoticeKind.PAYMENT_DECLINED, paymentId()));
      default -> List.of();
    };
  }

  private String noticeId(NoticeKind kind, String key) {
    return NoticeRows.id(facts.leaseId(), kind, key);
  }

  private SettleRequest moved(
      OrderState next,
      @Nullable String refusal,
      List<MoneyPosting> postings,
      List<NoticeRow> notices) {
    OrderRow o = order();
    return new SettleRequest(
        o.state(),
        new OrderRow(
            o.orderId(),
            o.leaseId(),
            o.quoteId(),
            o.requestId(),
            o.kind(),
            next.name(),
            o.owner(),
            o.total(),
            o.method(),
            o.submittedAt(),
            o.submittedAtLease(),
            o.payBy(),
            o.notAfter(),
            now,
            refusal,
            o.declineReason(),
            null),
        List.of(),
        postings,
        notices,
        List.of(),
        List.of(audit(next, refusal)),
        now);
  }

  private AuditRow audit(OrderState next, @Nullable String why) {
    String status = facts.status().name();
    return new AuditRow(
        DerivedId.of("aud", order().orderId(), order().state(), next.name()),
        "topup:" + order().orderId(),
        "PAYMENT_OUTCOME",
        "system:keepline",
        why == null ? "top_up" : "top_up_kept",
        facts.plan().label(),
        status,
        status,
        "{}",
        "{}",
        null,
        leaseNow,
        now,
        order().orderId());
  }

  /**
   * Why a lease will never take it; empty when it took it, or when asking again may help. A lease
   * that is being lost, or that a newer run owns, is asked again.
   */
  static Optional<String> refusal(Answer answer) {
    Refusal refusal = answer.refusal();
    String stored = answer.storeRefusal();
    if (answer.accepted() || refusal == Refusal.LOSS_BEING_DECIDED) {
      return Optional.empty();
    }
    if (refusal != null) {
      return Optional.of(refusal.name());
    }
    return Stream.of(StoreRefusal.LEASE_ENDED)
        .map(Enum::name)
        .filter(n -> n.equals(stored))
        .findFirst();
  }
}

package io.keepline.api.lease;

import io.keepline.api.http.Language;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.store.AttemptRow;
import io.keepline.store.OrderHistory;
import io.keepline.store.OrderRow;
import io.keepline.store.RefundRow;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** An order, as it is shown. Its state is the record's, looked up. */
record OrderBody(
    String orderId,
    String url,
    String leaseId,
    String leaseUrl,
    String state,
    boolean unconfirmed,
    Optional<String> kind,
    Optional<String> quoteId,
    Optional<String> quoteUrl,
    Optional<Money> total,
    Optional<String> method,
    Optional<Instant> submittedAt,
    Optional<Instant> payBy,
    Optional<LocalDate> appliedValidUntil,
    Optional<String> refusal,
    Optional<DeclineWords> declined,
    Optional<NextAction> nextAction,
    List<Attempt> attempts,
    List<Refund> refunds) {

  /**
   * What the customer must do.
   *
   * @param type {@code redirect}
   * @param url where to
   * @param expiresAt until when, real time
   */
  record NextAction(String type, String url, Optional<Instant> expiresAt) {}

  /**
   * One try to pay.
   *
   * @param amount what was to be paid
   * @param captured what the provider took, once it did; another amount goes back (E17)
   */
  record Attempt(
      int number,
      String method,
      String state,
      Money amount,
      Optional<Money> captured,
      Optional<String> declineReason,
      Instant createdAt,
      Optional<Instant> outcomeAt) {
    static Attempt of(AttemptRow row) {
      return new Attempt(
          row.attemptNo(),
          Wire.name(row.method()),
          Wire.name(row.state()),
          row.amount(),
          Optional.ofNullable(row.captured()),
          declined(row).map(DeclineWords::shown),
          row.createdAt(),
          Optional.ofNullable(row.outcomeAt()));
    }
  }

  /** Nobody declined what never arrived: that is the reason by itself. */
  private static Optional<String> declined(AttemptRow row) {
    return row.state().equals("NEVER_RECEIVED")
        ? Optional.of(DeclineReason.NOT_RECEIVED.name())
        : Optional.ofNullable(row.declineReason());
  }

  /** Money that goes or went back, and why. */
  record Refund(
      String refundId, Money amount, String reason, String state, Optional<Instant> settledAt) {
    static Refund of(RefundRow row) {
      return new Refund(
          row.refundId(),
          row.amount(),
          Wire.name(row.reason()),
          Wire.name(row.state()),
          Optional.ofNullable(row.settledAt()));
    }
  }

  /** An order that exists. */
  static OrderBody of(OrderHistory history, Urls urls, Language language) {
    OrderRow row = history.order();
    return new OrderBody(
        row.orderId(),
        urls.order(row.orderId()),
        row.leaseId(),
        urls.lease(row.leaseId()),
        Wire.name(row.state()),
        row.state().equals("SUBMITTED") || row.state().equals("UNKNOWN"),
        Optional.of(Wire.name(row.kind())),
        Optional.of(row.quoteId()),
        Optional.of(urls.quote(row.quoteId())),
        Optional.of(row.total()),
        Optional.of(Wire.name(row.method())),
        Optional.of(row.submittedAt()),
        Optional.ofNullable(row.payBy()),
        Optional.ofNullable(row.appliedValidUntil()),
        Optional.ofNullable(row.refusal()).map(Wire::name),
        Optional.ofNullable(row.declineReason())
            .filter(reason -> row.state().equals("DECLINED"))
            .map(reason -> DeclineWords.of(reason, language)),
        nextAction(history),
        history.attempts().stream().map(Attempt::of).toList(),
        history.refunds().stream().map(Refund::of).toList());
  }

  /** A request whose order does not exist: {@code received} or {@code not_accepted}. */
  static OrderBody requested(String orderId, String leaseId, String state, Urls urls) {
    return new OrderBody(
        orderId,
        urls.order(orderId),
        leaseId,
        urls.lease(leaseId),
        state,
        state.equals("received"),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        List.of(),
        List.of());
  }

  private static Optional<NextAction> nextAction(OrderHistory history) {
    if (!history.order().state().equals("PENDING") || history.attempts().isEmpty()) {
      return Optional.empty();
    }
    AttemptRow last = history.attempts().get(history.attempts().size() - 1);
    return Optional.ofNullable(last.checkoutUrl())
        .map(url -> new NextAction("redirect", url, Optional.ofNullable(last.expiresAt())));
  }
}

package io.keepline.api.lease;

import io.keepline.api.command.Delivery;
import io.keepline.api.command.Refusals;
import io.keepline.api.command.Result;
import io.keepline.api.command.Ticket;
import io.keepline.api.http.Language;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Refusal;
import io.keepline.store.MethodTokens;
import io.keepline.store.OrderHistory;
import io.keepline.store.OrderRow;
import io.keepline.store.Reads;
import io.keepline.workflows.Answer;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * Turns what is known of a submitted order into an answer. Whoever knows the order's id is told its
 * state; a request that may still be on its way is never called refused.
 */
final class OrderDesk {

  /** How long after its time limit a command may still be found in the record. */
  static final Duration SURELY_OVER = Duration.ofSeconds(60);

  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final Reads reads;
  private final MethodTokens tokens;
  private final HolderMethods saved;
  private final Urls urls;
  private final InstantSource clock;

  OrderDesk(Reads reads, MethodTokens tokens, HolderMethods saved, Urls urls, InstantSource clock) {
    this.reads = reads;
    this.tokens = tokens;
    this.saved = saved;
    this.urls = urls;
    this.clock = clock;
  }

  /**
   * Keeps what a method needs to be charged; only the reference travels on.
   *
   * @param holderId whose saved method it may be; absent: nobody's yet
   */
  String keepToken(Ticket ticket, Payment payment, Optional<String> holderId) {
    String ref = methodRef(ticket);
    if (payment.method() == PaymentMethod.BALANCE) {
      return ref;
    }
    String token =
        payment.methodId().isEmpty()
            ? payment.token()
            : saved
                .of(payment.methodId().get(), holderId, payment.method())
                .flatMap(row -> tokens.token(row.methodRef()))
                .orElseThrow(
                    () -> Problem.invalid("/methodId", "a saved method of the holder, of method"));
    tokens.keep(ref, payment.method().name(), token, clock.instant());
    return ref;
  }

  /** The reference of the method that a request brought: the same for a repeat. */
  static String methodRef(Ticket ticket) {
    return DerivedId.of("mtk", ticket.requestId());
  }

  /** What a repeated request knows before anything is sent again. */
  Optional<Result> known(Ticket ticket, Language language) {
    if (!ticket.again()) {
      return Optional.empty();
    }
    Optional<OrderHistory> order = reads.order(ticket.order());
    if (order.isPresent()) {
      return Optional.of(byState(order.get(), language));
    }
    boolean over = clock.instant().isAfter(ticket.notAfter().plus(SURELY_OVER));
    return over
        ? Optional.of(new Result.Refused(about(ticket.order(), ProblemCode.ORDER_NOT_ACCEPTED)))
        : Optional.empty();
  }

  /** The answer to a submitted order. */
  Result result(Ticket ticket, Delivery delivery, Language language) {
    Optional<Result> nothingSent = nothingSent(delivery);
    if (nothingSent.isPresent()) {
      return nothingSent.get();
    }
    try {
      Optional<OrderHistory> order = reads.order(ticket.order());
      if (order.isPresent()) {
        return byState(order.get(), language);
      }
    } catch (JdbiException recordAway) {
      return received(ticket);
    }
    if (delivery instanceof Delivery.Answered answered && !answered.answer().accepted()) {
      return new Result.Refused(refused(ticket.order(), answered.answer()));
    }
    return received(ticket);
  }

  /** The same of a start: who took the offer before is named, not the order that never was. */
  Result started(Ticket ticket, String quoteId, Delivery delivery, Language language) {
    Result result = result(ticket, delivery, language);
    boolean used =
        result instanceof Result.Refused no && no.problem().code() == ProblemCode.QUOTE_USED;
    return used
        ? new Result.Refused(
            reads
                .startBy(quoteId)
                .map(first -> about(first, ProblemCode.QUOTE_USED))
                .orElseGet(() -> Problem.of(ProblemCode.QUOTE_USED)))
        : result;
  }

  static Optional<Result> nothingSent(Delivery delivery) {
    if (delivery instanceof Delivery.NotSent) {
      return Optional.of(
          new Result.NotSent(Problem.retryAfter(ProblemCode.UNAVAILABLE, TRY_AGAIN)));
    }
    if (delivery instanceof Delivery.Restarting) {
      return Optional.of(
          new Result.NotSent(Problem.retryAfter(ProblemCode.LEASE_RESTARTING, TRY_AGAIN)));
    }
    return Optional.empty();
  }

  /** What kind of no an answer is. */
  static ProblemCode code(Answer answer) {
    Refusal refusal = answer.refusal();
    String stored = answer.storeRefusal();
    if (refusal != null) {
      return Refusals.code(refusal);
    }
    return stored == null ? ProblemCode.ORDER_NOT_ACCEPTED : Refusals.codeOfStored(stored);
  }

  Problem about(String orderId, ProblemCode code) {
    return Problem.of(code).with("orderId", orderId).with("orderUrl", urls.order(orderId));
  }

  /** An order's state as an answer; what can still change is not kept for the key. */
  Result byState(OrderHistory history, Language language) {
    OrderRow row = history.order();
    OrderBody body = OrderBody.of(history, urls, language);
    Reply created = located(Reply.json(201, body), row.orderId());
    return switch (row.state()) {
      case "DECLINED" -> new Result.Refused(declined(row, language));
      case "PENDING", "PAID" -> new Result.Open(created);
      case "SUBMITTED", "UNKNOWN" -> new Result.Open(located(Reply.json(202, body), row.orderId()));
      default -> new Result.Definite(created);
    };
  }

  /** Why an order, or a try to pay it, was refused. */
  Problem refused(String orderId, Answer answer) {
    Problem problem = about(orderId, code(answer));
    Optional.ofNullable(answer.validUntil()).ifPresent(date -> problem.with("validUntil", date));
    return problem.with("leaseStatus", answer.status());
  }

  private Problem declined(OrderRow row, Language language) {
    String reason = Optional.ofNullable(row.declineReason()).orElse("REJECTED");
    return Problem.of(ProblemCode.PAYMENT_DECLINED)
        .with("declined", DeclineWords.of(reason, language))
        .with("orderId", row.orderId())
        .with("orderUrl", urls.order(row.orderId()))
        .with("leaseId", row.leaseId());
  }

  private Result received(Ticket ticket) {
    OrderBody body = OrderBody.requested(ticket.order(), ticket.leaseId(), "received", urls);
    return new Result.Open(located(Reply.json(202, body), ticket.order()));
  }

  Reply located(Reply reply, String orderId) {
    return reply.with("Location", urls.order(orderId));
  }
}

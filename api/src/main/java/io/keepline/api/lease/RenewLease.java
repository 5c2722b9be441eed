package io.keepline.api.lease;

import io.keepline.api.command.Delivery;
import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.LeaseLanes;
import io.keepline.api.command.Requests;
import io.keepline.api.command.Result;
import io.keepline.api.command.Ticket;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.store.QuoteRow;
import io.keepline.workflows.Commands;
import java.time.LocalDate;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/**
 * Renews: a quote is submitted to be paid (T15). {@code expectedValidUntil} is the date the
 * customer saw (EPP's {@code curExpDate}, RFC 5731): when it moved, the answer is 412 (E8).
 */
final class RenewLease {

  private final Requests requests;
  private final LeaseGateway gateway;
  private final LeaseLanes lanes;
  private final LeaseReader leases;
  private final QuoteDesk quotes;
  private final OrderDesk orders;

  RenewLease(
      Requests requests,
      LeaseGateway gateway,
      LeaseLanes lanes,
      LeaseReader leases,
      QuoteDesk quotes,
      OrderDesk orders) {
    this.requests = requests;
    this.gateway = gateway;
    this.lanes = lanes;
    this.leases = leases;
    this.quotes = quotes;
    this.orders = orders;
  }

  private record Wish(String quoteId, LocalDate expectedValidUntil, Payment payment) {
    static Wish read(Body body) {
      Wish wish = new Wish(body.id("quoteId"), body.date("expectedValidUntil"), Payment.read(body));
      body.check();
      return wish;
    }
  }

  Reply answer(Call call) {
    Wish wish = Wish.read(call.body());
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    Requests.Wish once = new Requests.Wish("renew", Optional.of(held.leaseId()), true);
    return requests.once(
        call,
        once,
        ticket ->
            orders
                .known(ticket, call.language())
                .orElseGet(() -> submit(call, held, wish, ticket)));
  }

  private Result submit(Call call, Held held, Wish wish, Ticket ticket) {
    QuoteRow quote = quotes.ofLease(held, wish.quoteId(), wish.payment().method());
    String methodRef =
        orders.keepToken(ticket, wish.payment(), Optional.of(held.lease().holderId()));
    Commands.Renew command =
        new Commands.Renew(
            ticket.requestId(),
            call.caller().actor(),
            "renew",
            ticket.order(),
            QuoteDesk.quote(quote),
            wish.payment().method(),
            methodRef,
            wish.expectedValidUntil(),
            ticket.notAfter());
    Delivery delivery =
        lanes.with(
            held.leaseId(),
            () -> gateway.send(held.leaseId(), "renew", ticket.requestId(), command));
    Result result = orders.result(ticket, delivery, call.language());
    return result instanceof Result.Refused refused ? withNewQuote(refused, quote, held) : result;
  }

  /** An expired offer, or one for a date that moved, is refused with a new one (E14). */
  private Result withNewQuote(Result.Refused refused, QuoteRow quote, Held before) {
    Problem problem = refused.problem();
    boolean outdated =
        problem.code() == ProblemCode.QUOTE_EXPIRED
            || problem.code() == ProblemCode.VALID_UNTIL_MOVED;
    if (outdated) {
      newQuote(quote, before)
          .ifPresent(
              fresh -> problem.with("newQuoteId", fresh.quoteId()).with("newTotal", fresh.total()));
    }
    return refused;
  }

  /** The refusal stands whether or not the record is there to keep a new offer. */
  private Optional<QuoteRow> newQuote(QuoteRow quote, Held before) {
    try {
      return leases.byLink(before.leaseId()).flatMap(now -> quotes.again(quote, Optional.of(now)));
    } catch (JdbiException recordAway) {
      return Optional.empty();
    }
  }
}

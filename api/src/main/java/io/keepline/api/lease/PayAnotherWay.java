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
import io.keepline.store.AttemptRow;
import io.keepline.store.OrderHistory;
import io.keepline.store.OrderRow;
import io.keepline.store.Reads;
import io.keepline.workflows.Commands;
import java.util.Optional;
import org.jdbi.v3.core.JdbiException;

/** Pays a declined order by another method: a new try with a payment id of its own. */
final class PayAnotherWay {

  private final Requests requests;
  private final LeaseGateway gateway;
  private final LeaseLanes lanes;
  private final LeaseReader leases;
  private final Reads reads;
  private final QuoteDesk quotes;
  private final OrderDesk orders;
  private final Urls urls;

  PayAnotherWay(
      Requests requests,
      LeaseGateway gateway,
      LeaseLanes lanes,
      LeaseReader leases,
      Reads reads,
      QuoteDesk quotes,
      OrderDesk orders,
      Urls urls) {
    this.requests = requests;
    this.gateway = gateway;
    this.lanes = lanes;
    this.leases = leases;
    this.reads = reads;
    this.quotes = quotes;
    this.orders = orders;
    this.urls = urls;
  }

  Reply answer(Call call) {
    Body body = call.body();
    Payment payment = Payment.read(body);
    body.check();
    String orderId = call.id("orderId");
    OrderRow order = reads.order(orderId).orElseThrow(Problem::notFound).order();
    String leaseId = order.leaseId();
    String holderId = leases.lease(call.caller(), leaseId).lease().holderId();
    if (order.kind().equals("TOP_UP")) {
      throw orders.about(orderId, ProblemCode.ORDER_NOT_RETRYABLE);
    }
    return requests.once(
        call,
        new Requests.Wish("attempt", Optional.of(leaseId), false),
        ticket -> pay(call, ticket, orderId, payment, holderId));
  }

  private Result pay(Call call, Ticket ticket, String orderId, Payment payment, String holderId) {
    OrderHistory before = reads.order(orderId).orElseThrow(Problem::notFound);
    if (isTried(before, ticket)) {
      return orders.byState(before, call.language());
    }
    if (!before.order().state().equals("DECLINED")) {
      return new Result.Refused(orders.about(orderId, ProblemCode.ORDER_NOT_RETRYABLE));
    }
    // Only now: what another method would cost is no news about an order that nothing pays.
    quotes
        .find(before.order().quoteId())
        .ifPresent(quote -> quotes.mustCostTheSame(quote, payment.method()));
    Commands.PayAnotherWay command =
        new Commands.PayAnotherWay(
            ticket.requestId(),
            call.caller().actor(),
            "another_method",
            orderId,
            before.attempts().stream().mapToInt(AttemptRow::attemptNo).max().orElse(0) + 1,
            payment.method(),
            orders.keepToken(ticket, payment, Optional.of(holderId)),
            ticket.notAfter());
    Delivery delivery =
        lanes.with(
            ticket.leaseId(),
            () -> gateway.send(ticket.leaseId(), "payAnotherWay", ticket.requestId(), command));
    return OrderDesk.nothingSent(delivery).orElseGet(() -> tried(call, ticket, delivery, before));
  }

  /** Until the new try stands in the record, the order's state is the old try's. */
  private Result tried(Call call, Ticket ticket, Delivery delivery, OrderHistory before) {
    String orderId = before.order().orderId();
    OrderHistory now = readAgain(before);
    if (isTried(now, ticket)) {
      return orders.byState(now, call.language());
    }
    if (delivery instanceof Delivery.Answered answered && !answered.answer().accepted()) {
      return new Result.Refused(orders.refused(orderId, answered.answer()));
    }
    OrderBody waiting = OrderBody.requested(orderId, ticket.leaseId(), "received", urls);
    return new Result.Open(orders.located(Reply.json(202, waiting), orderId));
  }

  private OrderHistory readAgain(OrderHistory before) {
    try {
      return reads.order(before.order().orderId()).orElse(before);
    } catch (JdbiException recordAway) {
      return before;
    }
  }

  private static boolean isTried(OrderHistory order, Ticket ticket) {
    String ref = OrderDesk.methodRef(ticket);
    return order.attempts().stream().anyMatch(attempt -> ref.equals(attempt.methodRef()));
  }
}

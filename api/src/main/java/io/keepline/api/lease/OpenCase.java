package io.keepline.api.lease;

import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.Requests;
import io.keepline.api.command.Result;
import io.keepline.api.command.Ticket;
import io.keepline.api.http.Body;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Task;
import io.keepline.store.AttemptRow;
import io.keepline.store.OrderHistory;
import io.keepline.store.Reads;
import io.keepline.store.TaskRow;
import io.keepline.store.Tasks;
import io.keepline.store.brand.Support;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Help in one call: a subscriber's app opens a case about a number or an order. What is still
 * unknown of the order's payment is looked up at once; the answer names whom to ask.
 */
final class OpenCase {

  /** What is wrong, in a word; never free text, which could name somebody. */
  enum About {
    NOT_UPDATED,
    PAYMENT_FAILED,
    UPGRADE_NOT_EFFECTIVE,
    CODE_NOT_RECEIVED,
    CANCELLATION_FAILED,
    SERVICE_NOT_WORKING,
    OTHER
  }

  private final Requests requests;
  private final LeaseGateway gateway;
  private final LeaseReader leases;
  private final Reads reads;
  private final Tasks tasks;
  private final HintAddress hints;
  private final InstantSource clock;

  OpenCase(
      Requests requests,
      LeaseGateway gateway,
      LeaseReader leases,
      Reads reads,
      Tasks tasks,
      InstantSource clock) {
    this.requests = requests;
    this.gateway = gateway;
    this.leases = leases;
    this.reads = reads;
    this.tasks = tasks;
    this.hints = new HintAddress(reads);
    this.clock = clock;
  }

  private record Case(
      String caseId,
      String about,
      String leaseId,
      Optional<String> orderId,
      boolean lookedUp,
      Instant openedAt,
      Support support) {}

  /** About a number. */
  Reply ofLease(Call call) {
    return open(call, call.id("leaseId"), Optional.empty());
  }

  /** About an order. */
  Reply ofOrder(Call call) {
    OrderHistory order = reads.order(call.id("orderId")).orElseThrow(Problem::notFound);
    return open(call, order.order().leaseId(), Optional.of(order));
  }

  private Reply open(Call call, String leaseId, Optional<OrderHistory> order) {
    Body body = call.body();
    About about = body.constant("about", About.class);
    body.check();
    Held held = leases.lease(call.caller(), leaseId);
    return requests.once(
        call,
        new Requests.Wish("case", Optional.of(leaseId), false),
        ticket -> new Result.Definite(Reply.json(201, opened(ticket, held, about, order))));
  }

  private Case opened(Ticket ticket, Held held, About about, Optional<OrderHistory> order) {
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<String> orderId = order.map(o -> o.order().orderId());
    TaskRow task =
        TaskRow.beside(
            DerivedId.of("tsk", ticket.requestId(), "case"),
            held.leaseId(),
            orderId.orElse(null),
            Task.Kind.SUPPORT_CASE.name(),
            Wire.name(about),
            now);
    tasks.open(task);
    return new Case(
        task.taskId(),
        Wire.name(about),
        held.leaseId(),
        orderId,
        order.map(this::isLookedUp).orElse(false),
        now,
        held.brand().support());
  }

  /** Whether somebody looks now: only what is not definite yet can have changed. */
  private boolean isLookedUp(OrderHistory order) {
    return switch (order.order().state()) {
      case "PENDING", "UNKNOWN", "UNRESOLVED" ->
          !order.attempts().isEmpty() && isHinted(order.attempts());
      default -> false;
    };
  }

  private boolean isHinted(java.util.List<AttemptRow> attempts) {
    return hints
        .ofPayment(attempts.get(attempts.size() - 1).paymentId())
        .map(hint -> gateway.hint(hint.workflowId(), hint.signal(), hint.subject()))
        .orElse(false);
  }
}

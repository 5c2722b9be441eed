package io.keepline.api.lease;

import io.keepline.api.command.Delivery;
import io.keepline.api.command.LeaseGateway;
import io.keepline.api.command.LeaseLanes;
import io.keepline.api.command.Refusals;
import io.keepline.api.command.Requests;
import io.keepline.api.command.Result;
import io.keepline.api.command.Ticket;
import io.keepline.api.http.Call;
import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import io.keepline.api.http.Reply;
import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.Lifecycle;
import io.keepline.store.Reads;
import io.keepline.workflows.Answer;
import io.keepline.workflows.Commands;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jdbi.v3.core.JdbiException;

/** Commands to a lease that are no orders: sent once, answered with the lease as it then is. */
final class LeaseCommands {

  private static final Duration TRY_AGAIN = Duration.ofSeconds(2);

  private final Requests requests;
  private final LeaseGateway gateway;
  private final LeaseLanes lanes;
  private final LeaseReader leases;
  private final Reads reads;
  private final Urls urls;

  LeaseCommands(
      Requests requests,
      LeaseGateway gateway,
      LeaseLanes lanes,
      LeaseReader leases,
      Reads reads,
      Urls urls) {
    this.requests = requests;
    this.gateway = gateway;
    this.lanes = lanes;
    this.leases = leases;
    this.reads = reads;
    this.urls = urls;
  }

  /**
   * What is sent.
   *
   * @param update the update's name, which is also the operation's
   * @param make the command, made with the ids that a repeat keeps
   */
  record Order(String update, Function<Ticket, Object> make) {}

  /** A lease that was read but not written. */
  private record Unconfirmed(String leaseId, String url, boolean unconfirmed) {}

  /** Sends a command under its Idempotency-Key. */
  Reply once(Call call, String leaseId, Order order) {
    Requests.Wish wish = new Requests.Wish(order.update(), Optional.of(leaseId), false);
    return requests.once(call, wish, ticket -> send(ticket, order));
  }

  /** Sends a command whose repeat is harmless. */
  Reply freely(String leaseId, Order order) {
    return requests.freely(leaseId, ticket -> send(ticket, order));
  }

  /**
   * Checks, before something else is written for a command, that it would be taken now.
   *
   * @throws Problem if the rules refuse it, or the lease cannot be reached
   */
  void mustBePossible(Held held, Commands.Command command) {
    Decision decision = Lifecycle.decide(held.lease(), command.stimulus(), held.moment());
    if (decision instanceof Decision.Refused refused) {
      throw Problem.of(Refusals.code(refused.refusal())).with("leaseStatus", held.lease().status());
    }
    if (!gateway.reachable()) {
      throw Problem.retryAfter(ProblemCode.UNAVAILABLE, TRY_AGAIN);
    }
  }

  /** Sends a command under an id of its own, for a page. */
  Delivery deliver(String leaseId, String update, String requestId, Object command) {
    return lanes.with(leaseId, () -> gateway.send(leaseId, update, requestId, command));
  }

  private Result send(Ticket ticket, Order order) {
    Object command = checked(order.make().apply(ticket));
    Delivery delivery = deliver(ticket.leaseId(), order.update(), ticket.requestId(), command);
    return OrderDesk.nothingSent(delivery).orElseGet(() -> result(ticket, delivery));
  }

  /** What the lease could not read is refused here, where there is somebody to tell. */
  private static Object checked(Object command) {
    try {
      if (command instanceof Commands.Command known) {
        Objects.requireNonNull(known.stimulus());
      }
      return command;
    } catch (IllegalArgumentException wrong) {
      throw Problem.invalid("", String.valueOf(wrong.getMessage()));
    }
  }

  private Result result(Ticket ticket, Delivery delivery) {
    String leaseId = ticket.leaseId();
    if (delivery instanceof Delivery.Answered answered) {
      Answer answer = answered.answer();
      return answer.accepted() ? shown(leaseId) : new Result.Refused(refused(answer));
    }
    Unconfirmed body = new Unconfirmed(leaseId, urls.lease(leaseId), true);
    return new Result.Open(Reply.json(202, body).with("Location", urls.lease(leaseId)));
  }

  private Problem refused(Answer answer) {
    return Problem.of(OrderDesk.code(answer)).with("leaseStatus", answer.status());
  }

  private Result shown(String leaseId) {
    try {
      Held held = leases.held(reads.lease(leaseId).orElseThrow(Problem::notFound));
      LeaseBody body = LeaseBody.of(held, leases.foreseen(held), urls);
      return new Result.Definite(Reply.ok(body).with("ETag", held.etag()));
    } catch (JdbiException recordAway) {
      return new Result.Open(Reply.json(202, new Unconfirmed(leaseId, urls.lease(leaseId), false)));
    }
  }
}

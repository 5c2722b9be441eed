package io.keepline.api;

import io.keepline.api.command.Delivery;
import io.keepline.api.command.LeaseGateway;
import io.keepline.lifecycle.Actor;
import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseTag;
import io.keepline.lifecycle.Lifecycle;
import io.keepline.lifecycle.Moment;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Scheduler;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.AdoptAnswer;
import io.keepline.store.AdoptRequest;
import io.keepline.store.CommitAnswer;
import io.keepline.store.CommitRequest;
import io.keepline.store.Database;
import io.keepline.store.DecidedPayments;
import io.keepline.store.Holdings;
import io.keepline.store.LeaseRow;
import io.keepline.store.Leases;
import io.keepline.store.NumberChoice;
import io.keepline.store.Reads;
import io.keepline.workflows.Answer;
import io.keepline.workflows.Commands;
import io.keepline.workflows.LeaseInput;
import io.keepline.workflows.TopUpPayment;
import io.keepline.workflows.WalletReturn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Stands where the workflows stand: the real rules over the real record, with a pretended provider
 * that answers by the method's token. It remembers what it was sent, and can fall silent.
 */
final class RuledLeases implements LeaseGateway {
  private static final org.slf4j.Logger LOG = org.slf4j.LoggerFactory.getLogger(RuledLeases.class);

  /** What the way to the workflows does. */
  enum Mode {
    /** Every command is decided and answered. */
    ANSWERS,
    /** Every command is decided; the answer is lost. */
    SILENT,
    /** Every command is lost, and nobody knows. */
    SWALLOWS,
    /** The server cannot be reached. */
    AWAY,
    /** The lease has no run. */
    RESTARTING
  }

  record Sent(String leaseId, String update, String updateId, Object command) {}

  final List<Sent> sent = new ArrayList<>();
  final List<String> hints = new ArrayList<>();
  volatile Mode mode = Mode.ANSWERS;
  volatile boolean takesHints = true;

  /** Happens after the API looked and before the lease decides. */
  volatile Runnable between = () -> {};

  /** Happens after the lease decided and before the API hears of it. */
  volatile Runnable after = () -> {};

  private final Leases leases;
  private final Till till;
  private final Reads reads;
  private final InstantSource clock;
  private final ZoneId zone;

  RuledLeases(Database database, InstantSource clock, ZoneId zone) {
    this.leases = new Leases(database);
    this.till = new Till(database);
    this.reads = new Reads(database);
    this.clock = clock;
    this.zone = zone;
  }

  @Override
  public synchronized Delivery begin(String leaseId, LeaseInput.FirstOrder first) {
    sent.add(new Sent(leaseId, "begin", first.requestId(), first));
    return answer(() -> started(leaseId, first));
  }

  /** Begun like the real one, and left to a provider that has not answered. */
  @Override
  public synchronized Delivery payTopUp(String paymentId, TopUpPayment.First first) {
    sent.add(new Sent(first.leaseId(), "topUp", first.requestId(), first));
    return answer(
        () -> {
          till.beginTopUp(paymentId, first, now());
          return Answer.ofPayment(null);
        });
  }

  @Override
  public synchronized Delivery giveBack(WalletReturn.Input input) {
    sent.add(new Sent(input.holderId(), "giveBack", input.requestId(), input));
    return answer(() -> Answer.ofPayment(null));
  }

  @Override
  public synchronized Delivery send(
      String leaseId, String update, String updateId, Object command) {
    sent.add(new Sent(leaseId, update, updateId, command));
    return answer(() -> decided(leaseId, command));
  }

  @Override
  public synchronized boolean hint(String workflowId, String signal, String subject) {
    hints.add(workflowId + " " + signal + " " + subject);
    return takesHints;
  }

  @Override
  public synchronized boolean settle(String workflowId, Settles order, String paymentId) {
    hints.add(workflowId + " settle " + order.orderId() + " " + paymentId);
    return takesHints;
  }

  @Override
  public boolean reachable() {
    return mode != Mode.AWAY;
  }

  private Delivery answer(java.util.function.Supplier<Answer> work) {
    return switch (mode) {
      case ANSWERS -> {
        Answer answer = work.get();
        after.run();
        yield new Delivery.Answered(answer);
      }
      case SILENT -> {
        Answer lost = work.get();
        LOG.atDebug().addKeyValue("status", lost.status()).log("an answer is lost");
        yield new Delivery.Unconfirmed();
      }
      case SWALLOWS -> new Delivery.Unconfirmed();
      case AWAY -> new Delivery.NotSent();
      case RESTARTING -> new Delivery.Restarting();
    };
  }

  private Answer started(String leaseId, LeaseInput.FirstOrder first) {
    Instant now = now();
    Order order =
        new Order(
            first.orderId(),
            first.requestId(),
            first.quote(),
            OrderState.SUBMITTED,
            1,
            DerivedId.payment(first.orderId(), 1),
            first.method(),
            first.methodRef(),
            now,
            now,
            now,
            now.plus(Duration.ofMinutes(30)),
            0,
            false);
    String numberId = first.numberId() == null ? "num_1" : first.numberId();
    Lease lease =
        Lease.reserved(
            new Lease.Identity(leaseId, first.brandId(), true, first.holderId(), numberId),
            order,
            now,
            Duration.ZERO);
    NumberChoice choice =
        first.numberId() == null
            ? new NumberChoice.Automatic(String.valueOf(first.country()), first.capabilities())
            : new NumberChoice.Exact(first.numberId());
    AdoptAnswer answer =
        leases.adopt(
            new AdoptRequest(
                leaseId,
                1,
                new AdoptRequest.NewLease(
                    first.holderId(),
                    first.brandId(),
                    choice,
                    FactRows.facts(lease, Scheduler.resolve(lease, zone, now)),
                    FactRows.order(leaseId, order, new Entry.OrderMoved(order, null, null), now),
                    FactRows.audit("ORDER_SUBMITTED", null, lease, now)),
                now));
    if (answer instanceof AdoptAnswer.Refused refused) {
      return new Answer(
          false, null, refused.code().name(), lease.status(), null, 0, first.orderId(), null);
    }
    charge(leaseId, order);
    return about(leaseId, first.orderId());
  }

  private Answer decided(String leaseId, Object command) {
    if (!(command instanceof Commands.Command known)) {
      return about(leaseId, null);
    }
    Stimulus stimulus = known.stimulus();
    between.run();
    String seen = known.expectedTag();
    Lease lease = lease(leaseId);
    if (seen != null && !seen.equals(LeaseTag.of(lease))) {
      return new Answer(
          false, null, Answer.LEASE_MOVED, lease.status(), lease.validUntil(), 0, null, null);
    }
    Refusal refusal = commit(leaseId, stimulus);
    String orderId =
        stimulus instanceof Stimulus.Submit submit
            ? submit.orderId()
            : stimulus instanceof Stimulus.Retry retry ? retry.orderId() : null;
    if (refusal != null) {
      lease = lease(leaseId);
      return new Answer(false, refusal, null, lease.status(), lease.validUntil(), 0, orderId, null);
    }
    if (orderId != null) {
      lease(leaseId)
          .order(orderId)
          .filter(o -> o.state() == OrderState.SUBMITTED)
          .ifPresent(o -> charge(leaseId, o));
    }
    return about(leaseId, orderId);
  }

  /** Lets the provider answer an open checkout. */
  synchronized void pay(String leaseId, String orderId) {
    Order order = lease(leaseId).order(orderId).orElseThrow();
    outcome(leaseId, order, Stimulus.Result.PAID, null);
  }

  /** Whatever else shall happen to a lease. */
  synchronized Refusal happen(String leaseId, Stimulus stimulus) {
    return commit(leaseId, stimulus);
  }

  private void charge(String leaseId, Order order) {
    switch (till.charge(leaseId, row(leaseId).epoch(), order, now())) {
      case "tok_visa" -> outcome(leaseId, order, Stimulus.Result.PAID, null);
      case "tok_insufficient_funds" ->
          outcome(leaseId, order, Stimulus.Result.DECLINED, DeclineReason.INSUFFICIENT_FUNDS);
      case "wal_on_time" -> outcome(leaseId, order, Stimulus.Result.PENDING, null);
      default -> outcome(leaseId, order, Stimulus.Result.UNKNOWN, null);
    }
  }

  private void outcome(
      String leaseId, Order order, Stimulus.Result result, DeclineReason declined) {
    boolean paid = result == Stimulus.Result.PAID;
    till.settle(order, result, declined, now());
    commit(
        leaseId,
        new Stimulus.Outcome(
            new By("out_" + UUID.randomUUID(), Actor.SYSTEM, "provider"),
            order.orderId(),
            order.paymentId(),
            result,
            paid ? order.quote().total() : null,
            declined,
            null,
            null));
  }

  private Refusal commit(String leaseId, Stimulus stimulus) {
    LeaseRow row = row(leaseId);
    Lease before = lease(leaseId);
    Instant leaseNow = now().plus(before.clockOffset());
    Schedule schedule = Scheduler.resolve(before, zone, leaseNow);
    Decision decision = Lifecycle.decide(before, stimulus, Moment.of(leaseNow, now(), schedule));
    if (decision instanceof Decision.Refused refused) {
      return refused.refusal();
    }
    if (!(decision instanceof Decision.Accepted accepted)) {
      return null;
    }
    Lease after = accepted.lease();
    CommitAnswer answer =
        leases.commit(
            new CommitRequest(
                leaseId,
                row.epoch(),
                row.version(),
                UUID.randomUUID().toString(),
                FactRows.facts(after, Scheduler.resolve(after, zone, leaseNow)),
                null,
                FactRows.orders(after, accepted.entries(), now()),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                FactRows.tasks(after, accepted.entries(), now()),
                List.of(
                    FactRows.audit(stimulus.kind().name(), before.status().name(), after, now())),
                null,
                DecidedPayments.NONE,
                now(),
                leaseNow,
                Holdings.NONE));
    if (!(answer instanceof CommitAnswer.Committed)) {
      throw new IllegalStateException("the record did not take a decision: " + answer);
    }
    return null;
  }

  private Answer about(String leaseId, String orderId) {
    LeaseRow row = row(leaseId);
    Lease lease = lease(leaseId);
    OrderState state =
        orderId == null
            ? null
            : OrderState.valueOf(reads.order(orderId).orElseThrow().order().state());
    return new Answer(
        true, null, null, lease.status(), lease.validUntil(), row.version(), orderId, state);
  }

  Lease lease(String leaseId) {
    return io.keepline.workflows.Json.read(row(leaseId).facts().snapshot(), Lease.class);
  }

  private LeaseRow row(String leaseId) {
    return reads.lease(leaseId).orElseThrow().lease();
  }

  private Instant now() {
    return clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MICROS);
  }
}

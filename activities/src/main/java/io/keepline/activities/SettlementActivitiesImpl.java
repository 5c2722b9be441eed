package io.keepline.activities;

import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Task;
import io.keepline.payments.RefundOutcome;
import io.keepline.payments.RefundRequest;
import io.keepline.payments.choice.Providers;
import io.keepline.store.AttemptRow;
import io.keepline.store.Chargebacks;
import io.keepline.store.CounterPaymentRow;
import io.keepline.store.CounterPayments;
import io.keepline.store.Database;
import io.keepline.store.LeaseView;
import io.keepline.store.LeftOrders;
import io.keepline.store.Notices;
import io.keepline.store.OrderHistory;
import io.keepline.store.PaymentOutcome;
import io.keepline.store.Payments;
import io.keepline.store.Reads;
import io.keepline.store.RefundRow;
import io.keepline.store.SettleAnswer;
import io.keepline.store.SettleRequest;
import io.keepline.store.StoreRefusal;
import io.keepline.store.Tasks;
import io.keepline.workflows.PaymentSettlement;
import io.keepline.workflows.WorldActivities;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settles what is unfinished about money once its lease is over. */
public final class SettlementActivitiesImpl implements PaymentSettlement.Work {
  private static final Logger LOG = LoggerFactory.getLogger(SettlementActivitiesImpl.class);
  private static final Duration SOONEST = Duration.ofSeconds(15);
  private static final Duration LATEST = Duration.ofHours(1);
  private static final Duration TELL_AGAIN = Duration.ofMinutes(1);
  private static final int ROUNDS = 4;

  private final Reads reads;
  private final Tasks tasks;
  private final LeftOrders leftOrders;
  private final LookingUp lookingUp;
  private final Chargebacks chargebacks;
  private final Disputing disputing;
  private final CounterPayments counter;
  private final Payments payments;
  private final Providers providers;
  private final Notices notices;
  private final WorldActivities world;
  private final InstantSource clock;

  private SettlementActivitiesImpl(
      Database database,
      Payments payments,
      LookingUp lookingUp,
      WorldPorts ports,
      WorldActivities world) {
    this.notices = new Notices(database);
    this.world = world;
    this.reads = new Reads(database);
    this.tasks = new Tasks(database);
    this.leftOrders = new LeftOrders(database);
    this.counter = new CounterPayments(database);
    this.lookingUp = lookingUp;
    this.payments = payments;
    this.chargebacks = new Chargebacks(database);
    this.disputing = Disputing.over(database, ports.providers(), ports.clock());
    this.providers = ports.providers();
    this.clock = ports.clock();
  }

  /**
   * Joins the record and the provider.
   *
   * @param world sends what holders are told
   */
  public static SettlementActivitiesImpl over(
      Database database, WorldPorts ports, WorldActivities world) {
    Payments payments = new Payments(database);
    return new SettlementActivitiesImpl(
        database,
        payments,
        LookingUp.withoutLease(payments, ports, new Outcomes(payments, ports.clock())),
        ports,
        world);
  }

  @Override
  public PaymentSettlement.Step settleStep(String orderId) {
    return Guarded.call("settleStep", () -> step(orderId));
  }

  private PaymentSettlement.Step step(String orderId) {
    Optional<LeftOrder> found = read(orderId);
    found.ifPresent(left -> left.history().attempts().forEach(lookingUp::settle));
    found
        .filter(LeftOrder::isOverUnpaid)
        .ifPresent(left -> left.history().attempts().forEach(lookingUp::lookAgain));
    found.flatMap(LeftOrder::proven).ifPresent(this::proven);
    found.ifPresent(left -> disputing.newsSoFar(orderId).forEach(news -> disputed(orderId, news)));
    boolean moved = found.isPresent();
    for (int round = 0; moved && round < ROUNDS; round++) {
      moved = read(orderId).map(this::advance).orElse(false);
    }
    Optional<LeftOrder> now = read(orderId);
    Optional<Duration> untold = now.filter(this::hasUntold).map(left -> TELL_AGAIN);
    return new PaymentSettlement.Step(
        Stream.concat(now.flatMap(this::again).stream(), untold.stream())
            .min(Comparator.naturalOrder())
            .orElse(null));
  }

  /** Tells the holder what was made known here; whether something has to wait. */
  private boolean hasUntold(LeftOrder left) {
    boolean waits = false;
    for (String noticeId : left.noticeIds()) {
      if (notices.notice(noticeId).isPresent()) {
        String leaseId = left.order().leaseId();
        waits |= world.deliver(leaseId, noticeId) == Stimulus.NoticeResult.LATER;
      }
    }
    return waits;
  }

  private Optional<LeftOrder> read(String orderId) {
    return reads.order(orderId).filter(this::isLeft).map(this::withLease);
  }

  /** Handed over when its lease ended; or finished then, and a bank takes its money back now. */
  private boolean isLeft(OrderHistory history) {
    return history.order().owner().equals("payment")
        || reads
            .lease(history.order().leaseId())
            .map(view -> view.lease().facts().status().equals("ENDED"))
            .orElse(false);
  }

  private LeftOrder withLease(OrderHistory history) {
    String leaseId = history.order().leaseId();
    Optional<LeaseView> lease = reads.lease(leaseId);
    Instant now = clock.instant();
    long offset = lease.map(view -> view.lease().facts().clockOffsetMs()).orElse(0L);
    String policy =
        lease
            .map(view -> view.lease().facts())
            .map(facts -> facts.planId() + "@" + facts.planVersion())
            .orElse("");
    String status = lease.map(view -> view.lease().facts().status()).orElse("ENDED");
    return new LeftOrder(
        history, tasks.ofLease(leaseId), now, now.plusMillis(offset), policy, status);
  }

  private void disputed(String orderId, WorldActivities.Dispute news) {
    read(orderId)
        .map(LeftDispute::new)
        .map(dispute -> news.won() ? dispute.won(news) : dispute.taken(news))
        .ifPresent(this::write);
  }

  /** What a person found out is a fact like any other. */
  private void proven(LeftOrder.Proof proof) {
    payments.outcome(
        new PaymentOutcome(proof.paymentId(), "PAID", proof.captured(), null, clock.instant()));
    payments.reference(proof.paymentId(), proof.reference(), null, null);
  }

  /** One thing that follows; whether it changed anything. */
  private boolean advance(LeftOrder left) {
    Optional<SettleRequest> attempts = left.afterAttempts();
    if (attempts.isPresent()) {
      return write(attempts.get());
    }
    for (RefundRow refund : left.history().refunds()) {
      if (refund.state().equals("DUE") && ask(left, refund)) {
        return true;
      }
      boolean byHand =
          refund.state().equals("MANUAL")
              && left.tasks().answered(Task.Kind.REFUND_FAILED, Stimulus.Answer.SETTLED);
      if (byHand) {
        String out =
            counter
                .payment(refund.paymentId())
                .map(CounterPaymentRow::account)
                .orElse(Entry.Account.BY_HAND.name());
        return write(left.refunded(refund, null, out));
      }
    }
    return false;
  }

  private boolean ask(LeftOrder left, RefundRow refund) {
    LeftDispute bank = new LeftDispute(left);
    Chargebacks.Moved taken = chargebacks.of(refund.paymentId());
    if (taken.isTaken() && !bank.leaves(refund.paymentId(), taken.heldMinorUnits())) {
      return write(bank.stopped(refund));
    }
    if (counter.payment(refund.paymentId()).isPresent()) {
      return write(left.refundRefused(refund));
    }
    if (Refunding.isFromBalance(payments, refund)) {
      return write(left.refunded(refund, OrderRows.BALANCE, Entry.Account.WALLET.name()));
    }
    RefundOutcome said =
        providers
            .named(payments.providerOf(refund.paymentId()))
            .charges()
            .refund(new RefundRequest(refund.refundId(), refund.paymentId(), refund.amount()));
    return switch (said.kind()) {
      case REFUNDED ->
          write(
              left.refunded(
                  refund,
                  ((RefundOutcome.Refunded) said).providerRef(),
                  Entry.Account.PROVIDER.name()));
      case FAILED -> write(left.refundRefused(refund));
      case NOT_FOUND, NOT_SENT, UNKNOWN -> false;
    };
  }

  private boolean write(SettleRequest request) {
    SettleAnswer answer = leftOrders.settle(request);
    if (answer instanceof SettleAnswer.Refused refused
        && refused.code() != StoreRefusal.POSTING_EXISTS) {
      LOG.error(
          "a settlement was refused: orderId={} why={}", request.order().orderId(), refused.code());
    }
    return answer instanceof SettleAnswer.Settled;
  }

  /** Soon while it is young, then more and more seldom; empty when nothing is open. */
  private Optional<Duration> again(LeftOrder left) {
    boolean open =
        switch (left.history().order().state()) {
          case "APPLIED", "CLOSED", "REFUNDED", "DECLINED" ->
              left.history().refunds().stream()
                  .anyMatch(r -> r.state().equals("DUE") || r.state().equals("MANUAL"));
          default -> true;
        };
    if (!open) {
      return Optional.empty();
    }
    Instant began =
        left.history().attempts().stream()
            .map(AttemptRow::createdAt)
            .max(Instant::compareTo)
            .orElse(left.now());
    Duration wait = Duration.between(began, left.now()).dividedBy(4);
    return Optional.of(
        wait.compareTo(SOONEST) < 0 ? SOONEST : wait.compareTo(LATEST) > 0 ? LATEST : wait);
  }
}

package io.keepline.lifecycle;

import static io.keepline.lifecycle.Stimulus.Result;

import java.time.Duration;
import java.util.List;

/** For each listed cell a lease in that status, and a stimulus that it must accept. */
final class Cells {

  /** A lease and what it must accept. */
  record Prepared(Life life, Stimulus stimulus) {}

  private final LeaseStatus status;

  Cells(LeaseStatus status) {
    this.status = status;
  }

  /** Short periods that leave room for everything in every status; reminders on all days. */
  private static PlanVersion plan() {
    return Sample.monthly(
        new PolicyBuilder()
            .reminders(5, 0, -1, -2, -16, -17)
            .autoRenew(5, 0, -1)
            .quiet(8, 8)
            .unknown(1)
            .unreachable(1));
  }

  static Life inStatus(LeaseStatus status) {
    return inStatus(status, plan());
  }

  private static Life inStatus(LeaseStatus status, PlanVersion plan) {
    return switch (status) {
      case RESERVED -> Life.reserved(plan, Sample.ZONE, Sample.START);
      case ACTIVE -> Life.active(plan);
      case GRACE -> Life.inGrace(plan);
      case SUSPENDED -> Life.suspended(plan);
      case RECLAIMING -> reclaiming(Life.suspended(plan));
      case QUARANTINED -> Life.reclaimed(plan);
      case ENDED -> {
        Life life = Life.reclaimed(plan);
        yield life.runUntil(life.now().plus(Duration.ofDays(91)));
      }
    };
  }

  /** To the reclaim instant, and no further. */
  private static Life reclaiming(Life life) {
    Life waiting =
        life.runUntil(life.startOf(life.lease().suspendedUntil().orElseThrow()).minusSeconds(1));
    return waiting.wake(WakeKind.RECLAIM);
  }

  /** A stimulus of a kind that nothing was prepared for. */
  static Stimulus anything(StimulusKind kind, Life life) {
    WalkWorld world = new WalkWorld(new java.util.SplittableRandom(1));
    world.saw(Life.reserved(plan(), Sample.ZONE, Sample.START).lease().orders().get(0));
    WalkCommands commands = new WalkCommands(world, List.of(plan()), new WalkMoney());
    Stimulus stimulus = commands.any(kind, life.lease(), life.moment());
    while (stimulus.kind() != kind) {
      stimulus = commands.any(kind, life.lease(), life.moment());
    }
    return stimulus;
  }

  Prepared prepared(StimulusKind kind) {
    Life life = inStatus(status);
    return switch (kind) {
      case ORDER_SUBMITTED -> submitted(life);
      case PLAN_CHANGE_SUBMITTED ->
          new Prepared(
              life,
              life.submit(
                  life.changeQuote(Sample.named("pln_new", plan()), 400), PaymentMethod.CARD));
      case ORDER_RETRIED -> retried(life);
      case AUTO_RENEW_DUE -> autoRenew(life);
      case PAYMENT_OUTCOME -> outcome(life);
      case PAY_BY_REACHED -> {
        life.answered(life.order(PaymentMethod.CARD), Result.DECLINED);
        yield at(life, WakeKind.PAY_BY);
      }
      case UNKNOWN_TOO_LONG -> unknown(life);
      case ORDER_ABANDONED -> {
        life.answered("ord_0", Result.DECLINED);
        yield new Prepared(life, new Stimulus.Abandon(life.holder(), "ord_0"));
      }
      case RESERVATION_ENDED -> {
        life.answered("ord_0", Result.DECLINED);
        yield at(life, WakeKind.RESERVATION_END);
      }
      case EXPIRED -> at(life, WakeKind.EXPIRY);
      case GRACE_ENDED -> at(life, WakeKind.GRACE_END);
      case REMINDER_DUE -> at(life, WakeKind.REMINDER);
      case FINAL_NOTICE_DUE -> finalNotice();
      case RECLAIM_DUE -> at(life.runUntil(life.now().plus(Duration.ofDays(29))), WakeKind.RECLAIM);
      case LOSS_PAUSE_ENDED -> paused(life);
      case LOSS_COMMITTED -> new Prepared(life, AsPlanned.lossCommitted(life.now()));
      case LOSS_BRAKED ->
          new Prepared(life, new Stimulus.Braked(life.system(), life.now().plusSeconds(3600)));
      case COOLING_OFF_ENDED -> at(life.cancelOnBehalf(), WakeKind.COOLING_OFF_END);
      case QUARANTINE_ENDED ->
          at(life.runUntil(life.now().plus(Duration.ofDays(1))), WakeKind.QUARANTINE_END);
      case TERM_BEGUN ->
          at(Life.active(plan(), 2, Sample.ZONE, Sample.START), WakeKind.TERM_BEGINS);
      case LINK_EXPIRED -> at(life.requestCancellation(), WakeKind.LINK_EXPIRY);
      case TASK_EXPIRED -> taskExpired();
      case REFUND_OUTCOME -> refunded(life);
      case CHARGEBACK -> new Prepared(life, dispute(life, false));
      case DISPUTE_WON -> {
        Life earlier = disputedEarlier();
        yield new Prepared(earlier, dispute(earlier, true));
      }
      default -> new CellCommands(life).prepared(kind);
    };
  }

  private static Prepared at(Life life, WakeKind kind) {
    Wake wake =
        life.schedule().wakes().stream().filter(w -> w.kind() == kind).findFirst().orElseThrow();
    life.at(LossRules.later(life.now(), wake.at()));
    return new Prepared(life, Lifecycle.due(wake));
  }

  private Prepared submitted(Life life) {
    if (status != LeaseStatus.RESERVED) {
      return new Prepared(life, life.submit(life.quote(), PaymentMethod.CARD));
    }
    life.answered("ord_0", Result.DECLINED);
    Quote quote = Sample.startQuote("quo_1", plan(), 1, life.today());
    return new Prepared(life, life.submit(quote, PaymentMethod.CARD));
  }

  private Prepared retried(Life life) {
    String orderId = status == LeaseStatus.RESERVED ? "ord_0" : life.order(PaymentMethod.CARD);
    life.answered(orderId, Result.DECLINED);
    Stimulus retry =
        new Stimulus.Retry(
            life.holder(), orderId, PaymentMethod.WALLET, null, "pay_again", life.now());
    return new Prepared(life, retry);
  }

  /** Suspended: only an attempt that an order in flight prevented is made up for. */
  private Prepared autoRenew(Life life) {
    if (status != LeaseStatus.SUSPENDED) {
      return at(life.consents(), WakeKind.AUTO_RENEW);
    }
    Life prevented = Life.inGrace(plan());
    prevented.at(prevented.startOf(prevented.lease().graceUntil().orElseThrow()).minusSeconds(60));
    String orderId = prevented.order(PaymentMethod.CARD);
    prevented.answered(orderId, Result.UNKNOWN).consents();
    prevented.wake(WakeKind.GRACE_END).answered(orderId, Result.DECLINED);
    return new Prepared(prevented, prevented.autoRenew());
  }

  private Prepared outcome(Life life) {
    if (status == LeaseStatus.RESERVED) {
      return new Prepared(life, life.outcome("ord_0", Result.PAID));
    }
    if (status.isLive()) {
      return new Prepared(life, life.outcome(life.order(PaymentMethod.CARD), Result.PAID));
    }
    return new Prepared(life, late(life));
  }

  /** An order of long ago, closed and taken out of the lease, turns out to be paid. */
  private static Stimulus.Outcome late(Life life) {
    Order first = Life.reserved(plan(), Sample.ZONE, Sample.START).lease().orders().get(0);
    Order closed =
        new Order(
            "ord_late",
            "req_late",
            first.quote(),
            OrderState.CLOSED,
            1,
            "pay_late",
            PaymentMethod.WALLET,
            null,
            first.submittedAt(),
            first.attemptAt(),
            first.attemptRealAt(),
            first.payBy(),
            0,
            false);
    return new Stimulus.Outcome(
        life.system(),
        "ord_late",
        "pay_late",
        Result.PAID,
        first.quote().total(),
        null,
        null,
        closed);
  }

  private Prepared unknown(Life life) {
    String orderId = status == LeaseStatus.RESERVED ? "ord_0" : life.order(PaymentMethod.CARD);
    return at(life.answered(orderId, Result.UNKNOWN), WakeKind.UNRESOLVED);
  }

  private Prepared finalNotice() {
    PolicyBuilder policy = new PolicyBuilder().quiet(8, 8);
    PlanVersion plan =
        switch (status) {
          case ACTIVE -> Sample.monthly(policy.grace(0).suspension(0));
          case GRACE -> Sample.monthly(policy.suspension(0));
          default -> Sample.monthly(policy);
        };
    return at(inStatus(status, plan), WakeKind.FINAL_NOTICE);
  }

  /** Nobody can be told, and nobody decides. */
  private Prepared taskExpired() {
    Life life = finalNotice().life().wake(WakeKind.FINAL_NOTICE);
    life.noticeAnswered(NoticeKind.FINAL_NOTICE, Stimulus.NoticeResult.NO_CHANNEL);
    return at(life, WakeKind.TASK_LIMIT);
  }

  private static Prepared paused(Life life) {
    life.runUntil(life.now().plus(Duration.ofDays(29)));
    String orderId = life.order(PaymentMethod.WALLET);
    life.answered(orderId, Result.PENDING).wake(WakeKind.RECLAIM);
    return at(life, WakeKind.LOSS_PAUSE_END);
  }

  private static Prepared refunded(Life life) {
    life.does(late(life));
    String refundId = life.lease().refunds().get(0).refundId();
    return new Prepared(
        life, new Stimulus.RefundAnswered(life.system(), refundId, Stimulus.RefundResult.DONE));
  }

  private static Stimulus dispute(Life life, boolean won) {
    return new Stimulus.Dispute(life.system(), "ord_0", "pay_0", Sample.PRICE, won);
  }

  private Life disputedEarlier() {
    if (status == LeaseStatus.RECLAIMING) {
      Life life = Life.suspended(plan());
      return reclaiming(life.does(dispute(life, false)));
    }
    Life life = inStatus(status);
    return life.does(dispute(life, false));
  }
}

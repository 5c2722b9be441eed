package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Everything a walk may throw at a lease, in any status: most of it does not fit. */
final class WalkCommands {
  private final WalkWorld world;
  private final List<PlanVersion> plans;
  private final WalkMoney money;
  private final WalkCounter counter;

  WalkCommands(WalkWorld world, List<PlanVersion> plans, WalkMoney money) {
    this.world = world;
    this.plans = plans;
    this.money = money;
    this.counter = new WalkCounter(world);
  }

  Stimulus any(StimulusKind kind, Lease lease, Moment moment) {
    return switch (kind) {
      case ORDER_SUBMITTED -> submit(lease, moment);
      case PLAN_CHANGE_SUBMITTED -> change(lease, moment);
      case ORDER_RETRIED -> retry(lease, moment);
      case COUNTER_PAID -> counter.pay(submit(lease, moment), lease);
      case COUNTER_REVERSED -> counter.reverse(lease);
      case CHECKOUT_LEFT -> new Stimulus.LeaveCheckout(world.system(), orderId(lease));
      case AUTO_RENEW_DUE -> world.chance(60) ? autoRenew(lease, moment) : due(kind, lease, moment);
      case PAYMENT_OUTCOME -> world.lateOutcome(lease);
      case ORDER_ABANDONED -> new Stimulus.Abandon(world.holder(), orderId(lease));
      case LOSS_BRAKED -> new Stimulus.Braked(world.system(), world.brakeUntil(moment.now()));
      case HOLD_PUT -> new Stimulus.PutHold(world.staff(), hold());
      case HOLD_LIFTED -> new Stimulus.LiftHold(world.staff(), standing(lease));
      case GRACE_EXTENDED -> new Stimulus.ExtendGrace(world.staff(), later(lease, moment, 40));
      case GOODWILL_GIVEN ->
          new Stimulus.GiveGoodwill(
              world.staff(), later(lease, moment, lease.inFlight().isPresent() ? 60 : 15));
      case MONEY_GIVEN_BACK -> giveBack(lease);
      case PLAN_CHOSEN -> new Stimulus.ChoosePlan(world.holder(), plan(lease));
      case CONSENT_GIVEN ->
          new Stimulus.GiveConsent(
              world.holder(), PaymentMethod.CARD, Money.of(3000, "USD"), world.chance(90));
      case CONSENT_REVOKED -> new Stimulus.RevokeConsent(world.holder());
      case TOP_UP_DAYS ->
          new Stimulus.TopUpDays(
              world.system(),
              world.id("ord_top"),
              world.id("top"),
              world.random.nextInt(9),
              world.chance(50));
      case SIM_REPLACED -> new Stimulus.ReplaceSim(world.staff());
      case NUMBER_GONE ->
          new Stimulus.NumberGone(
              world.staff(), world.chance(50) ? LossCause.PORTED_OUT : LossCause.RETIRED);
      case LOSS_UNDONE -> new Stimulus.UndoLoss(world.staff());
      case REFUND_OUTCOME -> world.anyRefund(lease);
      case CHARGEBACK -> dispute(false);
      case DISPUTE_WON -> disputeWon(lease);
      case CANCELLATION_REQUESTED ->
          new Stimulus.RequestCancellation(world.holder(), world.id("lnk"));
      case CANCELLATION_CONFIRMED -> confirm(lease);
      case CANCELLATION_WITHDRAWN -> new Stimulus.WithdrawCancellation(world.holder());
      case NOTICE_OUTCOME -> world.anyNotice(lease);
      case NOTICE_RESENT ->
          new Stimulus.ResendNotice(world.staff(), world.pick(NoticeKind.values()));
      case SERVICE_OUTCOME -> world.oldService(lease);
      case TASK_CLOSED -> closeTask(lease);
      case CLOCK_ADVANCED ->
          new Stimulus.AdvanceClock(
              world.staff(), lease.clockOffset().plusSeconds(world.random.nextInt(-5, 50)));
      case PAY_BY_REACHED,
          UNKNOWN_TOO_LONG,
          RESERVATION_ENDED,
          REMINDER_DUE,
          EXPIRED,
          GRACE_ENDED,
          FINAL_NOTICE_DUE,
          RECLAIM_DUE,
          LOSS_PAUSE_ENDED,
          LOSS_COMMITTED,
          COOLING_OFF_ENDED,
          QUARANTINE_ENDED,
          LINK_EXPIRED,
          TERM_BEGUN,
          TASK_EXPIRED ->
          due(kind, lease, moment);
    };
  }

  /** A kind that has something to work on now, or the one given. */
  StimulusKind fitting(Lease lease, StimulusKind otherwise) {
    List<StimulusKind> kinds = new ArrayList<>();
    if (lease.orders().stream().anyMatch(o -> o.state() == OrderState.DECLINED)) {
      kinds.add(StimulusKind.ORDER_RETRIED);
      kinds.add(StimulusKind.ORDER_ABANDONED);
    }
    if (lease.inFlight().isPresent()) {
      kinds.add(StimulusKind.GOODWILL_GIVEN);
      kinds.add(StimulusKind.CONSENT_GIVEN);
      kinds.add(StimulusKind.CANCELLATION_CONFIRMED);
    }
    if (lease.inFlight().map(o -> o.state() == OrderState.PENDING).orElse(false)) {
      kinds.add(StimulusKind.CHECKOUT_LEFT);
    }
    if (counter.canReverse(lease)) {
      kinds.add(StimulusKind.COUNTER_REVERSED);
      kinds.add(StimulusKind.COUNTER_REVERSED);
    }
    if (!lease.holds().isEmpty()) {
      kinds.add(StimulusKind.HOLD_LIFTED);
    }
    if (lease.consent() != null) {
      kinds.add(StimulusKind.CONSENT_REVOKED);
    }
    if (lease.cancellation().state() != Cancellation.State.NONE) {
      kinds.add(StimulusKind.CANCELLATION_WITHDRAWN);
      kinds.add(StimulusKind.CANCELLATION_CONFIRMED);
    }
    if (!lease.tasks().isEmpty()) {
      kinds.add(StimulusKind.TASK_CLOSED);
      kinds.add(StimulusKind.DISPUTE_WON);
    }
    if (!lease.refunds().isEmpty()) {
      kinds.add(StimulusKind.REFUND_OUTCOME);
    }
    if (lease.status() == LeaseStatus.QUARANTINED) {
      kinds.add(StimulusKind.PAYMENT_OUTCOME);
      kinds.add(StimulusKind.NUMBER_GONE);
    }
    if (lease.status() == LeaseStatus.SUSPENDED && lease.proof() != null) {
      kinds.add(StimulusKind.ORDER_SUBMITTED);
      kinds.add(StimulusKind.ORDER_SUBMITTED);
    }
    kinds.add(StimulusKind.PAYMENT_OUTCOME);
    kinds.add(StimulusKind.NOTICE_OUTCOME);
    kinds.add(StimulusKind.NOTICE_RESENT);
    kinds.add(StimulusKind.SERVICE_OUTCOME);
    kinds.add(otherwise);
    return kinds.get(world.random.nextInt(kinds.size()));
  }

  private Stimulus due(StimulusKind kind, Lease lease, Moment moment) {
    String subject =
        kind == StimulusKind.TASK_EXPIRED && !lease.tasks().isEmpty()
            ? lease.tasks().get(0).taskId()
            : orderId(lease);
    return new Stimulus.Due(world.system(), kind, moment.now(), subject);
  }

  Stimulus submit(Lease lease, Moment moment) {
    boolean start = lease.validUntil() == null;
    int terms = world.random.nextInt(1, 4);
    PlanVersion plan = plan(lease);
    Quote quote =
        start
            ? Sample.startQuote(world.id("quo"), plan, 1, moment.today())
            : quote(OrderKind.RENEW, lease, plan, terms, moment);
    LocalDate seen = quote.expectedValidUntil();
    if (seen != null && world.chance(5)) {
      seen = seen.minusDays(30);
    }
    Instant notAfter = world.chance(4) ? moment.real().minusSeconds(1) : moment.real();
    PaymentMethod method = world.pick(PaymentMethod.values());
    String orderId = world.id("ord");
    return new Stimulus.Submit(
        world.holder(),
        orderId,
        quote,
        method,
        null,
        DerivedId.payment(orderId, 1),
        seen,
        notAfter);
  }

  /** Another plan for the rest of the term: mostly one that fits. */
  private Stimulus change(Lease lease, Moment moment) {
    LocalDate validUntil = lease.validUntil();
    PlanVersion plan = plans.get(world.random.nextInt(plans.size()));
    Offer offer = Offer.change(lease, plan, moment.today());
    Quote.Change stretch =
        offer instanceof Offer.Change change && world.chance(95)
            ? change.change()
            : new Quote.Change("pln_x@1", moment.today());
    Quote quote =
        new Quote(
            world.id("quo"),
            OrderKind.CHANGE,
            plan,
            1,
            Money.of(world.random.nextInt(1, 1500), "USD"),
            Money.zero("USD"),
            LeaseStatus.ACTIVE,
            validUntil,
            validUntil == null ? moment.today() : validUntil,
            moment.now().plusSeconds(1800),
            Quote.Extras.NONE,
            stretch);
    String orderId = world.id("ord");
    return new Stimulus.Submit(
        world.holder(),
        orderId,
        quote,
        world.pick(PaymentMethod.values()),
        null,
        DerivedId.payment(orderId, 1),
        validUntil,
        moment.real());
  }

  private Stimulus autoRenew(Lease lease, Moment moment) {
    if (lease.validUntil() == null) {
      return due(StimulusKind.AUTO_RENEW_DUE, lease, moment);
    }
    return autoRenewOrder(lease, moment);
  }

  Stimulus.Submit autoRenewOrder(Lease lease, Moment moment) {
    Quote quote = quote(OrderKind.AUTO_RENEW, lease, lease.plan(), 1, moment);
    String orderId = world.id("ord");
    return new Stimulus.Submit(
        world.system(),
        orderId,
        quote,
        PaymentMethod.CARD,
        null,
        DerivedId.payment(orderId, 1),
        quote.expectedValidUntil(),
        moment.real());
  }

  private Quote quote(OrderKind kind, Lease lease, PlanVersion plan, int terms, Moment moment) {
    LocalDate validUntil = lease.validUntil();
    LeaseStatus band =
        lease.status().isInTerm()
            ? StatusRules.byDates(lease, moment.today())
            : LeaseStatus.SUSPENDED;
    AnchoredDate paid = new AnchoredDate(validUntil, lease.anchorDay());
    LocalDate until = RenewalDates.of(band, paid, plan, terms, moment.today()).end().date();
    Money fee = band == LeaseStatus.SUSPENDED ? Sample.RESTORE_FEE : Money.zero("USD");
    Instant expires = world.chance(4) ? moment.now() : moment.now().plusSeconds(1800);
    return new Quote(
        world.id("quo"),
        kind,
        plan,
        terms,
        Sample.PRICE.times(terms).plus(fee),
        fee,
        band,
        validUntil,
        until,
        expires,
        Quote.Extras.NONE);
  }

  private Stimulus retry(Lease lease, Moment moment) {
    String orderId =
        lease.orders().stream()
            .filter(o -> o.state() == OrderState.DECLINED)
            .map(Order::orderId)
            .findFirst()
            .orElse(orderId(lease));
    int attempt = lease.order(orderId).map(o -> o.attempt() + 1).orElse(2);
    return new Stimulus.Retry(
        world.holder(),
        orderId,
        world.pick(PaymentMethod.values()),
        null,
        DerivedId.payment(orderId, attempt),
        moment.real());
  }

  private String orderId(Lease lease) {
    List<Order> orders = lease.orders();
    return orders.isEmpty()
        ? world.attempts().get(0)[0]
        : orders.get(world.random.nextInt(orders.size())).orderId();
  }

  private PlanVersion plan(Lease lease) {
    return world.chance(80) ? lease.plan() : plans.get(world.random.nextInt(plans.size()));
  }

  private HoldReason hold() {
    return world.pick(HoldReason.values());
  }

  private HoldReason standing(Lease lease) {
    return lease.holds().isEmpty() || world.chance(10) ? hold() : lease.holds().get(0).reason();
  }

  private LocalDate later(Lease lease, Moment moment, int days) {
    LocalDate from = lease.graceUntil().orElse(moment.today());
    return from.plusDays(world.random.nextInt(-2, days));
  }

  /** Mostly within what a term counts. */
  private Stimulus giveBack(Lease lease) {
    List<Term.Part> parts = lease.terms().stream().flatMap(t -> t.parts().stream()).toList();
    if (parts.isEmpty()) {
      return new Stimulus.GiveMoneyBack(world.staff(), "ord_x", Money.of(1, "USD"));
    }
    Term.Part part = parts.get(world.random.nextInt(parts.size()));
    long most = part.amount().minorUnits() + (world.chance(10) ? 2000 : 0);
    return new Stimulus.GiveMoneyBack(
        world.staff(),
        part.orderId(),
        Money.of(world.random.nextLong(most) + 1, part.amount().currency()));
  }

  private Stimulus confirm(Lease lease) {
    String link = lease.cancellation().linkId();
    Duration cooling = Duration.ofHours(world.random.nextInt(3) * 24L);
    return link == null || world.chance(30)
        ? new Stimulus.ConfirmCancellation(world.staff(), "", cooling)
        : new Stimulus.ConfirmCancellation(world.holder(), link, cooling);
  }

  private Stimulus dispute(boolean won) {
    for (int i = 0; i < 5; i++) {
      String[] attempt = world.attempts().get(world.random.nextInt(world.attempts().size()));
      if (money.isDisputable(attempt[1])) {
        return new Stimulus.Dispute(
            world.system(), attempt[0], attempt[1], money.captured(attempt[1]), won);
      }
    }
    return new Stimulus.Dispute(world.system(), "ord_x", "pay_x", Money.zero("USD"), won);
  }

  private Stimulus disputeWon(Lease lease) {
    for (Task task : lease.tasks()) {
      if (task.kind() == Task.Kind.CHARGEBACK) {
        String orderId = task.subject();
        if (world.order(orderId) == null) {
          return new Stimulus.Dispute(world.system(), orderId, "pay_x", Money.zero("USD"), true);
        }
        for (String[] attempt : world.attempts()) {
          if (attempt[0].equals(orderId) && money.isChargedBack(attempt[1])) {
            return new Stimulus.Dispute(
                world.system(), attempt[0], attempt[1], money.captured(attempt[1]), true);
          }
        }
      }
    }
    return new Stimulus.Dispute(world.system(), "ord_y", "pay_y", Money.zero("USD"), true);
  }

  private Stimulus closeTask(Lease lease) {
    Stimulus.Answer[] answers = Stimulus.Answer.values();
    String id =
        lease.tasks().isEmpty()
            ? "none"
            : lease.tasks().get(world.random.nextInt(lease.tasks().size())).taskId();
    Stimulus.Answer answer = answers[world.random.nextInt(answers.length)];
    Money captured =
        lease.tasks().stream()
            .filter(t -> t.taskId().equals(id) && answer == Stimulus.Answer.PAID)
            .flatMap(t -> lease.order(t.subject()).stream())
            .map(o -> o.quote().total())
            .findFirst()
            .orElse(null);
    return new Stimulus.CloseTask(
        world.staff(),
        id,
        answer,
        world.chance(90) ? new Stimulus.Evidence("proof-1", captured) : null);
  }
}

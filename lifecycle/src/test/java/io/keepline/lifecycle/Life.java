package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One lease on its way through a test: it decides, keeps what was decided, and moves its clock. The
 * world answers as a forecast assumes, unless the test answers itself.
 */
public final class Life {
  private static final Actor STAFF = new Actor(Actor.Kind.STAFF, "stf_1");
  private static final Actor HOLDER = new Actor(Actor.Kind.HOLDER, "hld_1");

  private final ZoneId zone;
  private final List<Entry> entries = new ArrayList<>();
  private Lease lease;
  private Instant now;
  private int count;

  Life(Lease lease, ZoneId zone, Instant now) {
    this.lease = lease;
    this.zone = zone;
    this.now = now;
  }

  /** Just chosen, its first order submitted by card and not answered. */
  public static Life reserved(PlanVersion plan, ZoneId zone, Instant at) {
    return reserved(plan, 1, zone, at);
  }

  static Life reserved(PlanVersion plan, int terms, ZoneId zone, Instant at) {
    LocalDate today = LocalDate.ofInstant(at, zone);
    Quote quote = Sample.startQuote("quo_0", plan, terms, today);
    Order first =
        new Order(
            "ord_0",
            "req_0",
            quote,
            OrderState.SUBMITTED,
            1,
            "pay_0",
            PaymentMethod.CARD,
            null,
            at,
            at,
            at,
            at.plus(Duration.ofMinutes(plan.policy().reservationMinutes())),
            0,
            false);
    Lease lease = Lease.reserved(Sample.identity(true), first, at, Duration.ZERO);
    return new Life(lease, zone, at);
  }

  /** Paid and in service. */
  public static Life active(PlanVersion plan) {
    return active(plan, 1, Sample.ZONE, Sample.START);
  }

  static Life active(PlanVersion plan, int terms, ZoneId zone, Instant at) {
    Life life = reserved(plan, terms, zone, at);
    life.pay("ord_0");
    return life.runUntil(at);
  }

  /** Expired, in grace. */
  static Life inGrace(PlanVersion plan) {
    Life life = active(plan);
    return life.runTo(life.lease.validUntil());
  }

  /** Grace is over. */
  static Life suspended(PlanVersion plan) {
    Life life = active(plan);
    return life.runTo(life.lease.graceUntil().orElseThrow());
  }

  /** Lost by expiry. */
  static Life reclaimed(PlanVersion plan) {
    Life life = suspended(plan);
    return life.lost();
  }

  /** Past the end of suspension; quiet hours may have held the final notice back a while. */
  Life lost() {
    runTo(lease.suspendedUntil().orElseThrow().plusDays(1));
    assertThat(lease.status()).isEqualTo(LeaseStatus.QUARANTINED);
    return this;
  }

  public Lease lease() {
    return lease;
  }

  public LeaseStatus status() {
    return lease.status();
  }

  public Instant now() {
    return now;
  }

  LocalDate today() {
    return schedule().dateAt(now);
  }

  Schedule schedule() {
    return Scheduler.resolve(lease, zone, now);
  }

  Moment moment() {
    return Moment.of(now, now, schedule());
  }

  Instant startOf(LocalDate date) {
    return date.atStartOfDay(zone).toInstant();
  }

  /** The clock jumps; nothing wakes. An outage. */
  Life at(Instant instant) {
    now = instant;
    return this;
  }

  Life at(LocalDate date) {
    return at(startOf(date));
  }

  /** Takes facts a test prepared. */
  Life with(Lease facts) {
    lease = facts;
    return this;
  }

  Decision decide(Stimulus stimulus) {
    Decision decision = Lifecycle.decide(lease, stimulus, moment());
    if (decision instanceof Decision.Accepted accepted) {
      lease = accepted.lease();
      entries.addAll(accepted.entries());
    }
    return decision;
  }

  /** Decides what must be accepted. */
  Life does(Stimulus stimulus) {
    Decision decision = decide(stimulus);
    assertThat(decision).as("%s", stimulus.kind()).isInstanceOf(Decision.Accepted.class);
    return this;
  }

  /** Decides what must be refused for this reason. */
  Life refuses(Stimulus stimulus, Refusal refusal) {
    assertThat(decide(stimulus)).as("%s", stimulus.kind()).isEqualTo(new Decision.Refused(refusal));
    return this;
  }

  /** Lives on as planned until an instant, which becomes now. */
  public Life runUntil(Instant instant) {
    for (int i = 0; i < 3_000; i++) {
      Optional<Wake> next = schedule().next().filter(w -> !w.at().isAfter(instant));
      if (next.isEmpty()) {
        now = LossRules.later(now, instant);
        return this;
      }
      now = LossRules.later(now, next.get().at());
      step(next.get());
    }
    throw new AssertionError("the lease never comes to rest before " + instant);
  }

  Life runTo(LocalDate date) {
    return runUntil(startOf(date));
  }

  private void step(Wake wake) {
    does(AsPlanned.answer(lease, wake, moment()));
    if (lease.status() == LeaseStatus.RECLAIMING) {
      does(AsPlanned.lossCommitted(now));
    }
  }

  /** Answers the soonest wake of a kind, whatever else is due. */
  Life wake(WakeKind kind) {
    Wake wake = schedule().wakes().stream().filter(w -> w.kind() == kind).findFirst().orElseThrow();
    now = LossRules.later(now, wake.at());
    return does(AsPlanned.answer(lease, wake, moment()));
  }

  boolean hasWake(WakeKind kind) {
    return schedule().wakes().stream().anyMatch(w -> w.kind() == kind);
  }

  Instant wakeAt(WakeKind kind) {
    return schedule().wakes().stream()
        .filter(w -> w.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no wake " + kind))
        .at();
  }

  By staff() {
    return new By("req_" + ++count, STAFF, "test");
  }

  By holder() {
    return new By("req_" + ++count, HOLDER, "test");
  }

  By system() {
    return By.system("req_" + ++count, "test");
  }

  /** An offer of one further term of the lease's own plan. */
  Quote quote() {
    return quote(lease.plan(), 1);
  }

  Quote quote(PlanVersion plan, int terms) {
    return Sample.renewQuote("quo_" + ++count, OrderKind.RENEW, lease, plan, terms, today());
  }

  /** An offer of another plan for the rest of the running term. */
  Quote changeQuote(PlanVersion plan, long cents) {
    if (!(Offer.change(lease, plan, today()) instanceof Offer.Change change)) {
      throw new AssertionError("cannot be quoted: " + Offer.change(lease, plan, today()));
    }
    return new Quote(
        "quo_" + ++count,
        OrderKind.CHANGE,
        plan,
        1,
        Money.of(cents, "USD"),
        Money.zero("USD"),
        LeaseStatus.ACTIVE,
        change.validUntil(),
        change.validUntil(),
        Instant.MAX,
        Quote.Extras.NONE,
        change.change());
  }

  Stimulus.Submit submit(Quote quote, PaymentMethod method) {
    String orderId = "ord_" + ++count;
    return new Stimulus.Submit(
        holder(),
        orderId,
        quote,
        method,
        null,
        DerivedId.payment(orderId, 1),
        quote.expectedValidUntil(),
        now.plusSeconds(60));
  }

  /** Submits a renewal and answers its order's id. */
  String order(PaymentMethod method) {
    return order(quote(), method);
  }

  String order(Quote quote, PaymentMethod method) {
    Stimulus.Submit submit = submit(quote, method);
    does(submit);
    return submit.orderId();
  }

  /** Renews in cash at a counter. */
  Stimulus.CounterPay atCounter() {
    return atCounter(quote());
  }

  Stimulus.CounterPay atCounter(Quote quote) {
    String orderId = "ord_" + ++count;
    return new Stimulus.CounterPay(
        staff(),
        orderId,
        quote,
        PaymentMethod.CASH,
        DerivedId.payment(orderId, 1),
        quote.expectedValidUntil(),
        now.plusSeconds(60),
        Sample.till());
  }

  Stimulus.Submit autoRenew() {
    Quote quote =
        Sample.renewQuote("quo_" + ++count, OrderKind.AUTO_RENEW, lease, lease.plan(), 1, today());
    Consent consent = lease.consent();
    return submit(quote, consent == null ? PaymentMethod.CARD : consent.method());
  }

  Life consents() {
    return does(
        new Stimulus.GiveConsent(holder(), PaymentMethod.CARD, Money.of(2000, "USD"), true));
  }

  Stimulus.Outcome outcome(String orderId, Stimulus.Result result) {
    Order order = lease.order(orderId).orElseThrow();
    Money captured = result == Stimulus.Result.PAID ? order.quote().total() : null;
    DeclineReason reason = result == Stimulus.Result.DECLINED ? DeclineReason.REJECTED : null;
    return new Stimulus.Outcome(
        system(), orderId, order.paymentId(), result, captured, reason, null, null);
  }

  Life answered(String orderId, Stimulus.Result result) {
    return does(outcome(orderId, result));
  }

  Life pay(String orderId) {
    return answered(orderId, Stimulus.Result.PAID);
  }

  /** Renews by card, answered at once. */
  public Life renew() {
    return pay(order(PaymentMethod.CARD));
  }

  Life hold(HoldReason reason) {
    return does(new Stimulus.PutHold(staff(), reason));
  }

  Life lift(HoldReason reason) {
    return does(new Stimulus.LiftHold(staff(), reason));
  }

  Life requestCancellation() {
    return does(new Stimulus.RequestCancellation(holder(), "lnk_" + ++count));
  }

  Life confirmCancellation() {
    String link = lease.cancellation().linkId();
    return does(
        new Stimulus.ConfirmCancellation(holder(), link == null ? "" : link, Duration.ofHours(24)));
  }

  Life cancelOnBehalf() {
    return does(new Stimulus.ConfirmCancellation(staff(), "", Duration.ofHours(24)));
  }

  Notice notice(NoticeKind kind) {
    return lease.notices().stream()
        .filter(n -> n.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no notice " + kind));
  }

  Life noticeAnswered(NoticeKind kind, Stimulus.NoticeResult result) {
    return does(new Stimulus.NoticeAnswered(system(), notice(kind).noticeId(), result));
  }

  Task task(Task.Kind kind) {
    return lease.tasks().stream()
        .filter(t -> t.kind() == kind)
        .findFirst()
        .orElseThrow(() -> new AssertionError("no task " + kind));
  }

  boolean hasTask(Task.Kind kind) {
    return lease.tasks().stream().anyMatch(t -> t.kind() == kind);
  }

  /** What was written since the test began. */
  <T extends Entry> List<T> entries(Class<T> type) {
    return entries.stream().filter(type::isInstance).map(type::cast).toList();
  }

  /** Forgets what was written so far. */
  Life fresh() {
    entries.clear();
    return this;
  }

  /** The notices of a kind that were ever made, by id. */
  List<Notice> told(NoticeKind kind) {
    return entries(Entry.NoticeMoved.class).stream()
        .map(Entry.NoticeMoved::notice)
        .filter(n -> n.kind() == kind && n.state() == Notice.State.DUE && n.tries() == 0)
        .toList();
  }

  /** What an account holds: what entered less what left. */
  long balance(Entry.Account account) {
    return entries(Entry.Posting.class).stream()
        .mapToLong(
            p ->
                (p.from() == account ? p.amount().minorUnits() : 0)
                    - (p.to() == account ? p.amount().minorUnits() : 0))
        .sum();
  }
}

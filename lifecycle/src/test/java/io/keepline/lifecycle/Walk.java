package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** A year of one number under random commands, a random world and outages. */
final class Walk {
  private static final List<ZoneId> ZONES =
      List.of(
          ZoneId.of("UTC"),
          ZoneId.of("America/New_York"),
          ZoneId.of("America/Santiago"),
          ZoneId.of("Africa/Cairo"),
          ZoneId.of("Asia/Beirut"),
          ZoneId.of("Pacific/Chatham"));

  private static final List<PlanVersion> PLANS =
      List.of(
          Sample.monthly(),
          Sample.named("pln_year", Sample.plan(TermLength.months(3), Policy.standard())),
          Sample.named(
              "pln_week",
              Sample.days(
                  7,
                  new PolicyBuilder()
                      .grace(0)
                      .suspension(0)
                      .quarantine(2)
                      .unreachable(2)
                      .unknown(2)
                      .refunds(RefundPolicy.CurrentTerm.WHOLE, 250))),
          Sample.named(
              "pln_mixed",
              Sample.days(
                  30,
                  new PolicyBuilder()
                      .grace(0)
                      .suspension(9)
                      .unknown(1)
                      .cap(3)
                      .refunds(RefundPolicy.CurrentTerm.BY_DAY, 2000))),
          Sample.named(
              "pln_grace",
              Sample.days(
                  30,
                  new PolicyBuilder()
                      .grace(6)
                      .suspension(0)
                      .quarantine(0)
                      .unreachable(1)
                      .unknown(2)
                      .refunds(RefundPolicy.CurrentTerm.BY_DAY, 0))),
          Sample.named(
              "pln_short",
              Sample.monthly(
                  new PolicyBuilder()
                      .grace(3)
                      .suspension(4)
                      .quarantine(10)
                      .cap(3)
                      .unknown(1)
                      .finalNotice(6)
                      .reminders(14, 7, 3, 1, -1, -5)
                      .quiet(8, 8)
                      .autoRenew(3, 1, -1))));

  private final Tally tally;
  private final SplittableRandom random;
  private final ZoneId zone;
  private final Instant end;
  private Instant now;
  private Lease lease;
  private Schedule resolved;
  private WalkModel model;
  private WalkWorld world;
  private WalkCommands commands;
  private WalkCases cases;
  private Optional<Stimulus> repeatable = Optional.empty();
  private int idle;

  Walk(long seed, Tally tally) {
    this.tally = tally;
    random = new SplittableRandom(seed);
    zone = ZONES.get(random.nextInt(ZONES.size()));
    now = Sample.START.plus(Duration.ofHours(random.nextInt(24 * 400)));
    end = now.plus(Duration.ofDays(365));
  }

  /** Lives for a year; a lease that ended is followed by another. */
  void year() {
    while (now.isBefore(end)) {
      begin();
      while (now.isBefore(end) && lease.status().isOpen()) {
        step();
      }
      for (int i = 0; i < 12; i++) {
        command(any());
      }
    }
  }

  private void begin() {
    PlanVersion plan = PLANS.get(random.nextInt(PLANS.size()));
    if (random.nextInt(10) == 0) {
      aimAtMissingMidnight(plan);
    }
    Order first = Life.reserved(plan, zone, now).lease().orders().get(0);
    lease = Lease.reserved(Sample.identity(true), first, now, Duration.ZERO);
    resolved = null;
    model = new WalkModel(zone);
    world = new WalkWorld(random.split());
    world.saw(first);
    commands = new WalkCommands(world, PLANS, model.money);
    cases = new WalkCases(tally, zone);
    repeatable = Optional.empty();
  }

  /** Starts so that, unless something else happens, the term ends on a day without a midnight. */
  private void aimAtMissingMidnight(PlanVersion plan) {
    LocalDate today = LocalDate.ofInstant(now, zone);
    for (int i = 0; i < 200; i++) {
      LocalDate day = today.plusDays(i);
      LocalDate until = ((Offer.Dates) Offer.start(plan, 1, day)).newValidUntil();
      if (until.atStartOfDay(zone).getHour() != 0) {
        now = LossRules.later(now, day.atTime(12, 0).atZone(zone).toInstant());
        return;
      }
    }
  }

  /** Resolved once a decision, as it is stored: the clock alone does not change it. */
  private Schedule schedule() {
    if (resolved == null) {
      resolved = Scheduler.resolve(lease, zone, now);
    }
    return resolved;
  }

  private void step() {
    if (lease.status() == LeaseStatus.RECLAIMING) {
      reclaiming();
      return;
    }
    Schedule schedule = schedule();
    comesToRest(schedule);
    boolean unasked = lease.inFlight().isPresent() && lease.consent() == null;
    if (lease.status() == LeaseStatus.GRACE && unasked && random.nextInt(6) == 0) {
      // An attempt by consent that an order in flight prevents is made up for after grace.
      command(StimulusKind.CONSENT_GIVEN);
      return;
    }
    int at = random.nextInt(100);
    boolean dense = lease.status() == LeaseStatus.RESERVED || lease.proof() != null;
    int share = dense ? 50 : 30;
    if (at < share || schedule.next().isEmpty()) {
      passSomeTime(schedule);
      boolean lastChance = lease.status() == LeaseStatus.SUSPENDED && lease.proof() != null;
      if (lastChance && random.nextInt(2) == 0) {
        command(StimulusKind.ORDER_SUBMITTED);
      } else {
        command(random.nextInt(3) == 0 ? commands.fitting(lease, any()) : any());
      }
    } else if (at == 99) {
      now = now.plus(Duration.ofHours(random.nextInt(1, 1200)));
      idle = 0;
    } else {
      wake(at > 95 ? anyDue(schedule) : schedule.next().orElseThrow());
    }
  }

  /** Deadlines that have come together may be answered in any order. */
  private Wake anyDue(Schedule schedule) {
    List<Wake> due =
        schedule.wakes().stream().filter(w -> w.kind().decides() && !w.at().isAfter(now)).toList();
    return due.isEmpty() ? schedule.next().orElseThrow() : due.get(random.nextInt(due.size()));
  }

  /** The loss waits for its commit; meanwhile anything may arrive. */
  private void reclaiming() {
    int others = random.nextInt(14);
    for (int i = 0; i < others && lease.status() == LeaseStatus.RECLAIMING; i++) {
      command(random.nextInt(3) == 0 ? commands.fitting(lease, any()) : any());
    }
    if (lease.status() == LeaseStatus.RECLAIMING) {
      command(random.nextInt(4) == 0 ? StimulusKind.LOSS_BRAKED : StimulusKind.LOSS_COMMITTED);
    }
  }

  private StimulusKind any() {
    StimulusKind kind = world.pick(StimulusKind.values());
    boolean rare =
        switch (kind) {
          case NUMBER_GONE -> random.nextInt(5) > 0;
          case ORDER_ABANDONED, CANCELLATION_CONFIRMED -> random.nextInt(3) > 0;
          default -> false;
        };
    return rare ? any() : random.nextInt(6) == 0 ? StimulusKind.ORDER_SUBMITTED : kind;
  }

  private void passSomeTime(Schedule schedule) {
    Instant next = schedule.next().map(Wake::at).orElse(now.plus(Duration.ofDays(20)));
    if (next.isAfter(now)) {
      long gap = Duration.between(now, next).toSeconds();
      now = now.plusSeconds(random.nextLong(Math.max(1, gap)));
      idle = 0;
    }
  }

  private void wake(Wake wake) {
    if (wake.at().isAfter(now)) {
      now = wake.at();
      idle = 0;
    }
    Moment moment = Moment.of(now, now, schedule());
    if (!wake.kind().decides()) {
      decide(world.answer(lease, wake, moment), moment);
    } else if (wake.kind() == WakeKind.AUTO_RENEW && random.nextBoolean()) {
      decide(commands.autoRenewOrder(lease, moment), moment);
      idle = 0;
    } else {
      decide(Lifecycle.due(wake), moment);
    }
  }

  private void command(StimulusKind kind) {
    Moment moment = Moment.of(now, now, schedule());
    if (repeatable.isPresent() && random.nextInt(20) == 0) {
      decide(repeatable.get(), moment);
      return;
    }
    Stimulus stimulus = commands.any(kind, lease, moment);
    if (stimulus.kind() == kind) {
      Decision decision = decide(stimulus, moment);
      boolean remembered = lease.seen().contains(stimulus.by().requestId());
      if (decision instanceof Decision.Accepted && remembered) {
        repeatable = Optional.of(stimulus);
      }
    }
  }

  private Decision decide(Stimulus stimulus, Moment moment) {
    Decision decision = Lifecycle.decide(lease, stimulus, moment);
    tally.cell(lease.status(), stimulus.kind(), decision);
    refusal(stimulus, decision);
    if (random.nextInt(16) == 0) {
      check(decision.equals(Lifecycle.decide(lease, stimulus, moment)), "not deterministic");
    }
    Lease before = lease;
    if (decision instanceof Decision.Accepted accepted) {
      if (stimulus instanceof Stimulus.Dispute dispute) {
        model.money.disputed(dispute);
      }
      model.accepted(before, stimulus, moment, accepted);
      world.saw(accepted);
      lease = accepted.lease();
      resolved = null;
    }
    cases.decided(before, stimulus, moment, decision);
    return decision;
  }

  private void refusal(Stimulus stimulus, Decision decision) {
    boolean listed = Transitions.isListed(lease.status(), stimulus.kind());
    if (decision instanceof Decision.Refused refused && !listed) {
      Refusal named = Transitions.refusal(lease.status(), stimulus.kind());
      check(refused.refusal() == named, "an unlisted cell refuses for another reason");
    }
    check(listed || !(decision instanceof Decision.Accepted), "an unlisted cell accepts");
  }

  /** Every deadline that has come is accepted; there is a next one, or a named reason for none. */
  private void comesToRest(Schedule schedule) {
    check(++idle < 300, "the lease never comes to rest");
    Moment moment = Moment.of(now, now, schedule);
    for (Wake wake : schedule.wakes()) {
      if (moment.reached(wake.at()) && wake.kind().decides()) {
        Decision decision = Lifecycle.decide(lease, Lifecycle.due(wake), moment);
        if (!(decision instanceof Decision.Accepted)) {
          throw new AssertionError("woken in vain: " + wake + " " + decision);
        }
      }
    }
    boolean waits = lease.isHeld(HoldReason.LEGAL) || lease.isHeld(HoldReason.ADMIN);
    check(waits || !schedule.wakes().isEmpty(), "nothing ever wakes it");
  }

  private static void check(boolean holds, String sentence) {
    WalkModel.check(holds, sentence);
  }
}

package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What will happen to a number and when, by the same rules that will decide it. Assumed is that
 * nobody acts: the carrier obeys, notices are accepted at once, open checkouts are not paid, and a
 * charge by consent is listed but not counted on.
 *
 * @param refusal why the asked "what if" cannot be; absent otherwise
 * @param steps what will happen, soonest first, until the lease ends or the horizon
 */
public record Forecast(@Nullable Refusal refusal, List<Step> steps) {

  /** A lease that is looked up for weeks has some hundreds of steps; this ends any mistake. */
  private static final int MOST_STEPS = 20_000;

  private static final By ASKED = By.system("what-if", "forecast");

  /**
   * One thing that will happen.
   *
   * @param at when, in lease time; now for what is overdue
   * @param date the brand's date then
   * @param what the deadline
   * @param subject the reminder's or charge's days before the end, an order or a task; or empty
   * @param after the status afterwards
   */
  public record Step(
      Instant at, LocalDate date, StimulusKind what, String subject, LeaseStatus after) {}

  /** Copies the list. */
  public Forecast {
    steps = List.copyOf(steps);
  }

  /** Why the asked "what if" cannot be. */
  public Optional<Refusal> whyNot() {
    return Optional.ofNullable(refusal);
  }

  /**
   * What will happen if nobody does anything.
   *
   * @param zone the brand's zone
   * @param now lease time
   * @param horizon lease time after which nothing is listed
   */
  public static Forecast of(Lease lease, ZoneId zone, Instant now, Instant horizon) {
    List<Step> steps = new ArrayList<>();
    Lease facts = lease;
    Instant at = now;
    for (int i = 0; i < MOST_STEPS; i++) {
      Schedule schedule = Scheduler.resolve(facts, zone, at);
      Wake wake = schedule.next().orElse(null);
      if (wake == null || wake.at().isAfter(horizon)) {
        break;
      }
      at = LossRules.later(at, wake.at());
      Moment moment = Moment.of(at, at, schedule);
      Stimulus stimulus = AsPlanned.answer(facts, wake, moment);
      if (!(Lifecycle.decide(facts, stimulus, moment) instanceof Decision.Accepted accepted)) {
        throw new IllegalStateException("a wake in vain: " + wake.kind());
      }
      facts = committed(accepted.lease(), moment);
      if (wake.kind().decides()) {
        steps.add(new Step(at, moment.today(), stimulus.kind(), wake.subject(), facts.status()));
      }
    }
    return new Forecast(null, steps);
  }

  /**
   * What will happen if a renewal is paid now.
   *
   * @param plan the plan bought
   * @param terms how many terms of it
   */
  public static Forecast ifRenewed(
      Lease lease, PlanVersion plan, int terms, ZoneId zone, Instant now, Instant horizon) {
    Schedule schedule = Scheduler.resolve(lease, zone, now);
    Moment moment = Moment.of(now, now, schedule);
    Offer offer = Offer.renewal(lease, plan, terms, moment.today());
    if (offer instanceof Offer.Refused refused) {
      return new Forecast(refused.refusal(), List.of());
    }
    Decision submitted =
        Lifecycle.decide(lease, submit((Offer.Dates) offer, plan, terms, now), moment);
    if (submitted instanceof Decision.Refused refused) {
      return new Forecast(refused.refusal(), List.of());
    }
    return of(paid(accepted(submitted), moment), zone, now, horizon);
  }

  /**
   * What will happen if the plan's grace had another length.
   *
   * @param graceDays days of grace, none or more
   */
  public static Forecast ifGrace(
      Lease lease, int graceDays, ZoneId zone, Instant now, Instant horizon) {
    Moment moment = Moment.of(now, now, Scheduler.resolve(lease, zone, now));
    Stimulus asked = new Stimulus.Due(ASKED, StimulusKind.GRACE_EXTENDED, now, "");
    Draft draft = new Draft(lease, asked, moment);
    PlanVersion plan = lease.plan();
    draft.plan =
        new PlanVersion(
            plan.planId(), plan.version(), plan.length(), plan.policy().withGraceDays(graceDays));
    if (draft.status.isInTerm()) {
      StatusRules.voidProof(draft);
      StatusRules.follow(draft, now);
    }
    return of(draft.freeze(), zone, now, horizon);
  }

  private static Lease committed(Lease facts, Moment moment) {
    if (facts.status() != LeaseStatus.RECLAIMING) {
      return facts;
    }
    Stimulus commit = AsPlanned.lossCommitted(moment.now());
    return accepted(Lifecycle.decide(facts, commit, moment));
  }

  private static Stimulus.Submit submit(
      Offer.Dates dates, PlanVersion plan, int terms, Instant now) {
    Money nothing = Money.zero("XXX");
    Quote quote =
        new Quote(
            "what-if",
            OrderKind.RENEW,
            plan,
            terms,
            nothing,
            nothing,
            dates.band(),
            dates.expectedValidUntil(),
            dates.newValidUntil(),
            now.plusSeconds(1),
            Quote.Extras.NONE);
    return new Stimulus.Submit(
        ASKED,
        "what-if",
        quote,
        PaymentMethod.CARD,
        null,
        "what-if",
        dates.expectedValidUntil(),
        now);
  }

  private static Lease paid(Lease facts, Moment moment) {
    Money nothing = Money.zero("XXX");
    By by = By.system("what-if-paid", "forecast");
    Stimulus paid =
        new Stimulus.Outcome(
            by, "what-if", "what-if", Stimulus.Result.PAID, nothing, null, null, null);
    return accepted(Lifecycle.decide(facts, paid, moment));
  }

  private static Lease accepted(Decision decision) {
    if (decision instanceof Decision.Accepted accepted) {
      return accepted.lease();
    }
    throw new IllegalStateException("the rules refuse their own next step: " + decision);
  }
}

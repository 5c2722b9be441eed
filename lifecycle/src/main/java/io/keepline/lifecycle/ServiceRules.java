package io.keepline.lifecycle;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Keeping the carrier in step with the lease. The wish is a level, never a sequence. */
final class ServiceRules {

  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(6),
          Duration.ofDays(1));

  private static final int TRIES_BEFORE_A_PERSON_LOOKS = 4;

  private ServiceRules() {}

  /** Whether the carrier must be told something. */
  static boolean differs(Lease lease, java.time.LocalDate today) {
    ServiceLevel wanted = lease.wantedService();
    Service known = lease.service();
    boolean samePlan =
        wanted == ServiceLevel.NONE || lease.planOn(today).label().equals(known.appliedPlan());
    return wanted != known.confirmed() || !samePlan;
  }

  static Optional<Refusal> answered(Draft draft, Stimulus.ServiceAnswered answer) {
    if (answer.generation() < draft.service.generation()) {
      return Verb.no(Refusal.ANSWER_OUTDATED);
    }
    LeaseStatus from = draft.status;
    switch (answer.result()) {
      case DONE -> done(draft, answer);
      case LATER -> notNow(draft, answer);
      case REFUSED -> {
        if (!draft.everInService && draft.status.isInTerm()) {
          neverProvided(draft);
        } else {
          notNow(draft, answer);
          draft.ask(Task.Kind.SERVICE_FAILED, draft.before.leaseId(), null);
        }
      }
    }
    draft.audit(from, draft.status, draft.now(), answer.level().name());
    return Verb.done();
  }

  private static void done(Draft draft, Stimulus.ServiceAnswered answer) {
    boolean first = !draft.everInService && answer.level() != ServiceLevel.NONE;
    Service known = draft.service;
    boolean samePlan = answer.plan().equals(known.appliedPlan()) && known.planSince() != null;
    draft.service =
        new Service(
            answer.level(),
            answer.generation(),
            0,
            null,
            answer.plan(),
            samePlan ? known.planSince() : draft.now());
    draft.settle(Task.Kind.SERVICE_FAILED, draft.before.leaseId(), "in force");
    if (first) {
      draft.everInService = true;
      draft.tell(NoticeKind.WELCOME, "first", null);
    }
  }

  private static void notNow(Draft draft, Stimulus.ServiceAnswered answer) {
    Service known = draft.service;
    Duration wait = RETRIES.get(Math.min(known.tries(), RETRIES.size() - 1));
    int tries = known.tries() + 1;
    draft.service =
        new Service(
            known.confirmed(),
            answer.generation(),
            tries,
            draft.now().plus(wait),
            known.appliedPlan(),
            known.planSince());
    if (tries >= TRIES_BEFORE_A_PERSON_LOOKS) {
      draft.ask(Task.Kind.SERVICE_FAILED, draft.before.leaseId(), null);
    }
  }

  /** Paid for, and the carrier will never provide it: all the money goes back. */
  private static void neverProvided(Draft draft) {
    for (Cancellation.Share share : MoneyRules.shares(draft, t -> true)) {
      MoneyRules.refundRevenue(draft, share, Refund.Cause.PROVISIONING_REFUSED);
    }
    draft.lossCause = LossCause.PROVISIONING_REFUSED;
    LossRules.end(draft, Entry.NumberFate.GONE);
  }
}

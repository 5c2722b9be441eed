package io.keepline.lifecycle;

import java.util.Optional;

/**
 * The rules of a number's life as one pure function: facts, a stimulus and a moment go in, a
 * decision comes out. The same facts, stimulus and moment always give the same decision.
 */
public final class Lifecycle {

  private Lifecycle() {}

  /**
   * Decides what a stimulus does to a lease.
   *
   * <p>A request that was decided before changes nothing. A stimulus that the table does not list
   * for the lease's status, or that its own guards refuse, changes nothing and says why.
   */
  public static Decision decide(Lease lease, Stimulus stimulus, Moment moment) {
    if (lease.seen().contains(stimulus.by().requestId())) {
      return new Decision.Repeated();
    }
    if (!Transitions.isListed(lease.status(), stimulus.kind())) {
      return new Decision.Refused(Transitions.refusal(lease.status(), stimulus.kind()));
    }
    Draft draft = new Draft(lease, stimulus, moment);
    Optional<Refusal> refusal = Transitions.verb(stimulus.kind()).apply(draft, stimulus);
    if (refusal.isPresent()) {
      return new Decision.Refused(refusal.get());
    }
    draft.followService();
    if (remembers(stimulus)) {
      draft.remember(stimulus.by().requestId());
    }
    return new Decision.Accepted(draft.freeze(), draft.entries);
  }

  /** Deadlines and answers are recognised by the facts; only commands need to be remembered. */
  private static boolean remembers(Stimulus stimulus) {
    return !(stimulus instanceof Stimulus.Due)
        && !(stimulus instanceof Stimulus.Outcome)
        && !(stimulus instanceof Stimulus.NoticeAnswered)
        && !(stimulus instanceof Stimulus.ServiceAnswered)
        && !(stimulus instanceof Stimulus.RefundAnswered)
        && !(stimulus instanceof Stimulus.Braked);
  }

  /**
   * The stimulus of a deadline.
   *
   * @throws IllegalArgumentException if the wake asks for something to be done, not decided
   */
  public static Stimulus.Due due(Wake wake) {
    StimulusKind kind =
        switch (wake.kind()) {
          case PAY_BY -> StimulusKind.PAY_BY_REACHED;
          case UNRESOLVED -> StimulusKind.UNKNOWN_TOO_LONG;
          case RESERVATION_END -> StimulusKind.RESERVATION_ENDED;
          case AUTO_RENEW -> StimulusKind.AUTO_RENEW_DUE;
          case TERM_BEGINS -> StimulusKind.TERM_BEGUN;
          case LINK_EXPIRY -> StimulusKind.LINK_EXPIRED;
          case COOLING_OFF_END -> StimulusKind.COOLING_OFF_ENDED;
          case REMINDER -> StimulusKind.REMINDER_DUE;
          case FINAL_NOTICE -> StimulusKind.FINAL_NOTICE_DUE;
          case EXPIRY -> StimulusKind.EXPIRED;
          case GRACE_END -> StimulusKind.GRACE_ENDED;
          case TASK_LIMIT -> StimulusKind.TASK_EXPIRED;
          case LOSS_PAUSE_END -> StimulusKind.LOSS_PAUSE_ENDED;
          case RECLAIM -> StimulusKind.RECLAIM_DUE;
          case QUARANTINE_END -> StimulusKind.QUARANTINE_ENDED;
          case LOOK_UP, CLOSE_CHECKOUT, SERVICE, NOTICE, REFUND ->
              throw new IllegalArgumentException(wake.kind() + " is done, not decided");
        };
    String id = DerivedId.of("due", wake.kind().name(), wake.at().toString(), wake.subject());
    return new Stimulus.Due(By.system(id, "deadline"), kind, wake.at(), wake.subject());
  }
}

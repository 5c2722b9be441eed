package io.keepline.lifecycle;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Renewal by standing consent (T3): when it is due, what may be charged, and what ends it. */
final class AutoRenewRules {

  private AutoRenewRules() {}

  /**
   * A charge by consent is due. A priced order is submitted under the consent's own guards; the
   * bare deadline closes an open checkout first, or notes that the attempt passed without a charge
   * and asks the holder to pay.
   */
  static Optional<Refusal> due(Draft draft, Stimulus stimulus) {
    Consent consent = draft.consent;
    boolean charges = stimulus instanceof Stimulus.Submit;
    if (consent == null || (charges && !consent.chargeable())) {
      return Verb.no(Refusal.NO_CONSENT);
    }
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    if (draft.before.isHeld(HoldReason.DISPUTE) || draft.before.ordersAreHeld()) {
      return Verb.no(Refusal.ON_HOLD);
    }
    Integer due = dueAttempt(draft);
    if (due == null) {
      return Verb.no(Refusal.NOT_DUE);
    }
    return stimulus instanceof Stimulus.Submit submit
        ? charge(draft, submit, consent, due)
        : passBy(draft, (Stimulus.Due) stimulus, consent, due);
  }

  /** Whether an attempt to charge by consent would be listened to: what the schedule asks, too. */
  static boolean mayCharge(Lease lease) {
    Consent consent = lease.consent();
    boolean free =
        lease.inFlight().map(o -> o.state() == OrderState.PENDING && !o.closing()).orElse(true);
    return consent != null
        && (free || !consent.chargeable())
        && !lease.cancellation().isConfirmed()
        && !lease.ordersAreHeld()
        && !lease.isHeld(HoldReason.DISPUTE);
  }

  private static Optional<Refusal> charge(
      Draft draft, Stimulus.Submit submit, Consent consent, int due) {
    if (submit.method() != consent.method()
        || !Objects.equals(submit.methodRef(), consent.methodRef())) {
      return Verb.no(Refusal.QUOTE_DOES_NOT_FIT);
    }
    if (!consent.allows(submit.quote().total())) {
      return Verb.no(Refusal.ABOVE_CEILING);
    }
    Optional<Refusal> refused = OrderRules.submit(draft, submit);
    if (refused.isEmpty()) {
      draft.autoRenewDays = due;
    }
    return refused;
  }

  private static Optional<Refusal> passBy(
      Draft draft, Stimulus.Due deadline, Consent consent, int due) {
    Order open = draft.inFlight().orElse(null);
    if (open == null) {
      draft.autoRenewDays = due;
      draft.tell(NoticeKind.PAYMENT_REQUEST, draft.validUntil + ":" + due, null);
    } else if (!consent.chargeable()) {
      // The holder is paying already: nothing of ours is in their way.
      draft.autoRenewDays = due;
    } else if (open.state() == OrderState.PENDING && !open.closing()) {
      draft.put(UncertainOrders.closing(open));
    } else {
      return Verb.no(Refusal.ORDER_IN_FLIGHT);
    }
    draft.audit(draft.status, draft.status, deadline.dueAt(), Integer.toString(due));
    return Verb.done();
  }

  /** The newest offset that is due for the present date and was not tried. */
  private static @Nullable Integer dueAttempt(Draft draft) {
    return dueAttempt(draft.freeze(), draft.today()).orElse(null);
  }

  /** The newest offset that is due on the brand's date and was not tried. */
  static Optional<Integer> dueAttempt(Lease lease, LocalDate today) {
    LocalDate validUntil = lease.validUntil();
    return validUntil == null
        ? Optional.empty()
        : attempts(lease.plan(), lease.autoRenewDays()).stream()
            .filter(d -> !today.isBefore(validUntil.minusDays(d)))
            .min(Integer::compare);
  }

  /**
   * The offsets that are still to be tried, counted back from the paid date. One that is as long as
   * the term would be due again as soon as it has renewed.
   *
   * @param tried the last one that was tried for this date; absent: none yet
   */
  static List<Integer> attempts(PlanVersion plan, @Nullable Integer tried) {
    int term = plan.length().shortestDays();
    return plan.policy().autoRenewDays().stream()
        .filter(d -> d < term && (tried == null || d < tried))
        .toList();
  }

  /** Attempts that came due are spent: after suspension only a prevented one is made up for. */
  static void lapseAttempts(Draft draft) {
    draft.plan.policy().autoRenewDays().stream()
        .min(Integer::compare)
        .ifPresent(last -> draft.autoRenewDays = last);
  }

  /** Whether a try was charged by consent: nobody waits for its answer, so it is told. */
  static boolean isUnattended(Order order) {
    return order.quote().kind() == OrderKind.AUTO_RENEW && order.attempt() == 1;
  }

  /**
   * A charge by consent was refused. What can never succeed ends the consent it was made under; a
   * consent that was given since, for another method, stands.
   */
  static void declined(Draft draft, Order order, DeclineReason reason) {
    Consent consent = draft.consent;
    boolean same =
        consent != null
            && consent.method() == order.method()
            && Objects.equals(consent.methodRef(), order.methodRef());
    if (same && reason.isHard()) {
      draft.consent = null;
    }
  }
}

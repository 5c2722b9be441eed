package io.keepline.lifecycle;

import java.time.LocalDate;
import java.util.Optional;

/** What staff, the holder and machines may change beside orders and cancellation. */
final class SupportRules {

  private SupportRules() {}

  static Optional<Refusal> holdPut(Draft draft, Stimulus.PutHold put) {
    if (draft.before.isHeld(put.hold())) {
      return Verb.no(Refusal.HOLD_STANDS);
    }
    draft.holds.add(new Hold(put.hold(), draft.now(), put.by().actor()));
    if (draft.status.isLive()) {
      draft.tell(NoticeKind.HOLD_PUT, put.by().requestId(), put.hold().name());
    }
    draft.audit(draft.status, draft.status, draft.now(), put.hold().name());
    StatusRules.follow(draft, draft.now());
    return Verb.done();
  }

  /** A hold ends. If it stopped the loss, the holder must be told anew. */
  static Optional<Refusal> holdLifted(Draft draft, Stimulus.LiftHold lift) {
    if (!draft.before.isHeld(lift.hold())) {
      return Verb.no(Refusal.HOLD_UNKNOWN);
    }
    draft.holds.removeIf(h -> h.reason() == lift.hold());
    if (lift.hold().stopsReclaim()) {
      draft.lossHoldLiftedAt = draft.now();
      StatusRules.voidProof(draft);
    }
    if (draft.status.isLive()) {
      draft.tell(NoticeKind.HOLD_LIFTED, lift.by().requestId(), lift.hold().name());
    }
    draft.audit(draft.status, draft.status, draft.now(), lift.hold().name());
    StatusRules.follow(draft, draft.now());
    return Verb.done();
  }

  static Optional<Refusal> graceExtended(Draft draft, Stimulus.ExtendGrace extend) {
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    if (draft.before.graceUntil().map(g -> !extend.until().isAfter(g)).orElse(true)) {
      return Verb.no(Refusal.DATE_NOT_LATER);
    }
    draft.graceExtendedUntil = extend.until();
    StatusRules.voidProof(draft);
    draft.audit(draft.status, draft.status, draft.now(), null);
    StatusRules.follow(draft, draft.now());
    return Verb.done();
  }

  static Optional<Refusal> goodwill(Draft draft, Stimulus.GiveGoodwill give) {
    LocalDate from = draft.validUntil == null ? draft.today() : draft.validUntil;
    RenewalDates dates = new RenewalDates(AnchoredDate.on(from), AnchoredDate.on(give.until()));
    return addDays(draft, dates, Entry.DaysCause.GOODWILL, null);
  }

  /**
   * A captured top-up: its days count under the same base rule and cap as a renewal's; its money
   * and units go with them or, refused, all of its money to the wallet.
   */
  static Optional<Refusal> topUpDays(Draft draft, Stimulus.TopUpDays topUp) {
    if (draft.before.ordersAreHeld()) {
      return Verb.no(Refusal.ON_HOLD);
    }
    if (draft.status == LeaseStatus.SUSPENDED && !topUp.restoreFeePaid()) {
      return Verb.no(Refusal.RESTORE_FEE_NEEDED);
    }
    LocalDate validUntil = draft.validUntil;
    boolean restoresNothing = draft.status == LeaseStatus.SUSPENDED && topUp.days() == 0;
    if (validUntil == null || topUp.days() < 0 || restoresNothing) {
      return Verb.no(Refusal.DATE_NOT_LATER);
    }
    Optional<Refusal> refused =
        topUp.days() == 0 ? withoutDays(draft, topUp) : withDays(draft, topUp, validUntil);
    LocalDate until = draft.validUntil;
    if (refused.isEmpty() && until != null) {
      draft.entries.add(
          new Entry.ToppedUp(topUp.orderId(), topUp.paymentId(), draft.today(), until));
      draft.tell(NoticeKind.TOPPED_UP, topUp.orderId(), topUp.orderId());
    }
    return refused;
  }

  private static Optional<Refusal> withoutDays(Draft draft, Stimulus.TopUpDays topUp) {
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    draft.audit(draft.status, draft.status, draft.now(), topUp.orderId());
    return Verb.done();
  }

  private static Optional<Refusal> withDays(
      Draft draft, Stimulus.TopUpDays topUp, LocalDate validUntil) {
    PlanVersion step =
        new PlanVersion(
            draft.plan.planId(),
            draft.plan.version(),
            TermLength.days(topUp.days()),
            draft.plan.policy());
    AnchoredDate paid = new AnchoredDate(validUntil, draft.anchorDay);
    RenewalDates dates = RenewalDates.of(draft.status, paid, step, 1, draft.today());
    return addDays(draft, dates, Entry.DaysCause.TOP_UP, topUp.orderId());
  }

  private static Optional<Refusal> addDays(
      Draft draft,
      RenewalDates dates,
      Entry.DaysCause cause,
      @org.jspecify.annotations.Nullable String source) {
    AnchoredDate end = dates.end();
    LocalDate before = draft.validUntil;
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    if (before == null || !end.date().isAfter(before)) {
      return Verb.no(Refusal.DATE_NOT_LATER);
    }
    if (RenewalDates.aboveCap(end.date(), draft.plan, draft.today())) {
      return Verb.no(Refusal.CAP_EXCEEDED);
    }
    Money nothing = Money.zero(currency(draft));
    draft.terms.add(new Term("", "", draft.plan, dates.base().date(), end.date(), nothing));
    StatusRules.renewDate(draft, end);
    draft.entries.add(new Entry.Days(cause, source, before, end.date()));
    draft.audit(draft.status, draft.status, draft.now(), source);
    StatusRules.follow(draft, draft.now());
    return Verb.done();
  }

  private static String currency(Draft draft) {
    return draft.terms.stream().findFirst().map(t -> t.paid().currency()).orElse("XXX");
  }

  static Optional<Refusal> planChosen(Draft draft, Stimulus.ChoosePlan choose) {
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    draft.nextPlan = choose.plan();
    draft.audit(draft.status, draft.status, draft.now(), choose.plan().label());
    return Verb.done();
  }

  static Optional<Refusal> consentGiven(Draft draft, Stimulus.GiveConsent give) {
    if (draft.cancellation.isConfirmed()) {
      return Verb.no(Refusal.CANCELLATION_CONFIRMED);
    }
    if (draft.status == LeaseStatus.SUSPENDED) {
      AutoRenewRules.lapseAttempts(draft);
    }
    // The balance is here: no provider has to allow that it is spent while nobody is there.
    boolean chargeable = give.chargeable() || give.method() == PaymentMethod.BALANCE;
    draft.consent =
        new Consent(give.method(), give.ceiling(), draft.now(), chargeable, give.methodRef());
    draft.tell(NoticeKind.AUTO_RENEW_CONSENT, give.by().requestId(), "given");
    draft.audit(draft.status, draft.status, draft.now(), null);
    return Verb.done();
  }

  static Optional<Refusal> consentRevoked(Draft draft, Stimulus.RevokeConsent revoke) {
    if (draft.consent == null) {
      return Verb.no(Refusal.NO_CONSENT);
    }
    draft.consent = null;
    draft.tell(NoticeKind.AUTO_RENEW_CONSENT, revoke.by().requestId(), "revoked");
    draft.audit(draft.status, draft.status, draft.now(), null);
    return Verb.done();
  }

  /** The carrier must be told everything again for the new SIM. */
  static Optional<Refusal> simReplaced(Draft draft, Stimulus.ReplaceSim replace) {
    Service known = draft.service;
    draft.service = new Service(known.confirmed(), known.generation(), 0, null, null, null);
    draft.audit(draft.status, draft.status, draft.now(), null);
    return Verb.done();
  }

  static Optional<Refusal> clockAdvanced(Draft draft, Stimulus.AdvanceClock advance) {
    if (!draft.before.sandbox()) {
      return Verb.no(Refusal.NOT_SANDBOX);
    }
    if (advance.offset().compareTo(draft.clockOffset) <= 0) {
      return Verb.no(Refusal.CLOCK_BACKWARDS);
    }
    draft.clockOffset = advance.offset();
    draft.audit(draft.status, draft.status, draft.now(), null);
    return Verb.done();
  }
}

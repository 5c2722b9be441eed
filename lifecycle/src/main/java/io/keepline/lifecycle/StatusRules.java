package io.keepline.lifecycle;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** What the paid dates imply: expiry, grace, suspension, and the ways back. */
final class StatusRules {

  private StatusRules() {}

  static Optional<Refusal> expired(Draft draft, Stimulus.Due due) {
    return step(draft, due);
  }

  static Optional<Refusal> graceEnded(Draft draft, Stimulus.Due due) {
    if (autoRenewIsBeingAnswered(draft)) {
      return Verb.no(Refusal.NOT_DUE);
    }
    return step(draft, due);
  }

  private static Optional<Refusal> step(Draft draft, Stimulus.Due due) {
    if (implied(draft) == draft.status) {
      return Verb.no(Refusal.NOT_DUE);
    }
    follow(draft, due.dueAt());
    return Verb.done();
  }

  /** The status that the paid dates imply, as the draft stands. */
  static LeaseStatus implied(Draft draft) {
    LeaseStatus byDates = byDates(draft.freeze(), draft.today());
    boolean answersFirst = draft.status != LeaseStatus.SUSPENDED && autoRenewIsBeingAnswered(draft);
    return byDates == LeaseStatus.SUSPENDED && answersFirst ? LeaseStatus.GRACE : byDates;
  }

  /** The status that the paid dates imply on the brand's date. */
  static LeaseStatus byDates(Lease facts, LocalDate today) {
    LocalDate validUntil = facts.validUntil();
    if (validUntil == null) {
      return facts.status();
    }
    if (today.isBefore(validUntil)) {
      return LeaseStatus.ACTIVE;
    }
    boolean inGrace = facts.graceUntil().map(today::isBefore).orElse(false);
    return inGrace ? LeaseStatus.GRACE : LeaseStatus.SUSPENDED;
  }

  /**
   * Brings an in-term lease to the status its dates imply. A status that is already over is passed
   * through with an audit row of its own, without a notice; the next notice tells it.
   */
  static void follow(Draft draft, Instant dueAt) {
    LeaseStatus from = draft.status;
    LeaseStatus to = implied(draft);
    if (!from.isInTerm() || from == to) {
      return;
    }
    Instant at = dueAt;
    if (from == LeaseStatus.ACTIVE && to == LeaseStatus.SUSPENDED) {
      draft.status = LeaseStatus.GRACE;
      draft.audit(from, LeaseStatus.GRACE, at, null);
      draft.passed.add(LeaseStatus.GRACE);
      from = LeaseStatus.GRACE;
      LocalDate graceUntil = draft.freeze().graceUntil().orElseThrow();
      at = LossRules.later(at, draft.moment.schedule().startOf(graceUntil));
    }
    draft.status = to;
    draft.audit(from, to, at, null);
    String key = datesKey(draft.freeze());
    switch (to) {
      case ACTIVE -> draft.tell(NoticeKind.SERVICE_RESTORED, key, null);
      case GRACE -> draft.tell(NoticeKind.EXPIRED, key, null);
      case SUSPENDED -> suspended(draft, key);
      case RESERVED, RECLAIMING, QUARANTINED, ENDED ->
          throw new IllegalStateException("paid dates never imply " + to);
    }
  }

  /** When the loss follows at once, its notice tells that suspension was passed through, too. */
  private static void suspended(Draft draft, String key) {
    if (draft.inFlight().isEmpty()) {
      AutoRenewRules.lapseAttempts(draft);
    }
    if (LossRules.isNext(draft)) {
      draft.passed.add(LeaseStatus.SUSPENDED);
    } else {
      draft.tell(NoticeKind.SUSPENDED, key, null);
    }
  }

  /** The dates that a notice about the status speaks of. */
  static String datesKey(Lease facts) {
    return facts.validUntil() + "/" + facts.graceUntil().orElseThrow();
  }

  /** A new paid date: everything that was counted, sent or announced for the old one is void. */
  static void renewDate(Draft draft, AnchoredDate end) {
    draft.validUntil = end.date();
    draft.anchorDay = end.anchorDay();
    draft.graceExtendedUntil = null;
    draft.remindedDays = null;
    draft.autoRenewDays = null;
    draft.lossPausedUntil = null;
    draft.lossPauseUsed = false;
    draft.brakedUntil = null;
    draft.passed.clear();
    voidProof(draft);
    draft.terms.removeIf(t -> !t.until().isAfter(draft.today()));
  }

  /** The proof and the announced date no longer count; a notice still on its way is not sent. */
  static void voidProof(Draft draft) {
    draft.proof = null;
    draft.announcedReclaimAt = null;
    for (Notice notice : java.util.List.copyOf(draft.notices)) {
      if (notice.kind() == NoticeKind.FINAL_NOTICE) {
        draft.notices.remove(notice);
        if (notice.state() == Notice.State.DUE) {
          draft.entries.add(new Entry.NoticeMoved(NoticeRules.skipped(notice)));
        }
      }
    }
    draft.settle(Task.Kind.HOLDER_UNREACHABLE, draft.before.leaseId(), "void");
  }

  /** The term whose first day has come takes over its predecessor's place. */
  static Optional<Refusal> termBegun(Draft draft, Stimulus.Due due) {
    if (draft.terms.size() < 2 || draft.terms.get(1).from().isAfter(draft.today())) {
      return Verb.no(Refusal.NOT_DUE);
    }
    while (draft.terms.size() > 1 && !draft.terms.get(1).from().isAfter(draft.today())) {
      draft.terms.remove(0);
    }
    draft.audit(draft.status, draft.status, due.dueAt(), draft.terms.get(0).plan().label());
    return Verb.done();
  }

  /** A charge by consent that came due first is answered before service stops. */
  private static boolean autoRenewIsBeingAnswered(Draft draft) {
    return draft.inFlight().map(o -> o.quote().kind() == OrderKind.AUTO_RENEW).orElse(false);
  }
}

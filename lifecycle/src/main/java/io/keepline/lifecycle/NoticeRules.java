package io.keepline.lifecycle;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/** Messages to the holder: when they are made, tried again, proven, or given to a person. */
final class NoticeRules {

  /** Waits after each failed try; a loss notice uses all, some seven days, others the first. */
  private static final List<Duration> RETRIES =
      List.of(
          Duration.ofMinutes(10),
          Duration.ofHours(1),
          Duration.ofHours(6),
          Duration.ofDays(1),
          Duration.ofDays(2),
          Duration.ofDays(4));

  private static final int ORDINARY_RETRIES = 3;
  private static final Duration BOUNCE_WINDOW = Duration.ofHours(24);

  private NoticeRules() {}

  /** One reminder for all offsets that came due: older ones collapse into the newest. */
  static Optional<Refusal> reminderDue(Draft draft, Stimulus.Due due) {
    LocalDate validUntil = draft.validUntil;
    Integer newest = validUntil == null ? null : newestOffset(draft, validUntil);
    if (validUntil == null || newest == null) {
      return Verb.no(Refusal.NOT_DUE);
    }
    draft.remindedDays = newest;
    boolean tooLateToSay = newest >= 0 && !draft.today().isBefore(validUntil);
    if (!tooLateToSay && !draft.cancellation.isConfirmed()) {
      draft.tell(NoticeKind.REMINDER, validUntil + ":" + newest, null);
    }
    draft.audit(draft.status, draft.status, due.dueAt(), Integer.toString(newest));
    return Verb.done();
  }

  private static @org.jspecify.annotations.Nullable Integer newestOffset(
      Draft draft, LocalDate validUntil) {
    return offsets(draft.freeze()).stream()
        .filter(d -> !draft.today().isBefore(validUntil.minusDays(d)))
        .min(Integer::compare)
        .orElse(null);
  }

  /**
   * After a date came back: every offset that was due for it was said before, under whichever plan.
   */
  static int saidBefore(Draft draft, LocalDate date) {
    return Math.toIntExact(ChronoUnit.DAYS.between(draft.today(), date));
  }

  /** The offsets still to be reminded at: shorter than the term, and newer than the last one. */
  static List<Integer> offsets(Lease lease) {
    int term = lease.plan().length().shortestDays();
    Integer last = lease.remindedDays();
    return lease.policy().reminderDays().stream()
        .filter(d -> d < term && (last == null || d < last))
        .toList();
  }

  static Optional<Refusal> answered(Draft draft, Stimulus.NoticeAnswered answer) {
    Notice notice =
        draft.notices.stream()
            .filter(n -> n.noticeId().equals(answer.noticeId()))
            .findFirst()
            .orElse(null);
    if (notice == null) {
      return Verb.no(Refusal.NOTICE_UNKNOWN);
    }
    boolean waiting = notice.state() == Notice.State.DUE;
    boolean bounce = answer.result() == Stimulus.NoticeResult.BOUNCED;
    if (waiting == bounce) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    switch (answer.result()) {
      case ACCEPTED -> accepted(draft, notice);
      case ACCEPTED_BY_NUMBER -> {
        if (notice.kind() == NoticeKind.FINAL_NOTICE) {
          failed(draft, notice);
        } else {
          draft.put(moved(notice, Notice.State.ACCEPTED, notice.dueAt(), draft.now()));
        }
      }
      case LATER -> later(draft, notice);
      case NO_CHANNEL -> failed(draft, notice);
      case SKIPPED -> draft.put(skipped(notice));
      case BOUNCED -> {
        Optional<Refusal> refused = bounced(draft, notice);
        if (refused.isPresent()) {
          return refused;
        }
      }
    }
    draft.audit(draft.status, draft.status, draft.now(), notice.noticeId());
    return Verb.done();
  }

  private static void accepted(Draft draft, Notice notice) {
    draft.put(moved(notice, Notice.State.ACCEPTED, notice.dueAt(), draft.now()));
    LocalDate validUntil = draft.validUntil;
    Lease facts = draft.freeze();
    if (notice.kind() == NoticeKind.FINAL_NOTICE
        && validUntil != null
        && notice.key().startsWith(LossRules.finalNoticeDates(facts))) {
      LocalDate graceUntil = facts.graceUntil().orElseThrow();
      draft.proof =
          new Proof(notice.noticeId(), validUntil, graceUntil, draft.now(), Proof.Basis.ACCEPTED);
    }
  }

  private static void later(Draft draft, Notice notice) {
    int tries = notice.kind().isLossNotice() ? RETRIES.size() : ORDINARY_RETRIES;
    if (notice.tries() >= tries) {
      failed(draft, notice);
      return;
    }
    Instant again = draft.now().plus(RETRIES.get(notice.tries()));
    draft.put(moved(notice, Notice.State.DUE, again, null));
  }

  /** No channel took it. A loss is then a person's decision, or waits long. */
  private static void failed(Draft draft, Notice notice) {
    draft.put(moved(notice, Notice.State.FAILED, notice.dueAt(), null));
    if (notice.kind() == NoticeKind.FINAL_NOTICE) {
      Duration wait = Duration.ofDays(draft.plan.policy().unreachableDays());
      draft.ask(Task.Kind.HOLDER_UNREACHABLE, draft.before.leaseId(), draft.now().plus(wait));
    }
  }

  /** It came back: within a day of its acceptance it never was a proof. */
  private static Optional<Refusal> bounced(Draft draft, Notice notice) {
    Instant acceptedAt = notice.acceptedAt();
    if (acceptedAt == null || draft.moment.reached(acceptedAt.plus(BOUNCE_WINDOW))) {
      return Verb.no(Refusal.NOTHING_CHANGED);
    }
    Proof proof = draft.proof;
    if (proof != null && proof.noticeId().equals(notice.noticeId())) {
      draft.proof = null;
    }
    later(draft, notice);
    return Verb.done();
  }

  static Notice skipped(Notice notice) {
    return moved(notice, Notice.State.SKIPPED, notice.dueAt(), null);
  }

  private static Notice moved(
      Notice notice,
      Notice.State state,
      Instant dueAt,
      @org.jspecify.annotations.Nullable Instant acceptedAt) {
    return new Notice(
        notice.noticeId(),
        notice.kind(),
        notice.key(),
        notice.subject(),
        notice.passed(),
        state,
        state == Notice.State.DUE ? notice.tries() + 1 : notice.tries(),
        dueAt,
        acceptedAt);
  }

  /** The same message once more, as a notice of its own, if it is still true. */
  static Optional<Refusal> resent(Draft draft, Stimulus.ResendNotice resend) {
    String subject = null;
    String key = resend.by().requestId();
    boolean repeatable =
        switch (resend.notice()) {
          case WELCOME, CANCELLATION_CONFIRMED, CANCELLED, RECLAIMED -> true;
          case EXPIRED, SUSPENDED -> {
            boolean dated = draft.validUntil != null;
            key = dated ? StatusRules.datesKey(draft.before) + "/" + key : key;
            yield dated;
          }
          case RECEIPT -> {
            subject = lastPaidOrder(draft);
            yield subject != null;
          }
          case FINAL_NOTICE,
              CANCELLATION_LINK,
              REMINDER,
              PAYMENT_BEING_CHECKED,
              PAYMENT_DECLINED,
              PAYMENT_REFUNDED,
              CANCELLATION_WITHDRAWN,
              HOLD_PUT,
              HOLD_LIFTED,
              SERVICE_RESTORED,
              PAYMENT_REQUEST,
              AUTO_RENEW_CONSENT,
              TOPPED_UP,
              TOP_UP_KEPT,
              LOW_BALANCE,
              DISPUTE,
              TOP_UP_DISPUTED,
              DISPUTE_WON ->
              false;
        };
    String id = DerivedId.of("ntc", draft.before.leaseId(), resend.notice().name(), key);
    Notice again =
        new Notice(
            id, resend.notice(), key, subject, List.of(), Notice.State.DUE, 0, draft.now(), null);
    if (!repeatable || !Notices.stillHolds(draft.before, again, draft.today())) {
      return Verb.no(Refusal.NOTICE_UNKNOWN);
    }
    draft.put(again);
    draft.audit(draft.status, draft.status, draft.now(), resend.notice().name());
    return Verb.done();
  }

  private static @org.jspecify.annotations.Nullable String lastPaidOrder(Draft draft) {
    String last = null;
    for (Term term : draft.terms) {
      if (!term.orderId().isEmpty()) {
        last = term.orderId();
      }
    }
    return last;
  }
}

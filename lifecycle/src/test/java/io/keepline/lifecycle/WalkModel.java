package io.keepline.lifecycle;

import static io.keepline.lifecycle.OrderState.PAID;
import static io.keepline.lifecycle.OrderState.PENDING;
import static io.keepline.lifecycle.OrderState.SUBMITTED;
import static io.keepline.lifecycle.OrderState.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What must be true of a lease whatever happens, kept independently of the rules: only from the
 * entries they write and from what the walk did.
 */
final class WalkModel {
  private static final Set<OrderState> IN_FLIGHT = Set.of(SUBMITTED, PENDING, UNKNOWN, PAID);

  final WalkMoney money = new WalkMoney();
  private final ZoneId zone;
  private final Map<String, String> reminders = new HashMap<>();
  private final Set<String> sent = new HashSet<>();
  private final Map<String, LocalDate> renewedFrom = new HashMap<>();
  private LocalDate validUntil;
  private Instant provenAt;
  private Duration provenNotice = Duration.ZERO;
  private Instant announced;
  private Instant lifted;
  private Instant braked;
  private Instant lostAt;
  private Instant confirmedUntil;
  private Cancellation frozen;

  WalkModel(ZoneId zone) {
    this.zone = zone;
  }

  /** Checks one accepted decision. */
  void accepted(Lease before, Stimulus stimulus, Moment moment, Decision.Accepted decision) {
    Lease after = decision.lease();
    check(before.status() != LeaseStatus.ENDED, "I1: an ended lease was changed");
    money.accepted(after, decision.entries());
    money.paidFor(after.terms());
    losses(before, stimulus, moment, after);
    days(moment, decision);
    voids(before, stimulus, after, moment);
    orders(after);
    audit(before, stimulus, decision);
    notices(before, moment, decision);
    number(before, moment, decision);
    consent(before, stimulus, decision.lease());
    if (stimulus instanceof Stimulus.CounterReverse) {
      forgetTakenBack(after.validUntil());
    }
  }

  /** A date that was taken back and is given again is another term: it is reminded of again. */
  private void forgetTakenBack(LocalDate validUntil) {
    reminders
        .entrySet()
        .removeIf(
            reminder -> {
              boolean later =
                  LocalDate.parse(reminder.getKey().substring(0, 10)).isAfter(validUntil);
              if (later) {
                sent.remove(reminder.getValue());
              }
              return later;
            });
  }

  private void orders(Lease after) {
    long open = after.orders().stream().filter(o -> IN_FLIGHT.contains(o.state())).count();
    check(open <= 1, "I10: more than one order in flight");
    check(
        after.orders().stream()
            .allMatch(o -> IN_FLIGHT.contains(o.state()) == o.state().isInFlight()),
        "in flight is SUBMITTED, PENDING, UNKNOWN, PAID");
  }

  private void days(Moment moment, Decision.Accepted decision) {
    for (Entry entry : decision.entries()) {
      if (entry instanceof Entry.Days days) {
        check(
            java.util.Objects.equals(days.before(), validUntil),
            "I6: the row begins at another date than the ledger ends");
        boolean later = validUntil == null || days.after().isAfter(validUntil);
        boolean stays =
            days.cause() == Entry.DaysCause.CHANGE && days.after().equals(days.before());
        boolean corrected =
            days.cause() == Entry.DaysCause.CORRECTION
                && days.after().equals(renewedFrom.remove(days.orderId()));
        check(
            later || stays || corrected || days.cause() == Entry.DaysCause.REFUND,
            "I5: the date moved back");
        if (days.cause() == Entry.DaysCause.RENEWAL) {
          renewedFrom.put(days.orderId(), days.before());
        }
        validUntil = days.after();
        int cap = decision.lease().policy().stackingCapMonths();
        LocalDate most = moment.today().plusDays(1).plusMonths(cap);
        // A change of plan adds no day: what was paid under another plan's cap stays paid.
        check(stays || !validUntil.isAfter(most), "I16: paid beyond the cap");
      }
    }
    check(
        java.util.Objects.equals(validUntil, decision.lease().validUntil()),
        "I6: the ledger does not explain the paid date");
  }

  /** Independently of the rules' own proof: what was accepted, for which dates, and what voids. */
  private void voids(Lease before, Stimulus stimulus, Lease after, Moment moment) {
    boolean voided =
        !java.util.Objects.equals(before.validUntil(), after.validUntil())
            || !before.graceUntil().equals(after.graceUntil())
            || stimulus.kind() == StimulusKind.LOSS_UNDONE;
    if (stimulus instanceof Stimulus.LiftHold lift
        && (lift.hold() == HoldReason.LEGAL || lift.hold() == HoldReason.ADMIN)) {
      lifted = moment.now();
      voided = true;
    }
    if (stimulus instanceof Stimulus.CloseTask close && close.answer() == Stimulus.Answer.REACHED) {
      voided = true;
    }
    if (voided) {
      provenAt = null;
      announced = null;
    }
    Instant said = after.announcedReclaimAt();
    if (announced != null) {
      check(said != null && !said.isBefore(announced), "I11: an announced loss moved earlier");
    }
    announced = said;
    proof(before, stimulus, moment);
  }

  private void proof(Lease before, Stimulus stimulus, Moment moment) {
    if (stimulus instanceof Stimulus.NoticeAnswered answer) {
      boolean last =
          before.notices().stream()
              .filter(n -> n.noticeId().equals(answer.noticeId()))
              .anyMatch(n -> n.kind() == NoticeKind.FINAL_NOTICE);
      if (last && answer.result() == Stimulus.NoticeResult.ACCEPTED) {
        provenAt = moment.now();
        provenNotice = Duration.ofHours(Math.max(24, before.policy().finalNoticeHours()));
      } else if (last && answer.result() == Stimulus.NoticeResult.BOUNCED) {
        provenAt = null;
      }
    }
    boolean unreachable =
        before.tasks().stream().anyMatch(t -> t.kind() == Task.Kind.HOLDER_UNREACHABLE);
    boolean decided =
        stimulus.kind() == StimulusKind.TASK_EXPIRED
            || (stimulus instanceof Stimulus.CloseTask close
                && close.answer() == Stimulus.Answer.PROCEED);
    if (unreachable && decided) {
      provenAt = moment.now();
      provenNotice = Duration.ZERO;
    }
  }

  private void losses(Lease before, Stimulus stimulus, Moment moment, Lease after) {
    if (after.status() == LeaseStatus.RECLAIMING && before.status() != LeaseStatus.RECLAIMING) {
      reclaiming(before, moment);
    }
    if (stimulus.kind() == StimulusKind.RECLAIM_DUE) {
      boolean waits = after.lossPausedUntil() != null;
      check(
          waits || after.status() == LeaseStatus.RECLAIMING,
          "RECLAIMING is set before anything else happens");
    }
    if (!java.util.Objects.equals(before.validUntil(), after.validUntil())) {
      braked = null;
    }
    if (stimulus instanceof Stimulus.Braked answer) {
      braked = answer.until();
      check(after.status() != LeaseStatus.QUARANTINED, "a braked loss went on");
    }
    if (after.cancellation().isConfirmed() && !before.cancellation().isConfirmed()) {
      Stimulus.ConfirmCancellation confirm = (Stimulus.ConfirmCancellation) stimulus;
      confirmedUntil = moment.now().plus(confirm.coolingOff());
      frozen = after.cancellation();
      frozen(before, moment, frozen);
    }
    if (after.cancellation().state() == Cancellation.State.EXECUTED
        && before.cancellation().state() != Cancellation.State.EXECUTED) {
      cancelled(before, moment, after);
    }
    if (after.status() == LeaseStatus.QUARANTINED && before.status() != LeaseStatus.QUARANTINED) {
      lostAt = moment.now();
    }
  }

  private void reclaiming(Lease before, Moment moment) {
    check(provenAt != null, "I7: reclaimed without a proof for these dates");
    Instant end = before.suspendedUntil().orElseThrow().atStartOfDay(zone).toInstant();
    Instant at = LossRules.later(end, provenAt.plus(provenNotice));
    if (announced != null) {
      at = LossRules.later(at, announced);
    }
    if (lifted != null) {
      long notice = Math.max(24, before.policy().finalNoticeHours());
      at = LossRules.later(at, lifted.plus(Duration.ofHours(notice)));
    }
    check(!moment.now().isBefore(at), "I7: reclaimed before its instant");
    check(braked == null || !moment.now().isBefore(braked), "the brake was ignored");
    check(
        before.orders().stream().noneMatch(o -> IN_FLIGHT.contains(o.state())),
        "I7: reclaimed with an order in flight");
    check(
        before.holds().stream()
            .noneMatch(h -> h.reason() == HoldReason.LEGAL || h.reason() == HoldReason.ADMIN),
        "I7: reclaimed under a hold");
  }

  private void cancelled(Lease before, Moment moment, Lease after) {
    check(before.cancellation().isConfirmed(), "I7: cancelled without a confirmation");
    check(!moment.now().isBefore(confirmedUntil), "I7: cancelled inside the cooling-off");
    check(!before.isHeld(HoldReason.LEGAL), "I7: cancelled under a legal hold");
    check(
        before.orders().stream().noneMatch(o -> IN_FLIGHT.contains(o.state())),
        "I7: cancelled with an order in flight");
    List<Cancellation.Share> due =
        frozen.refunds().stream().filter(s -> !money.wasDisputed(s.orderId())).toList();
    Map<String, Money> given = new HashMap<>();
    for (Refund refund : after.refunds()) {
      if (refund.cause() == Refund.Cause.CANCELLATION) {
        given.put(refund.paymentId(), refund.amount());
      }
    }
    for (Cancellation.Share share : due) {
      Money back = given.getOrDefault(share.paymentId(), Money.zero(share.amount().currency()));
      check(back.equals(share.amount()), "I14: another amount was refunded than previewed");
    }
    check(
        frozen.refunds().stream()
            .map(Cancellation.Share::paymentId)
            .toList()
            .containsAll(given.keySet()),
        "I14: a refund that was not previewed");
    money.feesAre(due);
  }

  /** E18: what is frozen, counted a second time, term by term. */
  private void frozen(Lease before, Moment moment, Cancellation cancellation) {
    Map<String, Long> most = new HashMap<>();
    long unstarted = 0;
    for (Term term : before.terms()) {
      boolean begun = term.since() != null || !term.from().isAfter(moment.today());
      boolean eve = term.since() != null && term.since().isAfter(moment.today());
      for (Term.Part part : term.parts()) {
        if (!money.wasDisputed(part.orderId())) {
          most.merge(part.paymentId(), part.amount().minorUnits(), Long::sum);
          unstarted += !begun || eve ? part.amount().minorUnits() : 0;
        }
      }
    }
    long back = 0;
    long fee = 0;
    for (Cancellation.Share share : cancellation.refunds()) {
      long gross = share.amount().minorUnits() + share.fee().minorUnits();
      check(gross <= most.getOrDefault(share.paymentId(), 0L), "E18: more than was paid goes back");
      check(share.amount().minorUnits() >= 0 && share.fee().minorUnits() >= 0, "E18: below zero");
      back += share.amount().minorUnits();
      fee += share.fee().minorUnits();
    }
    check(back + fee >= unstarted, "E18: an un-started term does not go back in full");
    long asked = before.policy().refunds().fee("USD").minorUnits();
    check(fee == Math.min(asked, back + fee), "E18: another fee than the plan's");
  }

  private void audit(Lease before, Stimulus stimulus, Decision.Accepted decision) {
    LeaseStatus at = before.status();
    int rows = 0;
    for (Entry entry : decision.entries()) {
      if (entry instanceof Entry.Audit row) {
        rows++;
        check(row.before() == at || row.before() == row.after(), "I12: a step is missing");
        check(row.by().equals(stimulus.by()), "I12: another actor");
        check(!row.dueAt().isAfter(row.at()), "I12: done before it was due");
        at = row.after();
      }
    }
    check(rows > 0, "I12: no audit row");
    check(at == decision.lease().status(), "I12: the rows end in another status");
  }

  private void notices(Lease before, Moment moment, Decision.Accepted decision) {
    for (Entry entry : decision.entries()) {
      if (entry instanceof Entry.NoticeMoved moved) {
        Notice notice = moved.notice();
        boolean made = notice.state() == Notice.State.DUE && notice.tries() == 0;
        if (made && notice.kind() == NoticeKind.REMINDER) {
          String known = reminders.put(notice.key(), notice.noticeId());
          check(known == null, "I11: reminded twice");
          reminder(before, moment, notice);
        }
        boolean again = sent.contains(notice.noticeId()) && !notice.kind().isLossNotice();
        if (again && notice.state() == Notice.State.DUE) {
          throw new AssertionError("I11: sent twice: " + notice);
        }
        if (notice.state() == Notice.State.ACCEPTED) {
          sent.add(notice.noticeId());
        }
      }
    }
  }

  /** E30: only the newest offset is told, and never one that is no longer true. */
  private static void reminder(Lease before, Moment moment, Notice notice) {
    int offset = Integer.parseInt(notice.key().substring(notice.key().indexOf(':') + 1));
    LocalDate until = before.validUntil();
    check(
        before.policy().reminderDays().stream()
            .noneMatch(d -> d < offset && !moment.today().isBefore(until.minusDays(d))),
        "E30: an older reminder than the newest");
    check(offset < 0 || moment.today().isBefore(until), "E30: days are left of nothing");
  }

  private void number(Lease before, Moment moment, Decision.Accepted decision) {
    for (Entry entry : decision.entries()) {
      if (entry instanceof Entry.NumberMoved moved
          && moved.fate() == Entry.NumberFate.AVAILABLE
          && before.everInService()) {
        check(before.status() == LeaseStatus.QUARANTINED, "I8: available without quarantine");
        Instant free = lostAt.plus(Duration.ofDays(before.policy().quarantineDays()));
        check(!moment.now().isBefore(free), "I8: available before quarantine is over");
      }
    }
  }

  private static void consent(Lease before, Stimulus stimulus, Lease after) {
    if (stimulus instanceof Stimulus.Outcome outcome
        && outcome.result() == Stimulus.Result.DECLINED
        && outcome.declined().isHard()
        && before.order(outcome.orderId()).filter(AutoRenewRules::isUnattended).isPresent()) {
      check(after.consent() == null, "a consent outlived what can never be charged again");
    }
    if (stimulus instanceof Stimulus.Submit submit
        && submit.quote().kind() == OrderKind.AUTO_RENEW) {
      Consent consent = before.consent();
      check(
          consent != null
              && consent.chargeable()
              && submit.quote().total().compareTo(consent.ceiling()) <= 0,
          "I9: charged without a live consent");
      check(!before.cancellation().isConfirmed(), "I9: charged although given up");
    }
  }

  static void check(boolean holds, String sentence) {
    if (!holds) {
      throw new AssertionError(sentence);
    }
  }
}

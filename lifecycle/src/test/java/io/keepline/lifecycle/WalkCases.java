package io.keepline.lifecycle;

import java.time.Duration;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.Set;

/** Recognises the edge cases of {@code docs/lifecycle.md} in what a walk did. */
final class WalkCases {
  private final Tally tally;
  private final ZoneId zone;
  private final Set<String> wereUnknown = new HashSet<>();
  private final Set<String> confirmedOver = new HashSet<>();

  WalkCases(Tally tally, ZoneId zone) {
    this.tally = tally;
    this.zone = zone;
  }

  void decided(Lease before, Stimulus stimulus, Moment moment, Decision decision) {
    if (decision instanceof Decision.Accepted accepted) {
      autoRenewed(before, stimulus, accepted);
      if (stimulus instanceof Stimulus.Outcome outcome) {
        answered(before, outcome, accepted);
      } else if (stimulus instanceof Stimulus.Due due) {
        deadline(before, due, moment, accepted.lease());
      } else {
        command(before, stimulus, accepted.lease());
      }
    } else if (decision instanceof Decision.Refused refused) {
      refused(before, stimulus, refused.refusal());
    } else {
      tally.edgeCase(7);
    }
  }

  private void answered(Lease before, Stimulus.Outcome outcome, Decision.Accepted decision) {
    String orderId = outcome.orderId();
    if (outcome.result() == Stimulus.Result.UNKNOWN) {
      wereUnknown.add(orderId);
    }
    if (outcome.result() != Stimulus.Result.PAID) {
      return;
    }
    Order order = before.order(orderId).orElse(null);
    boolean applied = decision.entries().stream().anyMatch(e -> e instanceof Entry.Days);
    if (applied && order != null && order.quote().kind() == OrderKind.CHANGE) {
      tally.path(Tally.Path.PLAN_CHANGED);
      return;
    }
    if (applied && order != null) {
      applied(before, order, decision.lease());
      return;
    }
    if (before.status() == LeaseStatus.QUARANTINED) {
      tally.edgeCase(6);
    }
    if (before.status() == LeaseStatus.RECLAIMING) {
      tally.edgeCase(2);
    }
    if (order != null && !outcome.captured().equals(order.quote().total())) {
      tally.edgeCase(17);
    } else if (order != null && order.state().isInFlight() && before.status().isLive()) {
      tally.edgeCase(before.cancellation().isConfirmed() ? 9 : 16);
    }
  }

  private void autoRenewed(Lease before, Stimulus stimulus, Decision.Accepted decision) {
    boolean asked =
        decision.entries().stream()
            .anyMatch(
                e ->
                    e instanceof Entry.NoticeMoved moved
                        && stimulus.kind() == StimulusKind.AUTO_RENEW_DUE
                        && moved.notice().kind() == NoticeKind.PAYMENT_REQUEST);
    if (asked) {
      tally.path(Tally.Path.ASKED_TO_PAY);
    }
    if (stimulus instanceof Stimulus.Submit submit
        && submit.quote().kind() == OrderKind.AUTO_RENEW
        && before.orders().stream().anyMatch(WalkCases::isDeclinedCharge)) {
      tally.path(Tally.Path.CHARGED_AGAIN_AFTER_SOFT_DECLINE);
    }
    if (stimulus instanceof Stimulus.Outcome outcome) {
      boolean byConsent =
          before.order(outcome.orderId()).filter(AutoRenewRules::isUnattended).isPresent();
      if (byConsent && before.consent() != null && decision.lease().consent() == null) {
        tally.path(Tally.Path.HARD_DECLINE_ENDED_CONSENT);
      }
      if (byConsent && decision.entries().stream().anyMatch(e -> e instanceof Entry.Days)) {
        tally.path(Tally.Path.RENEWED_BY_CONSENT);
      }
    }
  }

  private static boolean isDeclinedCharge(Order order) {
    return order.state() == OrderState.DECLINED && AutoRenewRules.isUnattended(order);
  }

  private void applied(Lease before, Order order, Lease after) {
    LeaseStatus band = order.quote().band();
    if (before.status() == LeaseStatus.GRACE && band == LeaseStatus.GRACE) {
      tally.edgeCase(1);
    }
    if (before.status() == LeaseStatus.SUSPENDED && before.validProof().isPresent()) {
      tally.edgeCase(2);
    }
    if (band != LeaseStatus.RESERVED && band != before.status()) {
      tally.edgeCase(15);
    }
    if (wereUnknown.contains(order.orderId())) {
      tally.edgeCase(13);
    }
    boolean shorter =
        after.policy().graceDays() < before.policy().graceDays()
            && before.status() == LeaseStatus.ACTIVE;
    if (shorter) {
      tally.edgeCase(26);
    }
  }

  private void deadline(Lease before, Stimulus.Due due, Moment moment, Lease after) {
    boolean late = Duration.between(due.dueAt(), moment.now()).toHours() > 1;
    switch (due.kind()) {
      case RECLAIM_DUE -> {
        if (after.lossPausedUntil() != null) {
          tally.edgeCase(4);
        }
      }
      case FINAL_NOTICE_DUE -> {
        if (late) {
          tally.edgeCase(3);
        }
        if (before.status() == LeaseStatus.ACTIVE) {
          tally.edgeCase(34);
        }
      }
      case REMINDER_DUE -> {
        if (late) {
          tally.edgeCase(30);
        }
      }
      case EXPIRED -> {
        if (before.validUntil().atStartOfDay(zone).getHour() != 0) {
          tally.edgeCase(21);
        }
      }
      case AUTO_RENEW_DUE -> {
        if (before.inFlight().isPresent()) {
          tally.edgeCase(11);
        }
      }
      default -> {
        // No edge case begins at any other deadline.
      }
    }
  }

  private void command(Lease before, Stimulus stimulus, Lease after) {
    if (stimulus instanceof Stimulus.Submit submit
        && before.cancellation().state() == Cancellation.State.REQUESTED
        && submit.quote().kind() == OrderKind.RENEW) {
      tally.edgeCase(10);
    }
    if (stimulus instanceof Stimulus.RefundAnswered
        && after.tasks().stream().anyMatch(t -> t.kind() == Task.Kind.REFUND_FAILED)) {
      tally.edgeCase(19);
    }
    if (stimulus.kind() == StimulusKind.CHARGEBACK && before.status().isInTerm()) {
      tally.edgeCase(20);
    }
    if (stimulus.kind() == StimulusKind.CANCELLATION_CONFIRMED
        && !after.cancellation().refunds().isEmpty()) {
      tally.edgeCase(18);
    }
    if (stimulus.kind() == StimulusKind.CANCELLATION_CONFIRMED && before.inFlight().isPresent()) {
      confirmedOver.add(before.inFlight().orElseThrow().orderId());
    }
    if (stimulus instanceof Stimulus.ServiceAnswered answer) {
      boolean failing = answer.result() != Stimulus.ServiceResult.DONE;
      if (before.status() == LeaseStatus.QUARANTINED
          && failing
          && before.tasks().stream().anyMatch(t -> t.kind() == Task.Kind.SERVICE_FAILED)) {
        tally.edgeCase(27);
      }
      if (!failing && after.service().confirmed() != after.wantedService()) {
        tally.edgeCase(35);
      }
    }
  }

  private void refused(Lease before, Stimulus stimulus, Refusal refusal) {
    boolean submit = stimulus.kind() == StimulusKind.ORDER_SUBMITTED;
    switch (refusal) {
      case METHOD_TOO_SLOW -> tally.edgeCase(5);
      case ORDER_IN_FLIGHT -> {
        tally.edgeCase(8);
        if (stimulus.kind() == StimulusKind.AUTO_RENEW_DUE) {
          tally.edgeCase(11);
        }
      }
      case VALID_UNTIL_MOVED -> tally.edgeCase(8);
      case NOTHING_CHANGED -> {
        if (stimulus instanceof Stimulus.Outcome) {
          tally.edgeCase(12);
        }
      }
      case QUOTE_EXPIRED -> tally.edgeCase(14);
      case ANSWER_OUTDATED -> tally.edgeCase(35);
      case CANCELLATION_CONFIRMED -> {
        if (submit && before.status().isInTerm()) {
          tally.edgeCase(10);
        }
      }
      default -> {
        // Refused for a reason that is no edge case.
      }
    }
  }
}

package io.keepline.activities;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.NoticeKind;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Task;
import io.keepline.store.AttemptRow;
import io.keepline.store.MoneyPosting;
import io.keepline.store.NoticeRow;
import io.keepline.store.RefundRow;
import io.keepline.store.SettleRequest;
import io.keepline.store.WalletClaim;
import io.keepline.workflows.WorldActivities;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * What follows when a bank takes back money of an order that outlived its lease, or of a top-up,
 * and when it gives it back to us. Nobody is paid twice: a refund for which the bank left too
 * little is stopped, and owed again when the bank loses.
 */
record LeftDispute(LeftOrder left) {

  /** A bank took money back: no second refund, and a person answers it. */
  SettleRequest taken(WorldActivities.Dispute dispute) {
    List<RefundRow> stopped = new ArrayList<>();
    List<MoneyPosting> postings = new ArrayList<>();
    List<RefundRow> open = open(dispute.paymentId());
    if (!leaves(dispute.paymentId(), dispute.amount().minorUnits())) {
      for (RefundRow refund : open) {
        stopped.add(LeftOrderRows.refund(refund, "STOPPED", null, left.now()));
        postings.addAll(
            left.move(
                dispute.id() + refund.refundId(),
                refund.paymentId(),
                Entry.Account.CHARGEBACKS.name(),
                Entry.Account.REFUNDS_OWED.name(),
                refund.amount()));
      }
    }
    postings.addAll(
        left.move(
            dispute.id(),
            dispute.paymentId(),
            Entry.Account.PROVIDER.name(),
            Entry.Account.CHARGEBACKS.name(),
            dispute.amount()));
    boolean follows =
        left.state() == OrderState.REFUND_DUE || left.state() == OrderState.REFUND_MANUAL;
    SettleRequest step =
        left.moved(
            follows && !stopped.isEmpty() ? OrderState.REFUNDED : left.state(),
            stopped,
            postings,
            List.of(left.tasks().open(Task.Kind.CHARGEBACK, dispute.reference())),
            told(NoticeKind.TOP_UP_DISPUTED, dispute));
    return left.isTopUp() ? step.claiming(claim(dispute, "")) : step;
  }

  /** The bank gave it back to us: a refund that was stopped is owed again. */
  SettleRequest won(WorldActivities.Dispute dispute) {
    List<RefundRow> due = new ArrayList<>();
    List<MoneyPosting> postings = new ArrayList<>();
    for (RefundRow refund : left.history().refunds()) {
      if (refund.state().equals("STOPPED") && refund.paymentId().equals(dispute.paymentId())) {
        due.add(LeftOrderRows.refund(refund, "DUE", null, left.now()));
        postings.addAll(
            left.move(
                dispute.id() + refund.refundId(),
                refund.paymentId(),
                Entry.Account.REFUNDS_OWED.name(),
                Entry.Account.CHARGEBACKS.name(),
                refund.amount()));
      }
    }
    postings.addAll(
        left.move(
            dispute.id(),
            dispute.paymentId(),
            Entry.Account.CHARGEBACKS.name(),
            Entry.Account.PROVIDER.name(),
            dispute.amount()));
    SettleRequest step =
        left.moved(
            left.state(),
            due,
            postings,
            left.tasks().close(Task.Kind.CHARGEBACK, "won"),
            told(NoticeKind.DISPUTE_WON, dispute));
    return left.isTopUp() ? step.claiming(claim(dispute, claimId(dispute, false))) : step;
  }

  /** The holder of a top-up; whoever disputes what they paid for a number that ended knows it. */
  private List<NoticeRow> told(NoticeKind kind, WorldActivities.Dispute dispute) {
    String taskId = left.tasks().id(Task.Kind.CHARGEBACK, dispute.reference());
    return left.isTopUp() ? List.of(left.notice(kind, taskId, left.order().orderId())) : List.of();
  }

  /** A bank has the money already: a refund that was owed since pays for that instead. */
  SettleRequest stopped(RefundRow refund) {
    return left.moved(
        left.state(),
        List.of(LeftOrderRows.refund(refund, "STOPPED", null, left.now())),
        left.move(
            refund.refundId(),
            refund.paymentId(),
            Entry.Account.CHARGEBACKS.name(),
            Entry.Account.REFUNDS_OWED.name(),
            refund.amount()),
        List.of());
  }

  /**
   * Whether a bank left as much of a payment as is on its way back: then that may have arrived
   * before, and its own answer is waited for.
   *
   * @param taken how much the bank has, in the payment's minor units
   */
  boolean leaves(String paymentId, long taken) {
    long captured =
        left.history().attempts().stream()
            .filter(attempt -> attempt.paymentId().equals(paymentId))
            .map(AttemptRow::captured)
            .flatMap(Stream::ofNullable)
            .mapToLong(Money::minorUnits)
            .sum();
    long owed = open(paymentId).stream().mapToLong(r -> r.amount().minorUnits()).sum();
    return captured - taken >= owed;
  }

  private List<RefundRow> open(String paymentId) {
    return left.history().refunds().stream()
        .filter(refund -> refund.state().equals("DUE") || refund.state().equals("MANUAL"))
        .filter(refund -> refund.paymentId().equals(paymentId))
        .toList();
  }

  /** The credit of a top-up goes with the money that paid for it, as far as it is still there. */
  private WalletClaim claim(WorldActivities.Dispute dispute, String taken) {
    MoneyPosting.Subject about =
        new MoneyPosting.Subject(
            claimId(dispute, dispute.won()),
            left.order().orderId(),
            dispute.paymentId(),
            left.now(),
            left.leaseNow(),
            dispute.won() ? "chargeback_won" : "chargeback_of_top_up");
    return new WalletClaim(about, taken, dispute.amount());
  }

  private static String claimId(WorldActivities.Dispute dispute, boolean won) {
    return DerivedId.of("pst", dispute.paymentId(), dispute.reference(), won ? "back" : "claim");
  }
}

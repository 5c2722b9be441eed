package io.keepline.activities;

import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Refund;
import io.keepline.store.RefundRow;
import io.keepline.store.Wallets;
import io.keepline.workflows.RecordActivities.Commit;

/** A refund as its row. */
final class RefundRows {
  private RefundRows() {}

  static RefundRow refund(Entry.RefundMoved moved, Commit commit) {
    Refund refund = moved.refund();
    boolean settled = refund.state() != Refund.State.DUE;
    return new RefundRow(
        refund.refundId(),
        refund.orderId(),
        refund.paymentId(),
        refund.amount(),
        refund.cause().name(),
        refund.state().name(),
        null,
        commit.real(),
        commit.now(),
        settled ? commit.real() : null);
  }

  /** A part of the wallet on its way back to the top-up it came by. */
  static RefundRow ofWallet(Entry.WalletOwed owed, Commit commit) {
    Cancellation.Share share = owed.share();
    return new RefundRow(
        owed.refundId(),
        share.orderId(),
        share.paymentId(),
        share.amount(),
        Wallets.CANCELLED,
        "DUE",
        null,
        commit.real(),
        commit.now(),
        null);
  }
}

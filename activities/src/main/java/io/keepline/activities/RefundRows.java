package io.keepline.activities;

import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Refund;
import io.keepline.store.RefundRow;
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
}

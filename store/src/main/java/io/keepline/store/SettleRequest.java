package io.keepline.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One step of an order that outlived its lease: its owner is {@code payment}.
 *
 * @param expectedState the order's state it was decided on
 * @param order the order as it is now
 * @param refunds inserted, or moved
 * @param postings appended
 * @param notices intents
 * @param tasks opened, or closed
 * @param audit why
 * @param now real time
 * @param claim what a bank's doing takes out of a wallet, or puts back; absent for any other step
 */
public record SettleRequest(
    String expectedState,
    OrderRow order,
    List<RefundRow> refunds,
    List<MoneyPosting> postings,
    List<NoticeRow> notices,
    List<TaskRow> tasks,
    List<AuditRow> audit,
    Instant now,
    @Nullable WalletClaim claim) {

  /** Copies the lists. */
  public SettleRequest {
    refunds = List.copyOf(refunds);
    postings = List.copyOf(postings);
    notices = List.copyOf(notices);
    tasks = List.copyOf(tasks);
    audit = List.copyOf(audit);
  }

  /** A step that moves no wallet. */
  public SettleRequest(
      String expectedState,
      OrderRow order,
      List<RefundRow> refunds,
      List<MoneyPosting> postings,
      List<NoticeRow> notices,
      List<TaskRow> tasks,
      List<AuditRow> audit,
      Instant now) {
    this(expectedState, order, refunds, postings, notices, tasks, audit, now, null);
  }

  /** The same with a wallet that moves. */
  public SettleRequest claiming(WalletClaim wanted) {
    return new SettleRequest(
        expectedState, order, refunds, postings, notices, tasks, audit, now, wanted);
  }
}

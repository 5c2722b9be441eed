package io.keepline.store;

import java.util.List;

/** What became of an adopt. */
public sealed interface AdoptAnswer {
  /**
   * The run owns the lease.
   *
   * @param epoch the run's
   * @param lease as stored, with the number that was claimed
   * @param orders every unfinished one and the latest others, oldest first
   */
  record Adopted(long epoch, LeaseRow lease, List<OrderHistory> orders) implements AdoptAnswer {
    /** Copies the list. */
    public Adopted {
      orders = List.copyOf(orders);
    }
  }

  /**
   * The lease is over: the run completes.
   *
   * @param lease as stored
   */
  record Ended(LeaseRow lease) implements AdoptAnswer {}

  /**
   * No: the run completes. Nothing was written.
   *
   * @param code why
   */
  record Refused(StoreRefusal code) implements AdoptAnswer {}
}

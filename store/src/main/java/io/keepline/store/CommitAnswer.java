package io.keepline.store;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of a commit. Only {@link Committed} wrote anything. */
public sealed interface CommitAnswer {

  /**
   * Written, now or when the same commit id came before.
   *
   * @param version the version this decision made
   */
  record Committed(long version) implements CommitAnswer {}

  /**
   * The lease is at another version: adopt this row and decide again.
   *
   * @param lease as stored
   * @param orders every unfinished one and the latest others
   */
  record Conflict(LeaseRow lease, List<OrderHistory> orders) implements CommitAnswer {
    /** Copies the list. */
    public Conflict {
      orders = List.copyOf(orders);
    }
  }

  /**
   * Another run owns the lease: this one completes.
   *
   * @param epoch the owner's
   */
  record Stale(long epoch) implements CommitAnswer {}

  /**
   * The brand's brake forbids the loss.
   *
   * @param until lease time when it may be asked again with success; null while the brake is on
   */
  record Braked(@Nullable Instant until) implements CommitAnswer {}

  /**
   * Only the database could know, and it says no.
   *
   * @param code why
   */
  record Refused(StoreRefusal code) implements CommitAnswer {}
}

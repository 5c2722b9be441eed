package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to a lease, with its cause.
 *
 * @param at real time
 * @param leaseTime the lease's time
 * @param source AUDIT, ORDER, NOTICE, TERM or REFUND
 * @param id the row's id
 * @param what the stimulus, order state, notice kind, ledger kind or refund state
 * @param actor who, opaque; null where the row names nobody
 * @param cause why; null where the row does not say
 * @param detail the row's own facts as a JSON object
 */
public record TimelineEntry(
    Instant at,
    Instant leaseTime,
    String source,
    String id,
    String what,
    @Nullable String actor,
    @Nullable String cause,
    String detail) {

  /**
   * Where a page ended: the next begins after it.
   *
   * @param at real time
   * @param source the last entry's source
   * @param id the last entry's id
   */
  public record Cursor(Instant at, String source, String id) {
    /** Before everything. */
    public static final Cursor START = new Cursor(Instant.EPOCH, "", "");
  }

  /** The cursor of a page that ends here. */
  public Cursor cursor() {
    return new Cursor(at, source, id);
  }

  static TimelineEntry read(Columns row) throws SQLException {
    return new TimelineEntry(
        row.instant("at"),
        row.instant("lease_time"),
        row.text("source"),
        row.text("id"),
        row.text("what"),
        row.textIf("actor"),
        row.textIf("cause"),
        row.text("detail"));
  }
}

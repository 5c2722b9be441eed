package io.keepline.store;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * What numbers may use, and what they used. Units for one roaming zone are used before those for
 * anywhere abroad, and of either those that end first.
 */
public final class Usage {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Usage(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * The units that a number has on a date, those that end first at the front.
   *
   * @param date in the brand's zone
   */
  public List<AllowanceRow> allowances(String leaseId, LocalDate date) {
    return jdbi.withHandle(handle -> buckets(handle, leaseId, date));
  }

  /** What became of a report. */
  public sealed interface Posted {
    /**
     * It stands in the record.
     *
     * @param usage as it was first posted
     * @param again whether it had been posted before
     */
    record Taken(UsageRecord usage, boolean again) implements Posted {}

    /** The id was used for another report; nothing changed. */
    record OtherUse() implements Posted {}
  }

  /**
   * Posts a use once.
   *
   * @param wanted its {@code uncovered} and {@code seq} are found here
   * @param date when it was used, in the brand's zone
   */
  public Posted post(UsageRecord wanted, LocalDate date) {
    return jdbi.inTransaction(
        handle -> {
          Turn.USAGE.await(handle, wanted.leaseId());
          Optional<UsageRecord> before = find(handle, wanted.leaseId(), wanted.recordId());
          if (before.isPresent()) {
            return before.get().isSameUse(cut(wanted))
                ? new Posted.Taken(before.get(), true)
                : new Posted.OtherUse();
          }
          long left = wanted.units();
          for (AllowanceRow bucket : covering(handle, wanted, date)) {
            left -= use(handle, bucket, left);
          }
          insert(handle, wanted, left);
          return new Posted.Taken(
              find(handle, wanted.leaseId(), wanted.recordId()).orElseThrow(), false);
        });
  }

  /**
   * A page of what a number used, newest first.
   *
   * @param before the place where the page before ended; {@link Long#MAX_VALUE} for the first
   */
  public List<UsageRecord> records(String leaseId, long before, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from usage_records where lease_id = :lease and seq < :before
                    order by seq desc limit :limit
                    """)
                .bind("lease", leaseId)
                .bind("before", before)
                .bind("limit", limit)
                .map((row, context) -> UsageRecord.read(new Columns(row)))
                .list());
  }

  private static List<AllowanceRow> covering(Handle handle, UsageRecord wanted, LocalDate date) {
    return buckets(handle, wanted.leaseId(), date).stream()
        .filter(bucket -> bucket.covers(wanted))
        .sorted(Comparator.comparing(bucket -> bucket.zone() == null))
        .toList();
  }

  /** PostgreSQL keeps microseconds. */
  private static UsageRecord cut(UsageRecord wanted) {
    return new UsageRecord(
        wanted.leaseId(),
        wanted.recordId(),
        wanted.kind(),
        wanted.scope(),
        wanted.country(),
        wanted.zone(),
        wanted.units(),
        wanted.uncovered(),
        wanted.usedAt().truncatedTo(ChronoUnit.MICROS),
        wanted.postedAt(),
        wanted.seq());
  }

  private static Optional<UsageRecord> find(Handle handle, String leaseId, String recordId) {
    return handle
        .createQuery("select * from usage_records where lease_id = :lease and record_id = :record")
        .bind("lease", leaseId)
        .bind("record", recordId)
        .map((row, context) -> UsageRecord.read(new Columns(row)))
        .findOne();
  }

  private static List<AllowanceRow> buckets(Handle handle, String leaseId, LocalDate date) {
    return handle
        .createQuery(
            """
            select * from allowance_buckets where lease_id = :lease
              and from_date <= :date and until_date > :date
            order by until_date, kind, scope, bucket_id
            """)
        .bind("lease", leaseId)
        .bind("date", date)
        .map((row, context) -> AllowanceRow.read(new Columns(row)))
        .list();
  }

  private static long use(Handle handle, AllowanceRow bucket, long wanted) {
    long taken = Math.min(wanted, bucket.left());
    if (taken > 0) {
      handle
          .createUpdate(
              "update allowance_buckets set used = used + :taken where bucket_id = :bucket")
          .bind("taken", taken)
          .bind("bucket", bucket.bucketId())
          .execute();
    }
    return taken;
  }

  private static void insert(Handle handle, UsageRecord wanted, long uncovered) {
    handle
        .createUpdate(
            """
            insert into usage_records (lease_id, record_id, kind, scope, country, zone, units,
              uncovered, used_at, posted_at)
            values (:leaseId, :recordId, :kind, :scope, :country, :zone, :units, :left, :usedAt,
              :postedAt)
            """)
        .bindMethods(wanted)
        .bind("left", uncovered)
        .execute();
  }
}

package io.keepline.store;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Units of terms never overlap: those that another term's units replace end where these begin. What
 * was used of them ahead of its days is not granted again, or a plan that is changed to and fro
 * would be filled anew each time.
 */
final class TermUnits {
  private TermUnits() {}

  /** The rows to be granted, after the units that they replace were ended. */
  static List<AllowanceRow> replaced(Handle handle, String leaseId, Holdings holdings) {
    return holdings
        .terms()
        .map(days -> granted(holdings.allowances(), days.from(), ended(handle, leaseId, days)))
        .orElseGet(holdings::allowances);
  }

  private static List<AllowanceRow> granted(
      List<AllowanceRow> rows, LocalDate from, List<AllowanceRow> ended) {
    List<AllowanceRow> granted = new ArrayList<>();
    for (AllowanceRow row : rows) {
      boolean first = isOfTerm(row) && row.fromDate().equals(from);
      long units = first ? row.granted() - usedAhead(ended, row) : row.granted();
      if (units > 0) {
        granted.add(row.granting(units));
      }
    }
    return granted;
  }

  private static boolean isOfTerm(AllowanceRow row) {
    return row.source().equals("TERM");
  }

  /** As they stood before; terms that begin later than all that is granted stay as they are. */
  private static List<AllowanceRow> ended(Handle handle, String leaseId, Holdings.Days days) {
    List<AllowanceRow> before =
        handle
            .createQuery(
                """
                select * from allowance_buckets where lease_id = :lease and source = 'TERM'
                  and until_date > :from and from_date < :until
                order by bucket_id for update
                """)
            .bind("lease", leaseId)
            .bindMethods(days)
            .map((row, context) -> AllowanceRow.read(new Columns(row)))
            .list();
    for (AllowanceRow row : before) {
      handle
          .createUpdate(
              "update allowance_buckets set until_date = greatest(from_date, :from)"
                  + " where bucket_id = :bucket")
          .bind("from", days.from())
          .bind("bucket", row.bucketId())
          .execute();
    }
    return before;
  }

  /** How much more of them was used than their days before had, by day and rounded down. */
  private static long usedAhead(List<AllowanceRow> ended, AllowanceRow by) {
    return ended.stream()
        .filter(row -> row.isLike(by))
        .filter(row -> row.fromDate().isBefore(by.fromDate()))
        .mapToLong(row -> Math.max(0, row.used() - share(row, by.fromDate())))
        .sum();
  }

  private static long share(AllowanceRow row, LocalDate until) {
    long days = ChronoUnit.DAYS.between(row.fromDate(), until);
    long all = ChronoUnit.DAYS.between(row.fromDate(), row.untilDate());
    return Math.multiplyExact(row.granted(), days) / all;
  }
}

package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;

/**
 * What was used, as the network reports it.
 *
 * @param leaseId the lease
 * @param recordId the reporter's own id: the same id is the same use
 * @param kind SMS, MINUTES or MB
 * @param scope DOMESTIC, INTERNATIONAL or ROAMING
 * @param units how many, at least one
 * @param uncovered how many of them no allowance had left
 * @param usedAt lease time
 * @param postedAt real time
 * @param seq its place among the lease's records
 */
public record UsageRecord(
    String leaseId,
    String recordId,
    String kind,
    String scope,
    long units,
    long uncovered,
    Instant usedAt,
    Instant postedAt,
    long seq) {

  /** Whether another report says the same. */
  boolean isSameUse(UsageRecord other) {
    return kind.equals(other.kind)
        && scope.equals(other.scope)
        && units == other.units
        && usedAt.equals(other.usedAt);
  }

  static UsageRecord read(Columns row) throws SQLException {
    return new UsageRecord(
        row.text("lease_id"),
        row.text("record_id"),
        row.text("kind"),
        row.text("scope"),
        row.big("units"),
        row.big("uncovered"),
        row.instant("used_at"),
        row.instant("posted_at"),
        row.big("seq"));
  }
}

package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was used, as the network reports it.
 *
 * @param leaseId the lease
 * @param recordId the reporter's own id: the same id is the same use
 * @param kind SMS, MINUTES or MB
 * @param scope DOMESTIC, INTERNATIONAL or ROAMING
 * @param country where it was used abroad, ISO 3166-1 alpha-2; absent where nobody said
 * @param zone the brand's roaming zone that the country was in; absent where it is in none
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
    @Nullable String country,
    @Nullable String zone,
    long units,
    long uncovered,
    Instant usedAt,
    Instant postedAt,
    long seq) {

  /** Whether another report says the same. */
  boolean isSameUse(UsageRecord other) {
    return kind.equals(other.kind)
        && scope.equals(other.scope)
        && Objects.equals(country, other.country)
        && units == other.units
        && usedAt.equals(other.usedAt);
  }

  static UsageRecord read(Columns row) throws SQLException {
    return new UsageRecord(
        row.text("lease_id"),
        row.text("record_id"),
        row.text("kind"),
        row.text("scope"),
        row.textIf("country"),
        row.textIf("zone"),
        row.big("units"),
        row.big("uncovered"),
        row.instant("used_at"),
        row.instant("posted_at"),
        row.big("seq"));
  }
}

package io.keepline.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Units that a number may use, from a date until another, as stored.
 *
 * @param bucketId unique for ever
 * @param leaseId the lease
 * @param source TERM, ADD_ON or TOP_UP
 * @param orderId what paid for them
 * @param kind SMS, MINUTES or MB
 * @param scope DOMESTIC, INTERNATIONAL or ROAMING
 * @param zone in which of the brand's roaming zones; absent: wherever the scope says
 * @param granted how many there were
 * @param used how many of them are used
 * @param fromDate first day, in the brand's zone
 * @param untilDate first day on which they are gone
 */
public record AllowanceRow(
    String bucketId,
    String leaseId,
    String source,
    String orderId,
    String kind,
    String scope,
    @Nullable String zone,
    long granted,
    long used,
    LocalDate fromDate,
    LocalDate untilDate) {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** How many are left. */
  public long left() {
    return granted - used;
  }

  /** The same with another number of units. */
  AllowanceRow granting(long units) {
    return new AllowanceRow(
        bucketId, leaseId, source, orderId, kind, scope, zone, units, used, fromDate, untilDate);
  }

  /** Whether other units can be used for the same, in the same places. */
  boolean isLike(AllowanceRow other) {
    return kind.equals(other.kind) && scope.equals(other.scope) && Objects.equals(zone, other.zone);
  }

  /** Whether it covers a use: units for a zone are for that zone only. */
  boolean covers(UsageRecord usage) {
    return kind.equals(usage.kind())
        && scope.equals(usage.scope())
        && (zone == null || zone.equals(usage.zone()));
  }

  /** Whether it can be used on a date. */
  public boolean isLiveOn(LocalDate date) {
    return !date.isBefore(fromDate) && date.isBefore(untilDate);
  }

  /** Rows that PostgreSQL put into one JSON array. */
  static List<AllowanceRow> readAll(String json) {
    if (json.equals("[]")) {
      return List.of();
    }
    List<AllowanceRow> rows = new ArrayList<>();
    for (JsonNode node : tree(json)) {
      rows.add(
          new AllowanceRow(
              node.path("bucket_id").asText(),
              node.path("lease_id").asText(),
              node.path("source").asText(),
              node.path("order_id").asText(),
              node.path("kind").asText(),
              node.path("scope").asText(),
              node.path("zone").textValue(),
              node.path("granted").asLong(),
              node.path("used").asLong(),
              LocalDate.parse(node.path("from_date").asText()),
              LocalDate.parse(node.path("until_date").asText())));
    }
    return rows;
  }

  /** JSON that PostgreSQL made. */
  static JsonNode tree(String json) {
    try {
      return JSON.readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("the database wrote JSON that cannot be read", e);
    }
  }

  static AllowanceRow read(Columns row) throws SQLException {
    return new AllowanceRow(
        row.text("bucket_id"),
        row.text("lease_id"),
        row.text("source"),
        row.text("order_id"),
        row.text("kind"),
        row.text("scope"),
        row.textIf("zone"),
        row.big("granted"),
        row.big("used"),
        row.date("from_date"),
        row.date("until_date"));
  }
}

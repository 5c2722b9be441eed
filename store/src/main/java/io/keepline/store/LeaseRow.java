package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A lease as stored.
 *
 * @param leaseId its opaque id
 * @param numberId the number it binds
 * @param holderId whose it is
 * @param brandId the brand it was leased under
 * @param facts what the last decision said
 * @param version counts the decisions, from one
 * @param epoch which run may decide; a lower one is over
 * @param lastCommitId the last decision's id; null after the first adopt
 * @param createdAt real time
 * @param changedAt real time
 */
public record LeaseRow(
    String leaseId,
    String numberId,
    String holderId,
    String brandId,
    LeaseFacts facts,
    long version,
    long epoch,
    @Nullable String lastCommitId,
    Instant createdAt,
    Instant changedAt) {

  static LeaseRow read(Columns row) throws SQLException {
    return new LeaseRow(
        row.text("lease_id"),
        row.text("number_id"),
        row.text("holder_id"),
        row.text("brand_id"),
        LeaseFacts.read(row),
        row.big("version"),
        row.big("epoch"),
        row.textIf("last_commit_id"),
        row.instant("created_at"),
        row.instant("changed_at"));
  }
}

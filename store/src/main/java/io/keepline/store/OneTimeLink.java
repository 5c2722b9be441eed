package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A secret that opens one page, once (I15).
 *
 * @param linkId the opaque id
 * @param tokenHash SHA-256 of the token, hex; the token itself is nowhere
 * @param leaseId the lease it is about
 * @param purpose what it opens
 * @param expiresAt lease time
 * @param usedAt lease time
 * @param deadAt lease time when a newer one replaced it or it was withdrawn
 */
public record OneTimeLink(
    String linkId,
    String tokenHash,
    String leaseId,
    String purpose,
    Instant expiresAt,
    @Nullable Instant usedAt,
    @Nullable Instant deadAt) {

  static OneTimeLink read(Columns row) throws SQLException {
    return new OneTimeLink(
        row.text("link_id"),
        row.text("token_hash"),
        row.text("lease_id"),
        row.text("purpose"),
        row.instant("expires_at"),
        row.instantIf("used_at"),
        row.instantIf("dead_at"));
  }
}

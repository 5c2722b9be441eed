package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A machine's key, without its secret.
 *
 * @param keyId the opaque id
 * @param prefix the part that is stored and shown
 * @param clientId whose it is
 * @param scopes what it may do
 * @param brandIds the brands it may touch; null: every one
 * @param createdAt real time
 * @param revokedAt real time; null while it is good
 */
public record ApiKey(
    String keyId,
    String prefix,
    String clientId,
    List<String> scopes,
    @Nullable List<String> brandIds,
    Instant createdAt,
    @Nullable Instant revokedAt) {

  /** Whether it may touch a brand. */
  public boolean mayTouch(String brandId) {
    return brandIds == null || brandIds.contains(brandId);
  }

  static ApiKey read(Columns row) throws SQLException {
    return new ApiKey(
        row.text("key_id"),
        row.text("prefix"),
        row.text("client_id"),
        row.texts("scopes"),
        row.textsIf("brand_ids"),
        row.instant("created_at"),
        row.instantIf("revoked_at"));
  }
}

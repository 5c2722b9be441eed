package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Whose numbers are whose; personal data, so printing it shows the id only.
 *
 * @param holderId the opaque id
 * @param brandId the brand
 * @param displayName how the person is addressed
 * @param locale BCP 47
 * @param zone IANA zone, for display only (E22)
 * @param createdAt real time
 */
public record HolderRow(
    String holderId,
    String brandId,
    String displayName,
    String locale,
    @Nullable String zone,
    Instant createdAt) {

  @Override
  public String toString() {
    return "HolderRow[" + holderId + "]";
  }

  static HolderRow read(Columns row) throws SQLException {
    return new HolderRow(
        row.text("holder_id"),
        row.text("brand_id"),
        row.text("display_name"),
        row.text("locale"),
        row.textIf("zone"),
        row.instant("created_at"));
  }
}

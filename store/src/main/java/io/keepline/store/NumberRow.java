package io.keepline.store;

import io.keepline.lifecycle.Iccid;
import io.keepline.lifecycle.Msisdn;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A number of the inventory, as stored.
 *
 * @param numberId its opaque id
 * @param msisdn the number itself; personal data, masked when printed
 * @param iccid the card or profile that carries it
 * @param brandId the brand that leases it
 * @param country ISO 3166-1 alpha-2
 * @param capabilities what it can do: SMS_IN, VOICE_IN, VOICE_OUT, DATA, ROAMING and the like
 * @param state AVAILABLE, RESERVED, LEASED, QUARANTINED, WITHDRAWN or PORTED_OUT
 * @param stateSince real time
 */
public record NumberRow(
    String numberId,
    Msisdn msisdn,
    @Nullable Iccid iccid,
    String brandId,
    String country,
    List<String> capabilities,
    String state,
    Instant stateSince) {

  /** Copies the list. */
  public NumberRow {
    capabilities = List.copyOf(capabilities);
  }

  static NumberRow read(Columns row) throws SQLException {
    String iccid = row.textIf("iccid");
    return new NumberRow(
        row.text("number_id"),
        new Msisdn(row.text("e164")),
        iccid == null ? null : new Iccid(iccid),
        row.text("brand_id"),
        row.text("country"),
        row.texts("capabilities"),
        row.text("state"),
        row.instant("state_since"));
  }
}

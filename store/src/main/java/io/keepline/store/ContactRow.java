package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;

/**
 * Where a holder can be reached; personal data, so printing it shows the id only.
 *
 * @param contactId the opaque id
 * @param holderId whose it is
 * @param kind MAIL or SMS
 * @param value an address, or E.164
 * @param verified whether the holder proved to read it
 * @param createdAt real time
 */
public record ContactRow(
    String contactId,
    String holderId,
    String kind,
    String value,
    boolean verified,
    Instant createdAt) {

  /** Whether this is the kept number itself: such a channel proves nothing (F21). */
  public boolean isNumberItself(NumberRow number) {
    return value.equals(number.msisdn().e164());
  }

  @Override
  public String toString() {
    return "ContactRow[" + contactId + "]";
  }

  static ContactRow read(Columns row) throws SQLException {
    return new ContactRow(
        row.text("contact_id"),
        row.text("holder_id"),
        row.text("kind"),
        row.text("value"),
        row.flag("verified"),
        row.instant("created_at"));
  }
}

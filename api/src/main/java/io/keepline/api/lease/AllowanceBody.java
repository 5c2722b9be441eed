package io.keepline.api.lease;

import io.keepline.api.http.Wire;
import io.keepline.store.AllowanceRow;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * Units that a number can use now.
 *
 * @param zone in which of the brand's roaming zones
 * @param source the term, an add-on, or a top-up
 * @param until the first day on which what is left is gone
 */
record AllowanceBody(
    String kind,
    String scope,
    Optional<String> zone,
    String source,
    String orderId,
    long granted,
    long used,
    long left,
    LocalDate until) {

  static List<AllowanceBody> of(List<AllowanceRow> units, Held held) {
    LocalDate today = LocalDate.ofInstant(held.now(), held.brand().zone());
    return units.stream().filter(row -> row.isLiveOn(today)).map(AllowanceBody::of).toList();
  }

  private static AllowanceBody of(AllowanceRow row) {
    return new AllowanceBody(
        Wire.name(row.kind()),
        Wire.name(row.scope()),
        Optional.ofNullable(row.zone()),
        Wire.name(row.source()),
        row.orderId(),
        row.granted(),
        row.used(),
        row.left(),
        row.untilDate());
  }
}

package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of the ledger of days. The lines of a lease explain its paid date exactly (I6): each
 * begins at the date the one before left, and the last leaves the lease's date.
 *
 * @param entryId unique for ever
 * @param kind START, RENEWAL, CHANGE, GOODWILL, TOP_UP, CORRECTION, REFUND or IMPORT. Only
 *     CORRECTION and REFUND may move the date back (I5); an order has one START, RENEWAL or CHANGE
 *     (I4).
 * @param orderId the order that paid it
 * @param fromDate first day; the old date where days are taken back
 * @param toDate the new paid date, exclusive
 * @param validUntilBefore the date it found; null for the first
 * @param validUntilAfter the date it left; equals {@code toDate}
 * @param days {@code toDate} minus {@code fromDate}
 * @param actor who, opaque
 * @param cause why
 * @param at real time
 * @param leaseTime the lease's time then
 */
public record TermEntry(
    String entryId,
    String kind,
    @Nullable String orderId,
    LocalDate fromDate,
    LocalDate toDate,
    @Nullable LocalDate validUntilBefore,
    LocalDate validUntilAfter,
    int days,
    String actor,
    String cause,
    Instant at,
    Instant leaseTime) {

  static TermEntry read(Columns row) throws SQLException {
    return new TermEntry(
        row.text("entry_id"),
        row.text("kind"),
        row.textIf("order_id"),
        row.date("from_date"),
        row.date("to_date"),
        row.dateIf("valid_until_before"),
        row.date("valid_until_after"),
        row.whole("days"),
        row.text("actor"),
        row.text("cause"),
        row.instant("at"),
        row.instant("lease_time"));
  }
}

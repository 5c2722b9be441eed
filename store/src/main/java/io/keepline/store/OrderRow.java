package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One submitted wish, as stored.
 *
 * @param orderId its opaque id
 * @param leaseId the lease it is for
 * @param quoteId what was offered and accepted
 * @param requestId the request that submitted it, unique for ever
 * @param kind START, RENEW or AUTO_RENEW
 * @param state the order machine's state
 * @param owner {@code lease} or {@code payment}: whose workflow moves it. A stored {@code payment}
 *     is never moved back.
 * @param total what is charged
 * @param method the present attempt's method
 * @param submittedAt real time
 * @param submittedAtLease lease time
 * @param payBy until when it may be paid, in lease time
 * @param notAfter real time after which a submit that waited is refused
 * @param stateSince real time
 * @param refusal why it became no term, if it did not
 * @param declineReason the last decline, in the provider port's words
 * @param appliedValidUntil the date it gave
 */
public record OrderRow(
    String orderId,
    String leaseId,
    String quoteId,
    String requestId,
    String kind,
    String state,
    String owner,
    Money total,
    String method,
    Instant submittedAt,
    Instant submittedAtLease,
    @Nullable Instant payBy,
    @Nullable Instant notAfter,
    Instant stateSince,
    @Nullable String refusal,
    @Nullable String declineReason,
    @Nullable LocalDate appliedValidUntil) {

  static OrderRow read(Columns row) throws SQLException {
    return new OrderRow(
        row.text("order_id"),
        row.text("lease_id"),
        row.text("quote_id"),
        row.text("request_id"),
        row.text("kind"),
        row.text("state"),
        row.text("owner"),
        row.money("total"),
        row.text("method"),
        row.instant("submitted_at"),
        row.instant("submitted_at_lease"),
        row.instantIf("pay_by"),
        row.instantIf("not_after"),
        row.instant("state_since"),
        row.textIf("refusal"),
        row.textIf("decline_reason"),
        row.dateIf("applied_valid_until"));
  }
}

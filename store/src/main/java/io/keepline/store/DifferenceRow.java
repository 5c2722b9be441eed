package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that a provider's ledger and ours do not say alike.
 *
 * @param differenceId follows from provider, subject and finding: found again, it is the same
 * @param provider whose ledger
 * @param day the UTC day of the comparison
 * @param kind CHARGE, REFUND, CHARGEBACK or CHARGEBACK_REVERSED
 * @param finding IN_OURS_ONLY, IN_THEIRS_ONLY, AMOUNT_DIFFERS or CURRENCY_DIFFERS
 * @param paymentId the payment, as the provider or we name it
 * @param refundId the refund, of a refund
 * @param ours what we say; null where we have nothing
 * @param theirs what the provider says; null where it has nothing
 * @param leaseId the lease; null when nobody here knows the payment
 * @param orderId the order; likewise
 * @param firstSeenAt real time
 * @param lastSeenAt real time
 * @param goneAt when a later comparison did not find it; null while it stands
 */
public record DifferenceRow(
    String differenceId,
    String provider,
    LocalDate day,
    String kind,
    String finding,
    String paymentId,
    @Nullable String refundId,
    @Nullable Money ours,
    @Nullable Money theirs,
    @Nullable String leaseId,
    @Nullable String orderId,
    Instant firstSeenAt,
    Instant lastSeenAt,
    @Nullable Instant goneAt) {

  static DifferenceRow read(Columns row) throws SQLException {
    return new DifferenceRow(
        row.text("difference_id"),
        row.text("provider"),
        row.date("day"),
        row.text("kind"),
        row.text("finding"),
        row.text("payment_id"),
        row.textIf("refund_id"),
        row.moneyIf("ours"),
        row.moneyIf("theirs"),
        row.textIf("lease_id"),
        row.textIf("order_id"),
        row.instant("first_seen_at"),
        row.instant("last_seen_at"),
        row.instantIf("gone_at"));
  }
}

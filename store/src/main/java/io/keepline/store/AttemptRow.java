package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to pay an order, as stored.
 *
 * @param paymentId its id, the provider's idempotency key
 * @param orderId the order it pays
 * @param attemptNo which try, from one
 * @param method how it is paid
 * @param methodRef reference of the method's token, see {@link MethodTokens}
 * @param provider which provider
 * @param providerRef the provider's own id, once known
 * @param state SUBMITTED, PENDING, UNKNOWN, PAID, DECLINED, CLOSED, NEVER_RECEIVED, or SURPLUS:
 *     captured although another attempt of the order had been; it goes back
 * @param amount what is asked
 * @param captured what the provider says it took; present exactly when PAID or SURPLUS
 * @param declineReason why it was declined
 * @param checkoutUrl where the customer must act
 * @param expiresAt when the checkout ends, real time
 * @param createdAt real time
 * @param outcomeAt when it became definite, real time
 */
public record AttemptRow(
    String paymentId,
    String orderId,
    int attemptNo,
    String method,
    @Nullable String methodRef,
    String provider,
    @Nullable String providerRef,
    String state,
    Money amount,
    @Nullable Money captured,
    @Nullable String declineReason,
    @Nullable String checkoutUrl,
    @Nullable Instant expiresAt,
    Instant createdAt,
    @Nullable Instant outcomeAt) {

  static AttemptRow read(Columns row) throws SQLException {
    return new AttemptRow(
        row.text("payment_id"),
        row.text("order_id"),
        row.whole("attempt_no"),
        row.text("method"),
        row.textIf("method_ref"),
        row.text("provider"),
        row.textIf("provider_ref"),
        row.text("state"),
        row.money("amount"),
        row.moneyIf("captured"),
        row.textIf("decline_reason"),
        row.textIf("checkout_url"),
        row.instantIf("expires_at"),
        row.instant("created_at"),
        row.instantIf("outcome_at"));
  }
}

package io.keepline.payments.sandbox;

import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Money;
import io.keepline.payments.Attendance;
import io.keepline.payments.PaymentMethod;
import io.keepline.payments.PendingCause;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.StatementContext;

/** Reads and writes payments inside the caller's transaction. */
final class PaymentTable {

  private static final String SELECT =
      """
      select p.*, l.amount_minor as captured_minor, l.currency as captured_currency, l.at as paid_at,
        c.chargeback_ref, c.state as chargeback_state, c.amount_minor as chargeback_minor,
        c.currency as chargeback_currency, c.opened_at
      from payment p left join ledger l on l.payment_id = p.payment_id and l.kind = 'charge'
        left join chargeback c on c.payment_id = p.payment_id
      """;

  private final Handle handle;

  PaymentTable(Handle handle) {
    this.handle = handle;
  }

  /** Inserts unless the id is taken; answers whether it did. Waits for a rival in mid-insert. */
  boolean insert(String paymentId, String providerRef, Payment.Terms terms, Instant now) {
    return handle
            .createUpdate(
                """
                insert into payment (payment_id, provider_ref, status, amount_minor, currency,
                  method, method_token, return_url, order_id, attendance, created_at)
                values (:paymentId, :providerRef, 'created', :amount, :currency,
                  :method, :methodToken, :returnUrl, :orderId, :attendance, :now)
                on conflict (payment_id) do nothing
                """)
            .bind("paymentId", paymentId)
            .bind("providerRef", providerRef)
            .bind("amount", terms.amount().minorUnits())
            .bind("currency", terms.amount().currency())
            .bind("method", terms.method().name())
            .bind("methodToken", terms.methodToken())
            .bind("returnUrl", terms.returnUrl())
            .bind("orderId", terms.orderId())
            .bind("attendance", terms.attendance().name())
            .bind("now", now)
            .execute()
        == 1;
  }

  /** Bars an id that nobody asked for yet; does nothing if somebody did. */
  void bar(String paymentId, String providerRef, Instant now) {
    handle
        .createUpdate(
            """
            insert into payment (payment_id, provider_ref, status, created_at)
            values (:paymentId, :providerRef, 'closed', :now)
            on conflict (payment_id) do nothing
            """)
        .bind("paymentId", paymentId)
        .bind("providerRef", providerRef)
        .bind("now", now)
        .execute();
  }

  Optional<Payment> byPaymentId(String paymentId) {
    return find("where p.payment_id = :key", paymentId);
  }

  Optional<Payment> byReference(String providerRef) {
    return find("where p.provider_ref = :key", providerRef);
  }

  /** Locks the row until the transaction ends. */
  Optional<Payment> lockByPaymentId(String paymentId) {
    lock("payment_id", paymentId);
    return byPaymentId(paymentId);
  }

  /** Locks the row until the transaction ends. */
  Optional<Payment> lockByReference(String providerRef) {
    lock("provider_ref", providerRef);
    return byReference(providerRef);
  }

  /**
   * A statement of its own: joined with the ledger, a statement that waited for the lock would see
   * the new payment beside the old ledger.
   */
  private void lock(String column, String key) {
    handle
        .createQuery("select 1 from payment where " + column + " = :key for update")
        .bind("key", key)
        .mapTo(Integer.class)
        .findOne();
  }

  private Optional<Payment> find(String where, String key) {
    return handle.createQuery(SELECT + where).bind("key", key).map(PaymentTable::read).findOne();
  }

  /** Whether a payment by this token was ever declined. */
  boolean hasDeclined(String methodToken) {
    return handle
        .createQuery(
            """
            select exists (
              select 1 from payment where method_token = :token and status = 'declined')
            """)
        .bind("token", methodToken)
        .mapTo(Boolean.class)
        .one();
  }

  void markPaid(String paymentId) {
    update(paymentId, PaymentStatus.PAID);
  }

  void markClosed(String paymentId) {
    update(paymentId, PaymentStatus.CLOSED);
  }

  void markDeclined(String paymentId, DeclineReason reason) {
    handle
        .createUpdate(
            """
            update payment set status = 'declined', decline_reason = :reason
            where payment_id = :paymentId
            """)
        .bind("reason", reason.name())
        .bind("paymentId", paymentId)
        .execute();
  }

  void markPending(String paymentId, Payment.Checkout checkout) {
    handle
        .createUpdate(
            """
            update payment set status = 'pending', pending_cause = :cause,
              pending_since = :since, expires_at = :expiresAt
            where payment_id = :paymentId
            """)
        .bind("cause", checkout.cause().name())
        .bind("since", checkout.since())
        .bind("expiresAt", checkout.expiresAt())
        .bind("paymentId", paymentId)
        .execute();
  }

  private void update(String paymentId, PaymentStatus status) {
    handle
        .createUpdate("update payment set status = :status where payment_id = :paymentId")
        .bind("status", status.wireName())
        .bind("paymentId", paymentId)
        .execute();
  }

  private static Payment read(ResultSet row, StatementContext context) throws SQLException {
    return new Payment(
        row.getString("payment_id"),
        row.getString("provider_ref"),
        PaymentStatus.ofWireName(row.getString("status")),
        terms(row),
        Optional.ofNullable(row.getString("decline_reason")).map(DeclineReason::valueOf),
        checkout(row),
        capture(row),
        ChargebackTable.read(row),
        instant(row, "created_at"));
  }

  private static Optional<Payment.Terms> terms(ResultSet row) throws SQLException {
    if (row.getString("method") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Payment.Terms(
            Money.of(row.getLong("amount_minor"), row.getString("currency")),
            PaymentMethod.valueOf(row.getString("method")),
            row.getString("method_token"),
            row.getString("return_url"),
            row.getString("order_id"),
            Attendance.valueOf(row.getString("attendance"))));
  }

  private static Optional<Payment.Checkout> checkout(ResultSet row) throws SQLException {
    if (row.getString("pending_cause") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Payment.Checkout(
            PendingCause.valueOf(row.getString("pending_cause")),
            instant(row, "pending_since"),
            instant(row, "expires_at")));
  }

  private static Optional<Payment.Capture> capture(ResultSet row) throws SQLException {
    if (row.getString("captured_currency") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Payment.Capture(
            Money.of(row.getLong("captured_minor"), row.getString("captured_currency")),
            instant(row, "paid_at")));
  }

  static Instant instant(ResultSet row, String column) throws SQLException {
    return row.getObject(column, OffsetDateTime.class).toInstant();
  }
}

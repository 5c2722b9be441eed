package io.keepline.payments.sandbox;

import io.keepline.lifecycle.Money;
import io.keepline.payments.Chargeback;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Chargebacks, at most one for each payment; written under the payment's lock. */
final class ChargebackTable {

  private final Handle handle;

  ChargebackTable(Handle handle) {
    this.handle = handle;
  }

  void open(String paymentId, Money amount, Instant now) {
    handle
        .createUpdate(
            """
            insert into chargeback
              (payment_id, chargeback_ref, state, amount_minor, currency, opened_at)
            values (:paymentId, :reference, 'OPEN', :amount, :currency, :now)
            """)
        .bind("paymentId", paymentId)
        .bind("reference", Ids.fresh("scb"))
        .bind("amount", amount.minorUnits())
        .bind("currency", amount.currency())
        .bind("now", now)
        .execute();
  }

  void close(String paymentId, Chargeback.State decided, Instant now) {
    handle
        .createUpdate(
            """
            update chargeback set state = :state, closed_at = :now
            where payment_id = :paymentId and state = 'OPEN'
            """)
        .bind("state", decided.name())
        .bind("paymentId", paymentId)
        .bind("now", now)
        .execute();
  }

  /** Out of a row of the payments' query; empty where the payment has none. */
  static Optional<Chargeback> read(ResultSet row) throws SQLException {
    if (row.getString("chargeback_ref") == null) {
      return Optional.empty();
    }
    return Optional.of(
        new Chargeback(
            row.getString("chargeback_ref"),
            Chargeback.State.valueOf(row.getString("chargeback_state")),
            Money.of(row.getLong("chargeback_minor"), row.getString("chargeback_currency")),
            PaymentTable.instant(row, "opened_at")));
  }
}

package io.keepline.store;

import io.keepline.lifecycle.Money;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** The statements about attempts to pay. */
final class AttemptSql {
  private AttemptSql() {}

  static void insert(Handle handle, AttemptRow attempt) {
    Sql.batch(
        handle,
        """
        insert into attempts (payment_id, order_id, attempt_no, method, method_ref, provider,
          state, amount_minor_units, amount_currency, created_at)
        values (:paymentId, :orderId, :attemptNo, :method, :methodRef, :provider, :state,
          :amount.minorUnits, :amount.currency, :createdAt)
        """,
        List.of(attempt));
  }

  static Optional<AttemptRow> find(Handle handle, String paymentId) {
    return handle
        .createQuery("select * from attempts where payment_id = :id")
        .bind("id", paymentId)
        .map((row, context) -> AttemptRow.read(new Columns(row)))
        .findOne();
  }

  /** Only for an order that is in the record: no other can ever be charged. */
  static void bar(Handle handle, AttemptRow never) {
    Sql.batch(
        handle,
        """
        insert into attempts (payment_id, order_id, attempt_no, method, method_ref, provider,
          state, amount_minor_units, amount_currency, created_at, outcome_at)
        select :paymentId, :orderId, :attemptNo, :method, :methodRef, :provider, :state,
          :amount.minorUnits, :amount.currency, :createdAt, :createdAt
        where exists (select 1 from orders where order_id = :orderId)
        on conflict do nothing
        """,
        List.of(never));
  }

  /** Money overrides everything; any other answer only what was not definite. */
  static int outcome(Handle handle, PaymentOutcome outcome) {
    Money captured = outcome.captured();
    return handle
        .createUpdate(
            """
            update attempts set state = :state, captured_minor_units = :minor,
              captured_currency = :currency, decline_reason = :declineReason,
              outcome_at = case when :state in ('PENDING', 'UNKNOWN') then outcome_at else :at end
            where payment_id = :paymentId and state <> :state
              and (state in ('SUBMITTED', 'PENDING', 'UNKNOWN')
                or (:state in ('PAID', 'SURPLUS') and state not in ('PAID', 'SURPLUS')))
            """)
        .bindMethods(outcome)
        .bind("minor", captured == null ? null : captured.minorUnits())
        .bind("currency", captured == null ? null : captured.currency())
        .execute();
  }

  static boolean orderIsClosed(Handle handle, String orderId) {
    return exists(
        handle,
        """
        select exists (select 1 from orders where order_id = :id
          and (owner = 'payment' or state not in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'DECLINED')))
        """,
        orderId);
  }

  static boolean isOpen(Handle handle, String orderId) {
    return exists(
        handle,
        """
        select exists (select 1 from attempts where order_id = :id
          and state in ('SUBMITTED', 'PENDING', 'UNKNOWN', 'PAID'))
        """,
        orderId);
  }

  static boolean chargesBraked(Handle handle, String brandId, Instant now) {
    BrakeSql.ensure(handle, brandId, now);
    return handle
        .createQuery("select is_on from brakes where brand_id = :id and kind = 'CHARGE' for share")
        .bind("id", brandId)
        .mapTo(Boolean.class)
        .one();
  }

  private static boolean exists(Handle handle, String sql, String id) {
    return handle.createQuery(sql).bind("id", id).mapTo(Boolean.class).one();
  }
}

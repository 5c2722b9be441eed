package io.keepline.payments.sandbox;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;

/** Webhook requests to be made, kept until they were taken or given up. */
final class WebhookTable {

  private final Handle handle;

  WebhookTable(Handle handle) {
    this.handle = handle;
  }

  /** One request to make; {@code attempts} counts this one. */
  record Delivery(long deliveryId, String body, int attempts) {}

  void insert(String paymentId, String body, Instant due) {
    handle
        .createUpdate(
            """
            insert into webhook_delivery (payment_id, body, due_at)
            values (:paymentId, :body, :due)
            """)
        .bind("paymentId", paymentId)
        .bind("body", body)
        .bind("due", due)
        .execute();
  }

  /**
   * Takes the delivery that is due longest and hides it for a while: if the process dies with it,
   * it comes up again then. Never waits for another process's row.
   */
  Optional<Delivery> claim(Instant now, Duration hideFor) {
    return handle
        .createQuery(
            """
            update webhook_delivery set attempts = attempts + 1, due_at = :hiddenUntil
            where delivery_id = (
              select delivery_id from webhook_delivery
              where delivered_at is null and given_up_at is null and due_at <= :now
              order by due_at, delivery_id limit 1 for update skip locked)
            returning delivery_id, body, attempts
            """)
        .bind("now", now)
        .bind("hiddenUntil", now.plus(hideFor))
        .map(
            (row, context) ->
                new Delivery(
                    row.getLong("delivery_id"), row.getString("body"), row.getInt("attempts")))
        .findOne();
  }

  Optional<Instant> nextDue() {
    return handle
        .createQuery(
            """
            select due_at from webhook_delivery
            where delivered_at is null and given_up_at is null order by due_at limit 1
            """)
        .map((row, context) -> PaymentTable.instant(row, "due_at"))
        .findOne();
  }

  void delivered(long deliveryId, Instant now) {
    set("delivered_at = :at", deliveryId, now);
  }

  void giveUp(long deliveryId, Instant now) {
    set("given_up_at = :at", deliveryId, now);
  }

  void retryAt(long deliveryId, Instant due) {
    set("due_at = :at", deliveryId, due);
  }

  private void set(String assignment, long deliveryId, Instant at) {
    handle
        .createUpdate("update webhook_delivery set " + assignment + " where delivery_id = :id")
        .bind("at", at)
        .bind("id", deliveryId)
        .execute();
  }
}

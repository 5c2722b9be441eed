package io.keepline.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Verified messages from outside: stored once, then only a hint to look something up (E12). */
public final class WebhookInbox {
  private final Jdbi jdbi;

  /** Over an open database. */
  public WebhookInbox(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * One message.
   *
   * @param source who sent it
   * @param eventId the sender's id for it
   * @param paymentId the payment it hints at
   * @param noticeId the notice it hints at
   * @param topic CHARGEBACK where a bank takes money back or gives it back: done only when a
   *     look-up agrees with our ledger; null for all else
   * @param body as received
   * @param receivedAt real time
   */
  @SuppressWarnings(
      "ArrayRecordComponent") // Raw bytes, copied in and out: a signature is over bytes.
  public record Event(
      String source,
      String eventId,
      @Nullable String paymentId,
      @Nullable String noticeId,
      @Nullable String topic,
      byte[] body,
      Instant receivedAt) {

    /** Of no topic of its own. */
    public Event(
        String source,
        String eventId,
        @Nullable String paymentId,
        @Nullable String noticeId,
        byte[] body,
        Instant receivedAt) {
      this(source, eventId, paymentId, noticeId, null, body, receivedAt);
    }

    /** Copies the bytes. */
    public Event {
      body = body.clone();
    }

    /** A copy of the bytes as received. */
    @Override
    public byte[] body() {
      return body.clone();
    }

    static Event read(Columns row) throws SQLException {
      return new Event(
          row.text("source"),
          row.text("event_id"),
          row.textIf("payment_id"),
          row.textIf("notice_id"),
          row.textIf("topic"),
          row.bytes("body"),
          row.instant("received_at"));
    }
  }

  /**
   * Stores a message once.
   *
   * @return false when it had come before
   */
  public boolean store(Event event) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        insert into webhook_inbox (source, event_id, payment_id, notice_id, topic,
                          body, received_at)
                        values (:source, :eventId, :paymentId, :noticeId, :topic, :body,
                          :receivedAt)
                        on conflict do nothing
                        """)
                    .bindMethods(event)
                    .execute())
        == 1;
  }

  /**
   * Takes messages to hint about: new ones, and those whose hint was not acknowledged in time. Two
   * callers never get the same one. Of a chargeback the next hint waits for a third of the time
   * since it came, too: that one is passed on until our books agree, however long it takes.
   */
  public List<Event> claim(int limit, Instant now, Duration retryAfter) {
    return jdbi.inTransaction(
        handle ->
            handle
                .createQuery(
                    """
                    update webhook_inbox set hinted_at = :now
                    where (source, event_id) in (
                      select source, event_id from webhook_inbox
                      where done_at is null and (hinted_at is null
                        or hinted_at <= :before
                          and (topic is null
                            or hinted_at + (hinted_at - received_at) / 3 <= :now))
                      order by received_at, event_id limit :limit
                      for update skip locked)
                    returning *
                    """)
                .bind("now", now)
                .bind("before", now.minus(retryAfter))
                .bind("limit", limit)
                .map((row, context) -> Event.read(new Columns(row)))
                .list());
  }

  /** The hint was acknowledged. */
  public void done(String source, String eventId, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update webhook_inbox set done_at = :at
                    where source = :source and event_id = :event and done_at is null
                    """)
                .bind("source", source)
                .bind("event", eventId)
                .bind("at", at)
                .execute());
  }

  /**
   * A look-up found nothing about a payment's chargeback that our ledger lacks.
   *
   * @param lookedAt when it began; what came later may speak of something newer
   */
  public void agreed(String paymentId, Instant lookedAt, Instant at) {
    jdbi.useHandle(
        handle ->
            handle
                .createUpdate(
                    """
                    update webhook_inbox set done_at = :at
                    where payment_id = :payment and topic = 'CHARGEBACK' and done_at is null
                      and received_at <= :lookedAt
                    """)
                .bind("payment", paymentId)
                .bind("lookedAt", lookedAt)
                .bind("at", at)
                .execute());
  }

  /** Hints not acknowledged yet. */
  public long waiting() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select count(*) from webhook_inbox where done_at is null")
                .mapTo(Long.class)
                .one());
  }
}

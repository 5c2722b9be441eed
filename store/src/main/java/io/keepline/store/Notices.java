package io.keepline.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Delivery of notices. A loss notice leaves at least once, every other at most once (I11): a try is
 * written before the message leaves, and a try without a result forbids another unless it is a loss
 * notice.
 */
public final class Notices {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Notices(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * A try to send.
   *
   * @param noticeId the notice
   * @param channel MAIL or SMS
   * @param contactId where to
   * @param messageId the Message-ID, the same in each try
   * @param now real time
   */
  public record Sending(
      String noticeId, String channel, @Nullable String contactId, String messageId, Instant now) {}

  /** Whether a message may leave. */
  public sealed interface Begin {
    /**
     * Send it now, then report this try's result.
     *
     * @param tryNo which try
     * @param messageId the Message-ID to use: the first try's
     */
    record Go(int tryNo, String messageId) implements Begin {}

    /**
     * Send nothing.
     *
     * @param notice as stored: its state says why
     */
    record No(NoticeRow notice) implements Begin {}

    /** The brand's MESSAGE brake is on: ask again later. */
    record Braked() implements Begin {}

    /** There is no such notice. */
    record Unknown() implements Begin {}
  }

  /** Writes an intent that no decision of a lease makes; one that exists is not doubled. */
  public void intend(NoticeRow notice) {
    jdbi.useTransaction(handle -> DecisionSql.notices(handle, List.of(notice)));
  }

  /** Writes the try before the message leaves. */
  public Begin begin(Sending sending) {
    return jdbi.inTransaction(
        handle -> {
          Optional<NoticeRow> found = NoticeSql.lock(handle, sending.noticeId());
          if (found.isEmpty()) {
            return new Begin.Unknown();
          }
          NoticeRow notice = found.get();
          if (!maySend(notice)) {
            return new Begin.No(notice);
          }
          return NoticeSql.messagesBraked(handle, notice.leaseId())
              ? new Begin.Braked()
              : NoticeSql.begin(handle, notice, sending);
        });
  }

  /**
   * What a channel answered.
   *
   * @param noticeId the notice
   * @param tryNo the try
   * @param accepted whether the channel took it; false: it certainly did not leave
   * @param detail the channel's words, without personal data
   * @param at real time
   * @param leaseTime the lease's time
   */
  public record Result(
      String noticeId,
      int tryNo,
      boolean accepted,
      @Nullable String detail,
      Instant at,
      Instant leaseTime) {}

  /** Writes a try's result: ACCEPTED, or DUE again because it certainly did not leave. */
  public void result(Result result) {
    jdbi.useTransaction(
        handle -> {
          NoticeSql.lock(handle, result.noticeId());
          NoticeSql.result(handle, result);
        });
  }

  /**
   * Ends a notice that will not be sent: SKIPPED because its state no longer holds, or FAILED.
   *
   * @return false when it had left or ended already
   */
  public boolean end(String noticeId, String state) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update notices set state = :state
                        where notice_id = :id and state in ('DUE', 'SENDING')
                        """)
                    .bind("id", noticeId)
                    .bind("state", state)
                    .execute())
        == 1;
  }

  /**
   * A message came back.
   *
   * @return the notice, or empty when the Message-ID is unknown or no try of it was accepted
   */
  public Optional<NoticeRow> bounced(String messageId, @Nullable String detail, Instant at) {
    return jdbi.inTransaction(handle -> NoticeSql.bounced(handle, messageId, detail, at));
  }

  /** One notice. */
  public Optional<NoticeRow> notice(String noticeId) {
    return jdbi.withHandle(handle -> NoticeSql.find(handle, "notice_id", noticeId));
  }

  /** The notice behind a Message-ID. */
  public Optional<NoticeRow> byMessageId(String messageId) {
    return jdbi.withHandle(handle -> NoticeSql.find(handle, "message_id", messageId));
  }

  /** Every notice of a lease, oldest first. */
  public List<NoticeRow> ofLease(String leaseId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from notices where lease_id = :id order by created_at, notice_id")
                .bind("id", leaseId)
                .map((row, context) -> NoticeRow.read(new Columns(row)))
                .list());
  }

  /** Every try to deliver a notice, first to last. */
  public List<DeliveryRow> deliveries(String noticeId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    "select * from notice_deliveries where notice_id = :id order by try_no")
                .bind("id", noticeId)
                .map((row, context) -> DeliveryRow.read(new Columns(row)))
                .list());
  }

  private static boolean maySend(NoticeRow notice) {
    return switch (notice.state()) {
      case "DUE", "BOUNCED" -> true;
      case "SENDING" -> notice.loss();
      default -> false;
    };
  }
}

package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A message to a holder, as stored: the intent, and what became of it.
 *
 * @param noticeId its opaque id
 * @param leaseId the lease it is about
 * @param kind what it tells
 * @param dedupeKey what it is about; one notice of a kind and key exists per lease
 * @param state DUE, SENDING, ACCEPTED, BOUNCED, FAILED or SKIPPED
 * @param loss whether it is sent at least once; all others at most once
 * @param params what the template needs, as JSON of ids and dates
 * @param channel MAIL or SMS, once it left
 * @param toContactId where it went
 * @param messageId its Message-ID, the same in each try
 * @param acceptedAt when the channel took it, real time
 * @param acceptedLeaseTime the lease's time then
 * @param bouncedAt when it came back, real time
 * @param tries how often it was tried
 * @param createdAt real time
 * @param leaseTime the lease's time then
 */
public record NoticeRow(
    String noticeId,
    String leaseId,
    String kind,
    String dedupeKey,
    String state,
    boolean loss,
    String params,
    @Nullable String channel,
    @Nullable String toContactId,
    @Nullable String messageId,
    @Nullable Instant acceptedAt,
    @Nullable Instant acceptedLeaseTime,
    @Nullable Instant bouncedAt,
    int tries,
    Instant createdAt,
    Instant leaseTime) {

  /** A new intent. */
  public static NoticeRow due(
      String noticeId,
      String leaseId,
      String kind,
      String dedupeKey,
      boolean loss,
      String params,
      Instant createdAt,
      Instant leaseTime) {
    return new NoticeRow(
        noticeId, leaseId, kind, dedupeKey, "DUE", loss, params, null, null, null, null, null, null,
        0, createdAt, leaseTime);
  }

  static NoticeRow read(Columns row) throws SQLException {
    return new NoticeRow(
        row.text("notice_id"),
        row.text("lease_id"),
        row.text("kind"),
        row.text("dedupe_key"),
        row.text("state"),
        row.flag("loss"),
        row.text("params"),
        row.textIf("channel"),
        row.textIf("to_contact_id"),
        row.textIf("message_id"),
        row.instantIf("accepted_at"),
        row.instantIf("accepted_lease_time"),
        row.instantIf("bounced_at"),
        row.whole("tries"),
        row.instant("created_at"),
        row.instant("lease_time"));
  }
}

package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One try to deliver a notice: the proof.
 *
 * @param noticeId the notice
 * @param tryNo which try, from one
 * @param channel MAIL or SMS
 * @param contactId where to
 * @param messageId the Message-ID, the same in each try
 * @param beganAt real time
 * @param result ACCEPTED, FAILED or BOUNCED; null: not known, it may have left
 * @param detail the channel's words, without personal data
 * @param resultAt real time
 */
public record DeliveryRow(
    String noticeId,
    int tryNo,
    String channel,
    @Nullable String contactId,
    String messageId,
    Instant beganAt,
    @Nullable String result,
    @Nullable String detail,
    @Nullable Instant resultAt) {

  static DeliveryRow read(Columns row) throws SQLException {
    return new DeliveryRow(
        row.text("notice_id"),
        row.whole("try_no"),
        row.text("channel"),
        row.textIf("contact_id"),
        row.text("message_id"),
        row.instant("began_at"),
        row.textIf("result"),
        row.textIf("detail"),
        row.instantIf("result_at"));
  }
}

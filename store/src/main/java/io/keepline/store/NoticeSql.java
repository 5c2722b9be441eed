package io.keepline.store;

import io.keepline.store.Notices.Begin;
import io.keepline.store.Notices.Result;
import io.keepline.store.Notices.Sending;
import java.time.Instant;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The statements about notices and their tries. */
final class NoticeSql {
  private NoticeSql() {}

  static Optional<NoticeRow> lock(Handle handle, String noticeId) {
    return handle
        .createQuery("select * from notices where notice_id = :id for update")
        .bind("id", noticeId)
        .map((row, context) -> NoticeRow.read(new Columns(row)))
        .findOne();
  }

  static Optional<NoticeRow> find(Handle handle, String column, String value) {
    return handle
        .createQuery("select * from notices where " + column + " = :value limit 1")
        .bind("value", value)
        .map((row, context) -> NoticeRow.read(new Columns(row)))
        .findOne();
  }

  static boolean messagesBraked(Handle handle, String leaseId) {
    return handle
        .createQuery(
            """
            select exists (select 1 from brakes b join leases l using (brand_id)
              where l.lease_id = :lease and b.kind = 'MESSAGE' and b.is_on)
            """)
        .bind("lease", leaseId)
        .mapTo(Boolean.class)
        .one();
  }

  static Begin begin(Handle handle, NoticeRow notice, Sending sending) {
    int tryNo = notice.tries() + 1;
    String first = notice.messageId();
    String messageId = first == null ? sending.messageId() : first;
    handle
        .createUpdate(
            """
            update notices set state = 'SENDING', tries = :try, channel = :channel,
              to_contact_id = :contactId, message_id = :message
            where notice_id = :noticeId
            """)
        .bindMethods(sending)
        .bind("try", tryNo)
        .bind("message", messageId)
        .execute();
    handle
        .createUpdate(
            """
            insert into notice_deliveries (notice_id, try_no, channel, contact_id, message_id,
              began_at)
            values (:noticeId, :try, :channel, :contactId, :message, :now)
            """)
        .bindMethods(sending)
        .bind("try", tryNo)
        .bind("message", messageId)
        .execute();
    return new Begin.Go(tryNo, messageId);
  }

  static void result(Handle handle, Result result) {
    int written =
        handle
            .createUpdate(
                """
                update notice_deliveries set detail = :detail, result_at = :at,
                  result = case when :accepted then 'ACCEPTED' else 'FAILED' end
                where notice_id = :noticeId and try_no = :tryNo and result is null
                """)
            .bindMethods(result)
            .execute();
    if (written == 1) {
      handle
          .createUpdate(
              """
              update notices set state = case when :accepted then 'ACCEPTED' else 'DUE' end,
                accepted_at = case when :accepted then :at else accepted_at end,
                accepted_lease_time = case when :accepted then :leaseTime
                  else accepted_lease_time end
              where notice_id = :noticeId and state = 'SENDING'
              """)
          .bindMethods(result)
          .execute();
    }
  }

  static Optional<NoticeRow> bounced(
      Handle handle, String messageId, @Nullable String detail, Instant at) {
    Optional<NoticeRow> bounced =
        handle
            .createQuery(
                """
                update notices set state = 'BOUNCED', bounced_at = coalesce(bounced_at, :at)
                where message_id = :message and state in ('SENDING', 'ACCEPTED', 'BOUNCED')
                returning *
                """)
            .bind("message", messageId)
            .bind("at", at)
            .map((row, context) -> NoticeRow.read(new Columns(row)))
            .findOne();
    bounced.ifPresent(
        notice ->
            handle
                .createUpdate(
                    """
                    update notice_deliveries set result = 'BOUNCED', detail = :detail,
                      result_at = :at
                    where notice_id = :id and try_no = :try and result is distinct from 'BOUNCED'
                    """)
                .bind("id", notice.noticeId())
                .bind("try", notice.tries())
                .bind("detail", detail)
                .bind("at", at)
                .execute());
    return bounced;
  }
}

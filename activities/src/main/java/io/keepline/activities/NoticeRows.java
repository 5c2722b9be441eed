package io.keepline.activities;

import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Notice;
import io.keepline.store.NoticeRow;
import io.keepline.workflows.Json;
import io.keepline.workflows.RecordActivities.Commit;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A notice as its row, and the row as a notice again. */
final class NoticeRows {
  private NoticeRows() {}

  /**
   * What a notice is about, beside its kind and key: ids and dates only.
   *
   * @param subject the order, refund, hold or link
   * @param passed statuses that are told with it
   * @param dueAt when it may leave, in lease time
   */
  private record Params(@Nullable String subject, List<LeaseStatus> passed, Instant dueAt) {}

  static NoticeRow notice(Entry.NoticeMoved moved, Commit commit) {
    Notice notice = moved.notice();
    return new NoticeRow(
        notice.noticeId(),
        commit.leaseId(),
        notice.kind().name(),
        notice.key(),
        notice.state().name(),
        notice.kind().isLossNotice(),
        Json.write(new Params(notice.subject(), notice.passed(), notice.dueAt())),
        null,
        null,
        null,
        null,
        null,
        null,
        0,
        commit.real(),
        commit.now());
  }

  /** The notice behind a row, as it was when it was made. */
  static Notice made(NoticeRow row) {
    Params params = Json.read(row.params(), Params.class);
    return new Notice(
        row.noticeId(),
        io.keepline.lifecycle.NoticeKind.valueOf(row.kind()),
        row.dedupeKey(),
        params.subject(),
        params.passed(),
        Notice.State.DUE,
        0,
        params.dueAt(),
        null);
  }
}

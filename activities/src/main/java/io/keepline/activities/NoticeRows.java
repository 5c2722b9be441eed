package io.keepline.activities;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.NoticeKind;
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

  /** The id of a notice of a lease, by its kind and key. */
  static String id(String leaseId, NoticeKind kind, String key) {
    return DerivedId.of("ntc", leaseId, kind.name(), key);
  }

  /** A notice that no lease carries: whoever makes it sends it. */
  static NoticeRow due(
      String leaseId, NoticeKind kind, String key, String subject, Instant now, Instant leaseNow) {
    return NoticeRow.due(
        id(leaseId, kind, key),
        leaseId,
        kind.name(),
        key,
        kind.isLossNotice(),
        Json.write(new Params(subject, List.of(), leaseNow)),
        now,
        leaseNow);
  }

  /** The notice behind a row, as it was when it was made. */
  static Notice made(NoticeRow row) {
    Params params = Json.read(row.params(), Params.class);
    return new Notice(
        row.noticeId(),
        NoticeKind.valueOf(row.kind()),
        row.dedupeKey(),
        params.subject(),
        params.passed(),
        Notice.State.DUE,
        0,
        params.dueAt(),
        null);
  }
}

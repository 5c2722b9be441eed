package io.keepline.api.lease;

import com.fasterxml.jackson.databind.JsonNode;
import io.keepline.api.http.Call;
import io.keepline.api.http.Cursors;
import io.keepline.api.http.Page;
import io.keepline.api.http.Problem;
import io.keepline.api.http.Reply;
import io.keepline.api.http.Wire;
import io.keepline.store.Timeline;
import io.keepline.store.TimelineEntry;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Why: every change, order, message and day of a number with its cause and actor (F24). */
final class ReadTimeline {

  private final Timeline timeline;
  private final LeaseReader leases;

  ReadTimeline(Timeline timeline, LeaseReader leases) {
    this.timeline = timeline;
    this.leases = leases;
  }

  private record Entry(
      Instant at,
      Instant leaseTime,
      String source,
      String id,
      String what,
      Optional<String> actor,
      Optional<String> cause,
      JsonNode detail) {
    static Entry of(TimelineEntry row) {
      return new Entry(
          row.at(),
          row.leaseTime(),
          Wire.name(row.source()),
          row.id(),
          Wire.name(row.what()),
          Optional.ofNullable(row.actor()),
          Optional.ofNullable(row.cause()),
          TimelineDetail.of(row.detail()));
    }
  }

  Reply answer(Call call) {
    Held held = leases.lease(call.caller(), call.id("leaseId"));
    int limit = call.limit();
    List<TimelineEntry> rows = timeline.page(held.leaseId(), after(call), limit + 1);
    return Reply.ok(
        Page.of(
            rows,
            limit,
            row -> Cursors.write(row.at().toString(), row.source(), row.id()),
            Entry::of));
  }

  private static TimelineEntry.Cursor after(Call call) {
    Optional<String> cursor = call.query("cursor");
    if (cursor.isEmpty()) {
      return TimelineEntry.Cursor.START;
    }
    List<String> parts = Cursors.read(cursor.get(), 3);
    try {
      return new TimelineEntry.Cursor(Instant.parse(parts.get(0)), parts.get(1), parts.get(2));
    } catch (DateTimeException notOurs) {
      throw Problem.invalid("?cursor", "the next of the page before, unchanged");
    }
  }
}

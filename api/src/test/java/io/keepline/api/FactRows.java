package io.keepline.api;

import io.keepline.lifecycle.Entry;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Wake;
import io.keepline.store.AuditRow;
import io.keepline.store.LeaseFacts;
import io.keepline.store.OrderRow;
import io.keepline.store.TaskRow;
import io.keepline.workflows.Json;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Facts of the rules as rows of the record, as far as the API reads them. */
final class FactRows {

  private FactRows() {}

  static LeaseFacts facts(Lease lease, Schedule schedule) {
    return new LeaseFacts(
        lease.status().name(),
        lease.everInService(),
        lease.validUntil(),
        lease.plan().planId(),
        lease.plan().version(),
        lease.holds().stream().map(h -> h.reason().name()).toList(),
        Json.write(lease),
        Json.write(schedule),
        schedule.next().map(Wake::at).orElse(null),
        lease.clockOffset().toMillis(),
        1,
        lease.needsPerson(),
        lease.cancellation().state().name(),
        "[]",
        lease.lossCause() == null ? null : lease.lossCause().name(),
        lease.reclaimedAt(),
        lease.quarantineUntil().orElse(null));
  }

  static OrderRow order(String leaseId, Order order, Entry.OrderMoved moved, Instant now) {
    return new OrderRow(
        order.orderId(),
        leaseId,
        order.quote().quoteId(),
        order.requestId(),
        order.quote().kind().name(),
        order.state().name(),
        "lease",
        order.quote().total(),
        order.method().name(),
        now,
        order.submittedAt(),
        order.payBy(),
        null,
        now,
        null,
        moved.declined() == null ? null : moved.declined().name(),
        moved.appliedUntil());
  }

  static List<OrderRow> orders(Lease lease, List<Entry> entries, Instant now) {
    return entries.stream()
        .filter(e -> e instanceof Entry.OrderMoved)
        .map(e -> (Entry.OrderMoved) e)
        .map(moved -> order(lease.leaseId(), moved.order(), moved, now))
        .toList();
  }

  static List<TaskRow> tasks(Lease lease, List<Entry> entries, Instant now) {
    return entries.stream()
        .filter(e -> e instanceof Entry.TaskOpened)
        .map(e -> ((Entry.TaskOpened) e).task())
        .map(t -> TaskRow.open(t.taskId(), lease.leaseId(), null, t.kind().name(), now, t.dueAt()))
        .toList();
  }

  static AuditRow audit(String stimulus, String before, Lease after, Instant now) {
    String id = "aud_" + UUID.randomUUID();
    return new AuditRow(
        id,
        id,
        stimulus,
        "SYSTEM:keepline",
        "test",
        after.plan().label(),
        before,
        after.status().name(),
        "{}",
        "{}",
        null,
        now,
        now,
        null);
  }
}

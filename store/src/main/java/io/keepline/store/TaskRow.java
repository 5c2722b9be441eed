package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person must decide, as stored.
 *
 * @param taskId its opaque id
 * @param leaseId the lease it is about
 * @param orderId the order it is about
 * @param kind what must be decided
 * @param openedAt real time
 * @param dueAt when it is decided without a person, in lease time
 * @param state OPEN or CLOSED
 * @param closedBy who closed it, opaque
 * @param closedAs the decision
 * @param closedAt real time
 * @param note the person's reason
 * @param evidence what the decision rests on, as JSON; null where it needed none
 */
public record TaskRow(
    String taskId,
    String leaseId,
    @Nullable String orderId,
    String kind,
    Instant openedAt,
    @Nullable Instant dueAt,
    String state,
    @Nullable String closedBy,
    @Nullable String closedAs,
    @Nullable Instant closedAt,
    @Nullable String note,
    @Nullable String evidence) {

  /** A new task. */
  public static TaskRow open(
      String taskId,
      String leaseId,
      @Nullable String orderId,
      String kind,
      Instant openedAt,
      @Nullable Instant dueAt) {
    return new TaskRow(
        taskId, leaseId, orderId, kind, openedAt, dueAt, "OPEN", null, null, null, null, null);
  }

  static TaskRow read(Columns row) throws SQLException {
    return new TaskRow(
        row.text("task_id"),
        row.text("lease_id"),
        row.textIf("order_id"),
        row.text("kind"),
        row.instant("opened_at"),
        row.instantIf("due_at"),
        row.text("state"),
        row.textIf("closed_by"),
        row.textIf("closed_as"),
        row.instantIf("closed_at"),
        row.textIf("note"),
        row.textIf("evidence"));
  }
}

package io.keepline.store;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Something a person must decide, as stored.
 *
 * @param taskId its opaque id
 * @param leaseId the lease it is about; null where nobody knows one
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
 * @param subject what it is about, where neither lease nor order says it
 */
public record TaskRow(
    String taskId,
    @Nullable String leaseId,
    @Nullable String orderId,
    String kind,
    Instant openedAt,
    @Nullable Instant dueAt,
    String state,
    @Nullable String closedBy,
    @Nullable String closedAs,
    @Nullable Instant closedAt,
    @Nullable String note,
    @Nullable String evidence,
    @Nullable String subject) {

  /** A new task. */
  public static TaskRow open(
      String taskId,
      String leaseId,
      @Nullable String orderId,
      String kind,
      Instant openedAt,
      @Nullable Instant dueAt) {
    return new TaskRow(
        taskId, leaseId, orderId, kind, openedAt, dueAt, "OPEN", null, null, null, null, null,
        null);
  }

  /** A new task that no decision about a lease opened. */
  public static TaskRow beside(
      String taskId,
      @Nullable String leaseId,
      @Nullable String orderId,
      String kind,
      String subject,
      Instant openedAt) {
    return new TaskRow(
        taskId, leaseId, orderId, kind, openedAt, null, "OPEN", null, null, null, null, null,
        subject);
  }

  static TaskRow read(Columns row) throws SQLException {
    return new TaskRow(
        row.text("task_id"),
        row.textIf("lease_id"),
        row.textIf("order_id"),
        row.text("kind"),
        row.instant("opened_at"),
        row.instantIf("due_at"),
        row.text("state"),
        row.textIf("closed_by"),
        row.textIf("closed_as"),
        row.instantIf("closed_at"),
        row.textIf("note"),
        row.textIf("evidence"),
        row.textIf("subject"));
  }
}

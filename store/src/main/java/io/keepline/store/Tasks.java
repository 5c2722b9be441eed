package io.keepline.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** What people must decide. While a lease is open its commits write tasks; afterwards this does. */
public final class Tasks {
  private final Jdbi jdbi;

  /** Over an open database. */
  public Tasks(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Opens a task outside a decision; the same id again changes nothing. */
  public void open(TaskRow task) {
    jdbi.useTransaction(handle -> DecisionSql.tasks(handle, List.of(task)));
  }

  /**
   * How a task ends.
   *
   * @param taskId the task
   * @param by who decided, opaque
   * @param as the decision
   * @param note the reason
   * @param evidence what it rests on, as JSON; null where it needs none
   * @param at real time
   */
  public record Closing(
      String taskId,
      String by,
      String as,
      @Nullable String note,
      @Nullable String evidence,
      Instant at) {}

  /**
   * Closes a task.
   *
   * @return false when it is not open
   */
  public boolean close(Closing closing) {
    return jdbi.withHandle(
            handle ->
                handle
                    .createUpdate(
                        """
                        update tasks set state = 'CLOSED', closed_by = :by, closed_as = :as,
                          closed_at = :at, note = :note, evidence = :evidence
                        where task_id = :taskId and state = 'OPEN'
                        """)
                    .bindMethods(closing)
                    .execute())
        == 1;
  }

  /** One task. */
  public Optional<TaskRow> task(String taskId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from tasks where task_id = :id")
                .bind("id", taskId)
                .map((row, context) -> TaskRow.read(new Columns(row)))
                .findOne());
  }

  /**
   * A page of open tasks of some brands, in the order of their ids.
   *
   * @param brandIds whose; empty: every brand's
   * @param after the last id of the page before; null for the first
   */
  public List<TaskRow> open(List<String> brandIds, @Nullable String after, int limit) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select t.* from tasks t left join leases l using (lease_id)
                    where t.state = 'OPEN' and t.task_id > :after
                      and (cardinality(:brands) = 0 or l.brand_id = any(:brands))
                    order by t.task_id limit :limit
                    """)
                .bindArray("brands", String.class, brandIds)
                .bind("after", after == null ? "" : after)
                .bind("limit", limit)
                .map((row, context) -> TaskRow.read(new Columns(row)))
                .list());
  }

  /** Every task of a lease, oldest first. */
  public List<TaskRow> ofLease(String leaseId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from tasks where lease_id = :id order by opened_at, task_id")
                .bind("id", leaseId)
                .map((row, context) -> TaskRow.read(new Columns(row)))
                .list());
  }
}

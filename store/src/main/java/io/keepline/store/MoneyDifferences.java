package io.keepline.store;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;

/**
 * Comparisons with providers' ledgers, and what they found: each difference opens one task once.
 */
public final class MoneyDifferences {
  private final Jdbi jdbi;

  /** Over an open database. */
  public MoneyDifferences(Database database) {
    this.jdbi = database.jdbi();
  }

  /**
   * A comparison.
   *
   * @param provider whose ledger
   * @param day the UTC day
   * @param ranAt real time
   * @param theirs how many rows the provider has
   * @param ours how many captures, refunds and disputes of ours lie on that day
   * @param waiting how many payments are still being looked up
   * @param differences how many differences it found
   */
  public record Run(
      String provider,
      LocalDate day,
      Instant ranAt,
      int theirs,
      int ours,
      int waiting,
      int differences) {}

  /**
   * Writes a comparison and what it found. A difference that was found before keeps its row and its
   * task, also when a person closed that; one that is found no more is over.
   *
   * @param tasks one for each difference
   */
  public void save(Run run, List<DifferenceRow> found, List<TaskRow> tasks) {
    jdbi.useTransaction(
        handle -> {
          Sql.batch(
              handle,
              """
              insert into money_reconciliations (provider, day, ran_at, theirs, ours, waiting,
                differences)
              values (:provider, :day, :ranAt, :theirs, :ours, :waiting, :differences)
              on conflict do nothing
              """,
              List.of(run));
          Sql.batch(handle, UPSERT, found);
          DecisionSql.tasks(handle, tasks);
          over(handle, run, found.stream().map(DifferenceRow::differenceId).toList());
        });
  }

  private static final String UPSERT =
      """
      insert into money_differences (difference_id, provider, day, kind, finding, payment_id,
        refund_id, ours_minor_units, ours_currency, theirs_minor_units, theirs_currency, lease_id,
        order_id, first_seen_at, last_seen_at)
      values (:differenceId, :provider, :day, :kind, :finding, :paymentId, :refundId,
        :ours?.minorUnits, :ours?.currency, :theirs?.minorUnits, :theirs?.currency, :leaseId,
        :orderId, :firstSeenAt, :lastSeenAt)
      on conflict (difference_id) do update set last_seen_at = excluded.last_seen_at,
        ours_minor_units = excluded.ours_minor_units,
        theirs_minor_units = excluded.theirs_minor_units, gone_at = null
      """;

  private static void over(Handle handle, Run run, List<String> found) {
    handle
        .createUpdate(
            """
            update money_differences set gone_at = :at
            where provider = :provider and day = :day and gone_at is null
              and not (difference_id = any(:found))
            """)
        .bind("at", run.ranAt())
        .bind("provider", run.provider())
        .bind("day", run.day())
        .bindArray("found", String.class, found)
        .execute();
  }

  /** The differences of a day that stand, in the order of their ids. */
  public List<DifferenceRow> standing(String provider, LocalDate day) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select * from money_differences
                    where provider = :provider and day = :day and gone_at is null
                    order by difference_id
                    """)
                .bind("provider", provider)
                .bind("day", day)
                .map((row, context) -> DifferenceRow.read(new Columns(row)))
                .list());
  }

  /** One difference. */
  public Optional<DifferenceRow> find(String differenceId) {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery("select * from money_differences where difference_id = :id")
                .bind("id", differenceId)
                .map((row, context) -> DifferenceRow.read(new Columns(row)))
                .findOne());
  }

  /** How many differences stand on any day and have a task that nobody has closed. */
  public long open() {
    return jdbi.withHandle(
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) from money_differences d join tasks t
                      on t.task_id = 'tsk_' || substr(d.difference_id, 5)
                    where d.gone_at is null and t.state = 'OPEN'
                    """)
                .mapTo(Long.class)
                .one());
  }
}

package io.keepline.activities.reconcile;

import io.keepline.lifecycle.Task;
import io.keepline.payments.PaymentProvider;
import io.keepline.store.BookedMoney;
import io.keepline.store.Database;
import io.keepline.store.DifferenceRow;
import io.keepline.store.MoneyDifferences;
import io.keepline.store.TaskRow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/**
 * Compares a provider's own list of a UTC day with our ledger, payment by payment. Rows are matched
 * by id and never by time: we hear of money later than the provider books it, sometimes on another
 * day. A payment that is still being looked up waits; it is no difference yet.
 */
public final class MoneyReconciler {
  private final String name;
  private final PaymentProvider provider;
  private final BookedMoney booked;
  private final MoneyDifferences differences;
  private final InstantSource clock;

  /**
   * Over an open database.
   *
   * @param name the provider, as attempts name it
   * @param clock real time
   */
  public MoneyReconciler(
      Database database, String name, PaymentProvider provider, InstantSource clock) {
    this.name = name;
    this.provider = provider;
    this.booked = new BookedMoney(database);
    this.differences = new MoneyDifferences(database);
    this.clock = clock;
  }

  /**
   * What a comparison found.
   *
   * @param run the comparison
   * @param tally what became of each row
   * @param differences what stands
   */
  public record Report(MoneyDifferences.Run run, Tally tally, List<DifferenceRow> differences) {
    /** Copies the list. */
    public Report {
      differences = List.copyOf(differences);
    }
  }

  /**
   * Compares a day, and keeps what it found: each difference opens one task once.
   *
   * @param date a UTC day, by the provider's clock
   * @throws ProviderSilent if the provider does not say what it booked; nothing is kept then
   */
  public Report run(LocalDate date) {
    Instant now = clock.instant();
    Comparison comparison = Comparison.of(name, new ProviderDay(provider, date), booked, now);
    List<DifferenceRow> found = comparison.differences();
    MoneyDifferences.Run run =
        new MoneyDifferences.Run(
            name,
            date,
            now,
            comparison.theirs(),
            comparison.ours(),
            comparison.waiting(),
            found.size());
    differences.save(run, found, found.stream().map(this::task).toList());
    return new Report(run, comparison.tally(), found);
  }

  private TaskRow task(DifferenceRow difference) {
    return TaskRow.beside(
        "tsk_" + difference.differenceId().substring("dif_".length()),
        difference.leaseId(),
        difference.orderId(),
        Task.Kind.LEDGER_DIFFERS.name(),
        difference.differenceId(),
        difference.firstSeenAt());
  }
}

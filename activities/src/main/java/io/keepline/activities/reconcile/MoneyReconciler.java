package io.keepline.activities.reconcile;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Task;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.PaymentProvider;
import io.keepline.store.BookedMoney;
import io.keepline.store.BookedMoney.Booked;
import io.keepline.store.Database;
import io.keepline.store.DifferenceRow;
import io.keepline.store.MoneyDifferences;
import io.keepline.store.TaskRow;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
   * @param differences what stands
   */
  public record Report(MoneyDifferences.Run run, List<DifferenceRow> differences) {
    /** Copies the list. */
    public Report {
      differences = List.copyOf(differences);
    }
  }

  private enum Finding {
    IN_OURS_ONLY,
    IN_THEIRS_ONLY,
    AMOUNT_DIFFERS,
    CURRENCY_DIFFERS
  }

  /** One comparison while it is being made. */
  private final class Comparison {
    private final ProviderDay day;
    private final Instant now;
    private final Set<String> seen = new HashSet<>();
    private final List<DifferenceRow> found = new ArrayList<>();
    private int waiting;

    private Comparison(LocalDate date, Instant now) {
      this.day = new ProviderDay(provider, date);
      this.now = now;
    }

    private void theirs(LedgerEntry entry) {
      String subject = entry.refundId().orElse(entry.paymentId());
      if (!seen.add(entry.kind() + " " + subject)) {
        add(Finding.IN_THEIRS_ONLY, entry.kind(), entry.paymentId(), null, null, entry.amount());
        return;
      }
      Booked ours = ours(entry).orElse(null);
      Money amount = ours == null ? null : ours.amount();
      if (amount == null && ours != null && ours.open()) {
        waiting++;
      } else if (amount == null) {
        differs(Finding.IN_THEIRS_ONLY, entry, ours);
      } else if (!amount.currency().equals(entry.amount().currency())) {
        differs(Finding.CURRENCY_DIFFERS, entry, ours);
      } else if (!amount.equals(entry.amount())) {
        differs(Finding.AMOUNT_DIFFERS, entry, ours);
      }
    }

    private Optional<Booked> ours(LedgerEntry entry) {
      return switch (entry.kind()) {
        case CHARGE -> booked.capture(name, entry.paymentId());
        case REFUND -> entry.refundId().flatMap(id -> booked.refund(name, id));
        case CHARGEBACK -> booked.disputed(name, entry.paymentId(), true);
        case CHARGEBACK_REVERSED -> booked.disputed(name, entry.paymentId(), false);
      };
    }

    private void ours() {
      for (Booked capture : booked.capturedOn(name, day.day())) {
        ours(LedgerEntry.Kind.CHARGE, capture, capture.paymentId());
      }
      for (Booked refund : booked.refundedOn(name, day.day())) {
        ours(LedgerEntry.Kind.REFUND, refund, String.valueOf(refund.refundId()));
      }
      for (Booked taken : booked.disputedOn(name, day.day())) {
        ours(LedgerEntry.Kind.CHARGEBACK, taken, taken.paymentId());
      }
    }

    private void ours(LedgerEntry.Kind kind, Booked row, String subject) {
      boolean lacks =
          !seen.contains(kind + " " + subject)
              && switch (kind) {
                case CHARGE -> day.lacksCapture(subject);
                case REFUND -> day.lacksRefund(subject);
                case CHARGEBACK, CHARGEBACK_REVERSED -> day.lacksDispute(subject);
              };
      if (lacks) {
        add(Finding.IN_OURS_ONLY, kind, row.paymentId(), row.refundId(), row, null);
      }
    }

    private void differs(Finding finding, LedgerEntry entry, @Nullable Booked ours) {
      // A dispute we never heard of is still about a payment that we know.
      Booked known = ours == null ? booked.capture(name, entry.paymentId()).orElse(null) : ours;
      Booked shown =
          ours != null || known == null
              ? ours
              : new Booked(known.paymentId(), null, null, false, known.leaseId(), known.orderId());
      add(
          finding,
          entry.kind(),
          entry.paymentId(),
          entry.refundId().orElse(null),
          shown,
          entry.amount());
    }

    private void add(
        Finding finding,
        LedgerEntry.Kind kind,
        String paymentId,
        @Nullable String refundId,
        @Nullable Booked ours,
        @Nullable Money theirs) {
      String subject = refundId == null ? paymentId : refundId;
      found.add(
          new DifferenceRow(
              DerivedId.of("dif", name, kind.name(), subject, finding.name()),
              name,
              day.day(),
              kind.name(),
              finding.name(),
              paymentId,
              refundId,
              ours == null ? null : ours.amount(),
              theirs,
              ours == null ? null : ours.leaseId(),
              ours == null ? null : ours.orderId(),
              now,
              now,
              null));
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
    Comparison comparison = new Comparison(date, now);
    List<LedgerEntry> entries = comparison.day.entries();
    entries.forEach(comparison::theirs);
    comparison.ours();
    int ours = booked.capturedOn(name, date).size() + booked.refundedOn(name, date).size();
    MoneyDifferences.Run run =
        new MoneyDifferences.Run(
            name, date, now, entries.size(), ours, comparison.waiting, comparison.found.size());
    differences.save(run, comparison.found, comparison.found.stream().map(this::task).toList());
    return new Report(run, comparison.found);
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

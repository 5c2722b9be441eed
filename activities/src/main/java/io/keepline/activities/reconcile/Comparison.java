package io.keepline.activities.reconcile;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Money;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.LedgerEntry.Kind;
import io.keepline.store.BookedMoney;
import io.keepline.store.BookedMoney.Booked;
import io.keepline.store.DifferenceRow;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One comparison: a provider's rows of a day against ours, then ours against its list. */
final class Comparison {
  private final String provider;
  private final ProviderDay day;
  private final BookedMoney booked;
  private final Instant now;

  private final Map<Row, Booked> ofDay = new LinkedHashMap<>();
  private final Map<Kind, Integer> kinds = new EnumMap<>(Kind.class);
  private final Set<Row> seen = new HashSet<>();
  private final List<DifferenceRow> found = new ArrayList<>();
  private int agreed;
  private int agreedElsewhere;
  private int listed;
  private int listedElsewhere;
  private int waiting;

  private Comparison(String provider, ProviderDay day, BookedMoney booked, Instant now) {
    this.provider = provider;
    this.day = day;
    this.booked = booked;
    this.now = now;
  }

  /**
   * What two rows have in common that are one movement.
   *
   * @param subject the refund of a refund, the payment of anything else
   */
  private record Row(Kind kind, String subject) {}

  private enum Finding {
    IN_OURS_ONLY,
    IN_THEIRS_ONLY,
    AMOUNT_DIFFERS,
    CURRENCY_DIFFERS
  }

  /**
   * Compares.
   *
   * @throws ProviderSilent if the provider does not say what it booked
   */
  static Comparison of(String provider, ProviderDay day, BookedMoney booked, Instant now) {
    Comparison comparison = new Comparison(provider, day, booked, now);
    List<LedgerEntry> theirs = day.entries();
    comparison.read();
    theirs.forEach(comparison::theirs);
    comparison.ofDay.forEach(comparison::ours);
    return comparison;
  }

  /** How many rows the provider has. */
  int theirs() {
    return kinds.values().stream().mapToInt(Integer::intValue).sum();
  }

  /** How many rows we have of that day. */
  int ours() {
    return ofDay.size();
  }

  /** How many of the provider's rows are of payments that are still being looked up. */
  int waiting() {
    return waiting;
  }

  Tally tally() {
    return new Tally(kinds, agreed, agreedElsewhere, listed, listedElsewhere);
  }

  List<DifferenceRow> differences() {
    return List.copyOf(found);
  }

  private void read() {
    read(Kind.CHARGE, booked.capturedOn(provider, day.day()));
    read(Kind.REFUND, booked.refundedOn(provider, day.day()));
    read(Kind.CHARGEBACK, booked.disputedOn(provider, day.day(), true));
    read(Kind.CHARGEBACK_REVERSED, booked.disputedOn(provider, day.day(), false));
  }

  private void read(Kind kind, List<Booked> rows) {
    for (Booked row : rows) {
      String refundId = row.refundId();
      ofDay.put(new Row(kind, refundId == null ? row.paymentId() : refundId), row);
    }
  }

  private void theirs(LedgerEntry entry) {
    kinds.merge(entry.kind(), 1, Integer::sum);
    Row row = new Row(entry.kind(), entry.refundId().orElse(entry.paymentId()));
    if (!seen.add(row)) {
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
    } else if (ofDay.containsKey(row)) {
      agreed++;
    } else {
      agreedElsewhere++;
    }
  }

  private Optional<Booked> ours(LedgerEntry entry) {
    return switch (entry.kind()) {
      case CHARGE -> booked.capture(provider, entry.paymentId());
      case REFUND -> entry.refundId().flatMap(id -> booked.refund(provider, id));
      case CHARGEBACK -> booked.disputed(provider, entry.paymentId(), true);
      case CHARGEBACK_REVERSED -> booked.disputed(provider, entry.paymentId(), false);
    };
  }

  private void ours(Row row, Booked ours) {
    if (seen.contains(row)) {
      listed++;
    } else if (lacks(row)) {
      add(Finding.IN_OURS_ONLY, row.kind(), ours.paymentId(), ours.refundId(), ours, null);
    } else {
      listedElsewhere++;
    }
  }

  private boolean lacks(Row row) {
    return switch (row.kind()) {
      case CHARGE -> day.lacksCapture(row.subject());
      case REFUND -> day.lacksRefund(row.subject());
      case CHARGEBACK -> day.lacksDispute(row.subject());
      case CHARGEBACK_REVERSED -> day.lacksReversal(row.subject());
    };
  }

  private void differs(Finding finding, LedgerEntry entry, @Nullable Booked ours) {
    // A dispute we never heard of is still about a payment that we know.
    Booked known = ours == null ? booked.capture(provider, entry.paymentId()).orElse(null) : ours;
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
      Kind kind,
      String paymentId,
      @Nullable String refundId,
      @Nullable Booked ours,
      @Nullable Money theirs) {
    String subject = refundId == null ? paymentId : refundId;
    found.add(
        new DifferenceRow(
            DerivedId.of("dif", provider, kind.name(), subject, finding.name()),
            provider,
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

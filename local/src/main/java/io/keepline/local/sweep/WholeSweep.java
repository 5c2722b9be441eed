package io.keepline.local.sweep;

import io.keepline.local.CannotRun;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.http.SandboxProvider;
import io.keepline.store.Database;
import io.keepline.store.sweep.CheckResult;
import io.keepline.store.sweep.ProviderLine;
import io.keepline.store.sweep.ProviderSweep;
import io.keepline.store.sweep.Sweep;
import io.keepline.store.sweep.SweepReport;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Every invariant that SQL can see (I1 to I16, I19), and the provider's ledger against ours (I18).
 */
public final class WholeSweep {
  /** The provider, as attempts name it. */
  static final String PROVIDER = "sandbox";

  private final Database database;
  private final SandboxProvider provider;

  /** Over an open record and the provider's address. */
  public WholeSweep(Database database, SandboxProvider provider) {
    this.database = database;
    this.provider = provider;
  }

  /**
   * Looks and changes nothing. The provider is asked first: what is charged meanwhile is then in
   * our record and not missing in it.
   *
   * @param settled real time before which outcomes must have been acted on
   * @throws CannotRun if the provider cannot be asked
   */
  public SweepReport run(Instant settled) {
    List<ProviderLine> ledger = ledger();
    SweepReport ours = new Sweep(database).run(settled);
    List<CheckResult> results = new ArrayList<>(ours.results());
    results.add(new ProviderSweep(database).run(PROVIDER, ledger));
    return new SweepReport(ours.leases(), results);
  }

  private List<ProviderLine> ledger() {
    List<LocalDate> days = provider.ledgerDays().orElseThrow(WholeSweep::silent);
    List<ProviderLine> lines = new ArrayList<>();
    for (LocalDate day : days) {
      Optional<String> after = Optional.empty();
      do {
        if (!(provider.listDay(day, after) instanceof LedgerAnswer.Page page)) {
          throw silent();
        }
        page.entries().stream().map(WholeSweep::line).forEach(lines::add);
        after = page.next();
      } while (after.isPresent());
    }
    return lines;
  }

  private static CannotRun silent() {
    return new CannotRun("The payment provider does not answer, so its ledger was not compared.");
  }

  private static ProviderLine line(LedgerEntry entry) {
    return switch (entry.kind()) {
      case CHARGE -> line(ProviderLine.Kind.CHARGE, entry);
      case REFUND -> line(ProviderLine.Kind.REFUND, entry);
      case CHARGEBACK -> line(ProviderLine.Kind.CHARGEBACK, entry);
      case CHARGEBACK_REVERSED -> line(ProviderLine.Kind.CHARGEBACK_REVERSED, entry);
    };
  }

  private static ProviderLine line(ProviderLine.Kind kind, LedgerEntry entry) {
    return new ProviderLine(kind, entry.paymentId(), entry.refundId().orElse(null), entry.amount());
  }
}

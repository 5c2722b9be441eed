package io.keepline.local.sweep;

import io.keepline.local.CannotRun;
import io.keepline.payments.LedgerAnswer;
import io.keepline.payments.LedgerEntry;
import io.keepline.payments.PaymentProvider;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.payments.http.SandboxProvider;
import io.keepline.payments.stripe.StripeProvider;
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
import java.util.function.Supplier;

/**
 * Every invariant that SQL can see (I1 to I16, I19), and the provider's ledger against ours (I18).
 */
public final class WholeSweep {
  private final Database database;
  private final Optional<SandboxProvider> sandbox;
  private final Optional<StripeProvider> stripe;

  /** Over an open record and the providers' addresses. */
  public WholeSweep(
      Database database, Optional<SandboxProvider> sandbox, Optional<StripeProvider> stripe) {
    this.database = database;
    this.sandbox = sandbox;
    this.stripe = stripe;
  }

  /**
   * Looks and changes nothing. A system that runs moves between two reads, so what a provider's
   * ledger and ours disagree about is looked at once more, and told when it is still so.
   *
   * @param settled real time before which outcomes must have been acted on
   * @throws CannotRun if the provider cannot be asked
   */
  public SweepReport run(Instant settled) {
    ProviderSweep providers = new ProviderSweep(database);
    SweepReport ours = new Sweep(database).run(settled);
    List<CheckResult> results = new ArrayList<>(ours.results());
    sandbox
        .map(p -> twice(() -> providers.run(ProviderChoice.SANDBOX, ledger(p, days(p)))))
        .ifPresent(results::add);
    stripe
        .map(
            p ->
                twice(
                    () ->
                        providers.run(
                            ProviderChoice.STRIPE,
                            ledger(p, providers.days(ProviderChoice.STRIPE)))))
        .ifPresent(results::add);
    return new SweepReport(ours.leases(), results);
  }

  private static List<LocalDate> days(SandboxProvider provider) {
    return provider.ledgerDays().orElseThrow(WholeSweep::silent);
  }

  private static CheckResult twice(Supplier<CheckResult> look) {
    CheckResult first = look.get();
    if (first.holds()) {
      return first;
    }
    CheckResult again = look.get();
    return new CheckResult(
        again.invariant(),
        again.title(),
        again.rowsRead(),
        again.breaches().stream().filter(first.breaches()::contains).toList());
  }

  private static List<ProviderLine> ledger(PaymentProvider provider, List<LocalDate> days) {
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

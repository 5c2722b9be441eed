package io.keepline.local.cli;

import io.keepline.activities.reconcile.MoneyReconciler;
import io.keepline.lifecycle.Money;
import io.keepline.local.CannotRun;
import io.keepline.local.sweep.SweptRecord;
import io.keepline.store.DifferenceRow;
import io.keepline.store.DocumentContent.Amount;
import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "reconcile-money",
    description = {
      "Compares the provider's own list of one UTC day with our ledger: what only one of us has, and"
          + " what differs in amount or currency. Keeps what it finds and opens a task for each"
          + " difference, once. The worker does the same every day for the last three.",
      "Looks at the folder of a local stack, running or not; without --data and with"
          + " KEEPLINE_DB_URL set, at that database (with KEEPLINE_DB_USER, KEEPLINE_DB_PASSWORD,"
          + " KEEPLINE_PROVIDER_URL and KEEPLINE_PROVIDER_KEY).",
      "Exits with 1 if anything differs, with 2 if it could not look."
    })
final class ReconcileMoneyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RecordOption which = new RecordOption();

  @Option(
      names = "--day",
      paramLabel = "DATE",
      converter = Day.class,
      description = "The day, UTC, by the provider's clock, such as 2026-11-20. Default: yesterday")
  private @Nullable LocalDate day;

  /** A day that has begun. */
  private static final class Day implements ITypeConverter<LocalDate> {
    @Override
    public LocalDate convert(String text) {
      try {
        LocalDate day = LocalDate.parse(text);
        if (!day.isAfter(LocalDate.now(ZoneOffset.UTC))) {
          return day;
        }
      } catch (DateTimeParseException noDate) {
        // Said below.
      }
      throw new TypeConversionException(
          "'" + text + "' is no day that has begun; write one such as 2026-11-20");
    }
  }

  @Override
  public Integer call() {
    LocalDate wanted = day == null ? LocalDate.now(ZoneOffset.UTC).minusDays(1) : day;
    try (SweptRecord record = which.open(System.getenv())) {
      return record.reconcileMoney(wanted).stream()
          .mapToInt(report -> tell(report, spec.commandLine().getOut()))
          .max()
          .orElse(0);
    } catch (CannotRun reason) {
      spec.commandLine().getErr().println(reason.getMessage());
      return Keepline.NOT_TRIED;
    } catch (JdbiException unreadable) {
      spec.commandLine().getErr().println("The record cannot be read. " + Details.keep(unreadable));
      return Keepline.NOT_TRIED;
    }
  }

  static int tell(MoneyReconciler.Report report, PrintWriter out) {
    ReconcileMoneyText.lines(report).forEach(out::println);
    report.differences().forEach(difference -> out.println(line(difference)));
    out.println(ReconcileMoneyText.end(report.differences().size()));
    out.flush();
    return report.differences().isEmpty() ? 0 : Keepline.FAILED;
  }

  private static String line(DifferenceRow row) {
    return "  %s %s %s: ours %s, theirs %s"
        .formatted(
            words(row.kind()),
            row.refundId() == null ? row.paymentId() : row.refundId(),
            words(row.finding()),
            amount(row.ours()),
            amount(row.theirs()));
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  private static String amount(@Nullable Money money) {
    if (money == null) {
      return "nothing";
    }
    Amount amount = Amount.of(money);
    return amount.amount() + " " + amount.currency();
  }
}

package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import io.keepline.local.sweep.SweepText;
import io.keepline.local.sweep.SweptRecord;
import io.keepline.store.sweep.SweepReport;
import java.util.concurrent.Callable;
import org.jdbi.v3.core.JdbiException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

@Command(
    name = "sweep",
    description = {
      "Checks every invariant that SQL can see, and the provider's ledger against ours.",
      "Looks at the folder of a local stack, running or not; without --data and with"
          + " KEEPLINE_DB_URL set, at that database (with KEEPLINE_DB_USER, KEEPLINE_DB_PASSWORD,"
          + " KEEPLINE_PROVIDER_URL and KEEPLINE_PROVIDER_KEY; with KEEPLINE_STRIPE_BRANDS also"
          + " KEEPLINE_STRIPE_KEY).",
      "Exits with 1 if anything breaks, with 2 if it could not look or found no lease."
    })
final class SweepCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();
  @Mixin private RecordOption which = new RecordOption();

  @Override
  public Integer call() {
    try (SweptRecord record = which.open(System.getenv())) {
      SweepReport report = record.run();
      SweepText.lines(report).forEach(spec.commandLine().getOut()::println);
      spec.commandLine().getOut().flush();
      if (report.nothingToLookAt()) {
        return Keepline.NOT_TRIED;
      }
      return report.clean() ? 0 : Keepline.FAILED;
    } catch (CannotRun reason) {
      spec.commandLine().getErr().println(reason.getMessage());
      return Keepline.NOT_TRIED;
    } catch (JdbiException unreadable) {
      spec.commandLine().getErr().println("The record cannot be read. " + Details.keep(unreadable));
      return Keepline.NOT_TRIED;
    }
  }
}

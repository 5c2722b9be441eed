package io.keepline.local.cli;

import io.keepline.store.Database;
import io.keepline.worker.Reconciler;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "reconcile",
    description = {
      "Gives every open lease, and every unfinished order that outlived its lease, a running"
          + " workflow; leaves alone what runs.",
      "Reads KEEPLINE_DB_* and TEMPORAL_*, or the running local stack of --data."
    })
final class ReconcileCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of a running local stack.")
  private @Nullable Path data;

  @Override
  public Integer call() {
    try (ServerAccess access = new ServerAccess(data, System.getenv())) {
      Database database = access.database();
      Reconciler.Counts counts = new Reconciler(access.client(), database).reconcile();
      return tell(counts, spec.commandLine().getOut());
    }
  }

  static int tell(Reconciler.Counts counts, PrintWriter out) {
    out.println(
        "%d open leases, %d had no workflow and were started."
            .formatted(counts.leases(), counts.leasesStarted()));
    out.println(
        "%d unfinished orders of ended leases, %d had no workflow and were started."
            .formatted(counts.payments(), counts.paymentsStarted()));
    if (counts.failed() > 0) {
      out.println(counts.failed() + " could not be started: run it again.");
    }
    if (!counts.complete()) {
      out.println("There are more than " + Reconciler.LIMIT + ": not everything was looked at.");
    }
    out.flush();
    return counts.failed() == 0 && counts.complete() ? 0 : Keepline.FAILED;
  }
}

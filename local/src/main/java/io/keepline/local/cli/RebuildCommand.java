package io.keepline.local.cli;

import io.keepline.store.Database;
import io.keepline.worker.Reconciler;
import io.temporal.client.WorkflowClient;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "rebuild",
    description = {
      "After the whole Temporal cluster was lost: sets the new one up, and starts every workflow"
          + " again from PostgreSQL. Up to 1,000 leases.",
      "Reads KEEPLINE_DB_* and TEMPORAL_*, or the running local stack of --data."
    })
final class RebuildCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of a running local stack.")
  private @Nullable Path data;

  @Override
  public Integer call() {
    try (ServerAccess access = new ServerAccess(data, System.getenv())) {
      // The record first: without it there is nothing to rebuild from.
      Database database = access.database();
      WorkflowClient client = access.client();
      SetupTemporalCommand.setUp(client);
      Reconciler.Counts counts = new Reconciler(client, database).reconcile();
      return ReconcileCommand.tell(counts, spec.commandLine().getOut());
    }
  }
}

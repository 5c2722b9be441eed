package io.keepline.local.cli;

import io.grpc.StatusRuntimeException;
import io.keepline.local.CannotRun;
import io.keepline.worker.SetupTemporal;
import io.temporal.client.WorkflowClient;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "setup-temporal",
    description = {
      "Registers the namespace and the search attributes at a Temporal server; harmless to repeat.",
      "Reads TEMPORAL_*, or the running local stack of --data."
    })
final class SetupTemporalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of a running local stack.")
  private @Nullable Path data;

  @Override
  public Integer call() {
    try (ServerAccess access = new ServerAccess(data, System.getenv())) {
      tell(setUp(access.client()), spec.commandLine().getOut());
      return 0;
    }
  }

  static SetupTemporal.Done setUp(WorkflowClient client) {
    try {
      return new SetupTemporal(client.getWorkflowServiceStubs(), client.getOptions().getNamespace())
          .run();
    } catch (StatusRuntimeException e) {
      throw new CannotRun(
          "The Temporal server refused the set-up: " + e.getStatus().getCode() + ".", e);
    }
  }

  private static void tell(SetupTemporal.Done done, PrintWriter out) {
    out.println(done.namespaceMade() ? "The namespace was made." : "The namespace is there.");
    out.println(
        done.attributesMade().isEmpty()
            ? "Every search attribute is there."
            : "Registered: " + String.join(", ", done.attributesMade()) + ".");
    out.flush();
  }
}

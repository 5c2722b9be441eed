package io.keepline.local.cli;

import io.keepline.local.folder.DataFolder;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.LocalStack;
import io.keepline.local.stack.StackOptions;
import io.keepline.local.temporal.TemporalChoice;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
    name = "local",
    description = {
      "Runs everything on this machine: database, Temporal, payment provider, mailbox, API,"
          + " worker.",
      "Prints addresses and lines to copy. Ctrl-C stops it in order; the next start goes on with"
          + " the same numbers."
    })
final class LocalCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that holds everything. Default: .keepline")
  private Path data = Path.of(".keepline");

  @Option(
      names = "--temporal",
      paramLabel = "SERVER",
      description = {
        "in-process, the path of a temporal binary, or host:port.",
        "Default: the temporal binary on the PATH or in ~/go/bin, else in-process."
      })
  private @Nullable String temporal;

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter out = spec.commandLine().getOut();
    TemporalChoice choice = TemporalChoice.of(temporal, System.getenv());
    DataFolder folder = DataFolder.make(data);
    Logs.to(folder.log());
    StoppableStack running = new StoppableStack();
    Runtime.getRuntime()
        .addShutdownHook(new Thread(() -> stop(running, out), "keepline-local-stop"));
    LocalStack stack = running.open(new StackOptions(data, choice, true), out::println);
    new LocalScreen(stack.addresses(), folder, LocalSecrets.of(folder).apiKey(), Instant.now())
        .lines()
        .forEach(out::println);
    out.flush();
    new CountDownLatch(1).await();
    return 0;
  }

  /** Ctrl-C is how this command ends well, so its exit code says so. */
  private static void stop(StoppableStack stack, PrintWriter out) {
    if (!stack.isThere()) {
      return;
    }
    out.println("\nStopping ...");
    out.flush();
    stack.stop();
    out.println("Stopped. The next start goes on where this one ended.");
    out.flush();
    Runtime.getRuntime().halt(0);
  }
}

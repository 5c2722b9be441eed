package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import io.keepline.local.kill.KillOptions;
import io.keepline.local.kill.KillTest;
import io.keepline.local.split.SplitOptions;
import io.keepline.local.split.SplitRun;
import io.keepline.local.temporal.TemporalChoice;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "kill-test",
    description = {
      "Kills worker, API and payment provider with SIGKILL in the middle of renewals, presses"
          + " cancel, terminate and reset, and counts the money.",
      "Each part is a process of its own, on a Temporal server with a database of its own; nothing"
          + " listens beyond the loopback interface.",
      "Prints the seed and a table. Exits with 1 if anything was charged or applied other than"
          + " once or the sweep finds something, with 2 if it could not run."
    })
final class KillTestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often every point is struck. Default: 3")
  private int rounds = 3;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Repeats the order and timing of an earlier run. Default: a new one")
  private @Nullable Long seed;

  @Option(
      names = "--renewals",
      paramLabel = "N",
      description = "How many renewals stand at a point when it is struck. Default: 4")
  private int renewals = 4;

  @Option(
      names = "--temporal",
      paramLabel = "SERVER",
      description = {
        "The path of a temporal binary.",
        "Default: the one on the PATH or in ~/go/bin."
      })
  private @Nullable String temporal;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "An empty folder to keep everything in. Default: a temporary one, removed")
  private @Nullable Path data;

  @Override
  public Integer call() {
    KillOptions options = options();
    try {
      TemporalChoice server = SplitRun.realServer(temporal, System.getenv());
      spec.commandLine().getOut().println("Seed " + options.seed());
      return new SplitRun(data, server, SplitOptions.QUICK, this::say)
          .on(Logs::to, stack -> new KillTest(stack, options, this::say).run());
    } catch (CannotRun reason) {
      spec.commandLine().getErr().println(reason.getMessage());
      return Keepline.NOT_TRIED;
    }
  }

  private KillOptions options() {
    try {
      long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed;
      return new KillOptions(rounds, chosen, renewals);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}

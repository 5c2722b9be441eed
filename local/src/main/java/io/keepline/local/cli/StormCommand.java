package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import io.keepline.local.split.SplitOptions;
import io.keepline.local.split.SplitRun;
import io.keepline.local.storm.Storm;
import io.keepline.local.storm.StormOptions;
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
    name = "storm",
    description = {
      "Many customers at once on few numbers: renewals, double submits, cancellations, time going"
          + " by; a provider that lies in every way; processes that are killed. Then it is calm, and"
          + " the money is counted by the provider's own ledger.",
      "Each part is a process of its own, on a Temporal server with a database of its own; nothing"
          + " listens beyond the loopback interface.",
      "Prints the seed and tables. Exits with 1 if anything is wrong, with 2 if it could not run."
    })
final class StormCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "How many orders are submitted. Default: 300")
  private int orders = 300;

  @Option(
      names = "--seed",
      paramLabel = "S",
      description = "Repeats what each customer does and what breaks. Default: a new one")
  private @Nullable Long seed;

  @Option(
      names = "--numbers",
      paramLabel = "N",
      description = "How many numbers they share. Default: 30")
  private int numbers = 30;

  @Option(names = "--customers", paramLabel = "N", description = "How many act at once. Default: 8")
  private int customers = 8;

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
    StormOptions options = options();
    try {
      TemporalChoice server = SplitRun.realServer(temporal, System.getenv());
      spec.commandLine().getOut().println("Seed " + options.seed());
      return new SplitRun(data, server, SplitOptions.QUICK, this::say)
          .on(Logs::to, stack -> new Storm(stack, options, this::say).run());
    } catch (CannotRun reason) {
      spec.commandLine().getErr().println(reason.getMessage());
      return Keepline.NOT_TRIED;
    }
  }

  private StormOptions options() {
    try {
      long chosen = seed == null ? ThreadLocalRandom.current().nextInt(1, 1_000_000) : seed;
      return new StormOptions(orders, chosen, numbers, customers);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}

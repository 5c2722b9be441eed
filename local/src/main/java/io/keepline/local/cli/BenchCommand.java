package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import io.keepline.local.bench.Bench;
import io.keepline.local.bench.BenchOptions;
import io.keepline.local.split.SplitOptions;
import io.keepline.local.split.SplitRun;
import io.keepline.local.temporal.TemporalChoice;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
    name = "bench",
    description = {
      "Measures renewals through HTTP against a bare workflow on the same server, reads against a"
          + " bare answer of the same web server, and the events of one number's year.",
      "Everything runs on this machine and ends by itself, in some four minutes. What counts are"
          + " the ratios: the machine is the same for both sides.",
      "Exits with 1 if a call was not answered as it should be, with 2 if it could not run."
    })
final class BenchCommand implements Callable<Integer> {
  @Spec private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--seconds",
      paramLabel = "N",
      description = "How long one round of one side lasts. Default: 4")
  private int seconds = 4;

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often the sides take turns. Default: 3")
  private int rounds = 3;

  @Option(
      names = "--clients",
      paramLabel = "N",
      split = ",",
      description = "How many clients call at once. Default: 1,8,16")
  private List<Integer> clients = List.of(1, 8, 16);

  @Option(
      names = "--temporal",
      paramLabel = "PATH",
      description = {
        "The path of a temporal binary.",
        "Default: the one on the PATH or in ~/go/bin."
      })
  private @Nullable String temporal;

  @Override
  public Integer call() {
    BenchOptions options = options();
    try {
      TemporalChoice server = SplitRun.realServer(temporal, System.getenv());
      return new SplitRun(null, server, SplitOptions.STEADY, this::say)
          .on(Logs::to, stack -> new Bench(stack, options, this::say).run());
    } catch (CannotRun reason) {
      spec.commandLine().getErr().println(reason.getMessage());
      return Keepline.NOT_TRIED;
    }
  }

  private BenchOptions options() {
    try {
      return new BenchOptions(seconds, rounds, clients);
    } catch (IllegalArgumentException wrong) {
      throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
    }
  }

  private void say(String line) {
    spec.commandLine().getOut().println(line);
    spec.commandLine().getOut().flush();
  }
}

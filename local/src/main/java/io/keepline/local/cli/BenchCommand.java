package io.keepline.local.cli;

import io.keepline.local.bench.Bench;
import io.keepline.local.bench.BenchOptions;
import io.keepline.local.split.SplitOptions;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  @Mixin private SplitStackOptions stack = new SplitStackOptions();

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

  @Override
  public Integer call() {
    BenchOptions options = stack.checked(() -> new BenchOptions(seconds, rounds, clients));
    return stack.run(SplitOptions.STEADY, say -> running -> new Bench(running, options, say).run());
  }
}

package io.keepline.local.cli;

import io.keepline.local.split.SplitOptions;
import io.keepline.local.storm.Storm;
import io.keepline.local.storm.StormOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "storm",
    description = {
      "Many customers at once on few numbers: renewals, double submits, top-ups, counters,"
          + " cancellations, chargebacks, time going by; a provider that lies in every way; processes that are killed. Then it is calm, and"
          + " the money is counted by the provider's own ledger.",
      "Each part is a process of its own, on a Temporal server with a database of its own; nothing"
          + " listens beyond the loopback interface.",
      "Prints the seed and tables. Exits with 1 if anything is wrong, with 2 if it could not run."
    })
final class StormCommand implements Callable<Integer> {
  @Mixin private SplitStackOptions stack = new SplitStackOptions();
  @Mixin private SplitStackOptions.Repeatable run = new SplitStackOptions.Repeatable();

  @Option(
      names = "--orders",
      paramLabel = "N",
      description = "How many orders are submitted. Default: 300")
  private int orders = 300;

  @Option(
      names = "--numbers",
      paramLabel = "N",
      description = "How many numbers they share. Default: 30")
  private int numbers = 30;

  @Option(names = "--customers", paramLabel = "N", description = "How many act at once. Default: 8")
  private int customers = 8;

  @Override
  public Integer call() {
    StormOptions options =
        stack.checked(() -> new StormOptions(orders, run.seed(), numbers, customers));
    return stack.run(
        run, SplitOptions.QUICK, say -> running -> new Storm(running, options, say).run());
  }
}

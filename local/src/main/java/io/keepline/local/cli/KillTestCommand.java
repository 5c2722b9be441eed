package io.keepline.local.cli;

import io.keepline.local.kill.KillOptions;
import io.keepline.local.kill.KillTest;
import io.keepline.local.split.SplitOptions;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
  @Mixin private SplitStackOptions stack = new SplitStackOptions();
  @Mixin private SplitStackOptions.Repeatable run = new SplitStackOptions.Repeatable();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often every point is struck. Default: 3")
  private int rounds = 3;

  @Option(
      names = "--renewals",
      paramLabel = "N",
      description = "How many renewals stand at a point when it is struck. Default: 4")
  private int renewals = 4;

  @Override
  public Integer call() {
    KillOptions options = stack.checked(() -> new KillOptions(rounds, run.seed(), renewals));
    return stack.run(
        run, SplitOptions.QUICK, say -> running -> new KillTest(running, options, say).run());
  }
}

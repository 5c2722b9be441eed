package io.keepline.local.cli;

import io.keepline.worker.WorkerMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "worker",
    description = {
      "Runs the worker process.",
      "Reads KEEPLINE_* and TEMPORAL_*; says which variable is missing. See docs/operations.md."
    })
final class WorkerCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    Logs.process();
    WorkerMain.main(new String[0]);
    return 0;
  }
}

package io.keepline.local.cli;

import io.keepline.api.ApiMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "api",
    description = {
      "Runs the API process.",
      "Reads KEEPLINE_* and TEMPORAL_*; says which variable is missing. See docs/operations.md."
    })
final class ApiCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    Logs.process();
    ApiMain.main(new String[0]);
    return 0;
  }
}

package io.keepline.local.cli;

import io.keepline.payments.sandbox.SandboxProviderMain;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

@Command(
    name = "sandbox-provider",
    description = {
      "Runs the sandbox payment provider: its own ledger, pay page and webhooks.",
      "Reads KEEPLINE_SANDBOX_*; says which variable is missing."
    })
final class SandboxProviderCommand implements Callable<Integer> {
  @Override
  public Integer call() throws InterruptedException {
    Logs.process();
    SandboxProviderMain.main(new String[0]);
    return 0;
  }
}

package io.keepline.payments.sandbox;

import java.util.Map;
import java.util.concurrent.CountDownLatch;

/**
 * The sandbox provider as a process. Configured by {@code KEEPLINE_SANDBOX_*}; exits with 2 when a
 * variable is missing or wrong, with 1 when the database or the port cannot be used.
 */
public final class SandboxProviderMain {

  private SandboxProviderMain() {}

  /** Runs until the process is told to stop. Takes no arguments. */
  public static void main(String[] args) throws InterruptedException {
    int failure = run(System.getenv());
    if (failure != 0) {
      System.exit(failure);
    }
    new CountDownLatch(1).await();
  }

  /** Starts, or says on standard error why not; answers the exit code, 0 when it is running. */
  static int run(Map<String, String> environment) {
    SandboxEnvironment.Reading reading = new SandboxEnvironment(environment).read();
    if (reading.config().isEmpty()) {
      reading.faults().forEach(System.err::println);
      return 2;
    }
    try {
      SandboxProviderServer server = SandboxProviderServer.open(reading.config().get());
      Runtime.getRuntime().addShutdownHook(new Thread(server::close, "sandbox-provider-stop"));
      System.out.println("The sandbox provider listens on " + server.baseUrl());
      return 0;
    } catch (RuntimeException e) {
      System.err.println("The sandbox provider cannot start: " + reason(e));
      return 1;
    }
  }

  private static String reason(Throwable failure) {
    Throwable root = failure;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return root.getClass().getSimpleName() + ": " + root.getMessage();
  }
}

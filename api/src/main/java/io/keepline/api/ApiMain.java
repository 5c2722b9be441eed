package io.keepline.api;

import com.uber.m3.tally.RootScopeBuilder;
import com.uber.m3.tally.Scope;
import com.uber.m3.util.Duration;
import io.keepline.store.Database;
import io.keepline.workflows.Json;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.reporter.MicrometerClientStatsReporter;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.net.BindException;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The API as a process. Configured by {@code KEEPLINE_*} and, for Temporal, by the variables of its
 * own tools, {@code TEMPORAL_*}. Exits with 2 when a variable is missing or wrong, with 1 when the
 * port cannot be used. A database or Temporal server that is down does not keep it from starting:
 * {@code /readyz} and every answer say so.
 */
public final class ApiMain {

  private ApiMain() {}

  /** Runs until the process is told to stop. Takes no arguments. */
  public static void main(String[] arguments) throws InterruptedException {
    int failure = run(System.getenv(), System.out, System.err);
    if (failure != 0) {
      System.exit(failure);
    }
    new CountDownLatch(1).await();
  }

  /** Starts, or says why not; answers the exit code, 0 when it is running. */
  static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
    ApiEnvironment.Reading reading = new ApiEnvironment(environment).read();
    if (!reading.faults().isEmpty()) {
      reading.faults().forEach(err::println);
      return 2;
    }
    try {
      open(reading, out);
      return 0;
    } catch (IOException | RuntimeException failure) {
      String why =
          root(failure) instanceof BindException
              ? "port " + reading.api().port() + " is taken; KEEPLINE_API_PORT names another"
              : root(failure).getClass().getSimpleName() + ": " + root(failure).getMessage();
      err.println("The API cannot start: " + why + ".");
      return 1;
    }
  }

  private static void open(ApiEnvironment.Reading reading, PrintStream out) throws IOException {
    PrometheusMeterRegistry meters = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    Scope scope =
        new RootScopeBuilder()
            .reporter(new MicrometerClientStatsReporter(meters))
            .reportEvery(Duration.ofSeconds(10));
    ClientConfigProfile profile = ClientConfigProfile.load();
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
                .setMetricsScope(scope)
                .validateAndBuildWithDefaults());
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
                .setDataConverter(Json.dataConverter())
                .build());
    Database database = Database.open(reading.database());
    ApiServer server = ApiServer.open(reading.api(), database, client, meters);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  server.close();
                  stubs.shutdown();
                  stubs.awaitTermination(2, TimeUnit.SECONDS);
                  database.close();
                },
                "keepline-api-stop"));
    out.println("The API listens on port " + server.port() + ".");
  }

  private static Throwable root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}

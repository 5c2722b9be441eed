package io.keepline.worker;

import io.grpc.StatusRuntimeException;
import io.keepline.activities.WorldPorts;
import io.keepline.store.Database;
import io.keepline.workflows.Json;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * The worker as a process. Configured by {@code KEEPLINE_*} and, for Temporal, by the variables of
 * its own tools, {@code TEMPORAL_*}. Exits with 2 when a variable is missing or wrong, with 1 when
 * the database or the Temporal server is not ready for it; the sentence says what to run.
 */
public final class WorkerMain {
  private static final int MISCONFIGURED = 2;
  private static final int NOT_READY = 1;

  private WorkerMain() {}

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
    WorkerEnvironment.Reading reading = new WorkerEnvironment(environment).read();
    if (!reading.faults().isEmpty()) {
      reading.faults().forEach(err::println);
      return MISCONFIGURED;
    }
    Database database = Database.open(reading.config().database());
    try {
      String fault = databaseFault(database);
      if (!fault.isEmpty()) {
        err.println(fault);
        database.close();
        return NOT_READY;
      }
      return start(reading.config(), database, out, err);
    } catch (IOException | RuntimeException failure) {
      err.println("The worker cannot start: " + root(failure) + ".");
      database.close();
      return NOT_READY;
    }
  }

  private static String databaseFault(Database database) {
    if (!database.answers()) {
      return "The database of KEEPLINE_DB_URL does not answer.";
    }
    return database.isMigrated()
        ? ""
        : "The database's schema is not the one of this version: run ./keepline migrate.";
  }

  private static int start(WorkerConfig config, Database database, PrintStream out, PrintStream err)
      throws IOException {
    ClientConfigProfile profile = ClientConfigProfile.load();
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder(profile.toWorkflowServiceStubsOptions())
                .validateAndBuildWithDefaults());
    WorkflowClient client =
        WorkflowClient.newInstance(
            stubs,
            WorkflowClientOptions.newBuilder(profile.toWorkflowClientOptions())
                .setDataConverter(Json.dataConverter())
                .build());
    String fault = temporalFault(stubs, client.getOptions().getNamespace());
    if (!fault.isEmpty()) {
      err.println(fault);
      stubs.shutdownNow();
      database.close();
      return NOT_READY;
    }
    WorldPorts ports = Ports.open(config, InstantSource.system());
    WorkerSettings settings =
        WorkerSettings.production().haltingAt(Ports.halts(config.halt(), database));
    WorkerProcess worker = WorkerProcess.open(client, database, ports, settings);
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  worker.close();
                  stubs.shutdown();
                  stubs.awaitTermination(2, TimeUnit.SECONDS);
                  database.close();
                },
                "keepline-worker-stop"));
    out.println("The worker is at work.");
    return 0;
  }

  private static String temporalFault(WorkflowServiceStubs stubs, String namespace) {
    try {
      List<String> missing = new SetupTemporal(stubs, namespace).missing();
      return missing.isEmpty()
          ? ""
          : "The Temporal server lacks the search attributes "
              + String.join(", ", missing)
              + ": run ./keepline setup-temporal.";
    } catch (StatusRuntimeException failure) {
      return "The Temporal server of TEMPORAL_ADDRESS does not answer, or has no namespace "
          + namespace
          + " ("
          + failure.getStatus().getCode()
          + "): run ./keepline setup-temporal.";
    }
  }

  private static String root(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause.getClass().getSimpleName();
  }
}

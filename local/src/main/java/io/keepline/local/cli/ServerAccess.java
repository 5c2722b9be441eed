package io.keepline.local.cli;

import io.grpc.StatusRuntimeException;
import io.keepline.local.CannotRun;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.FolderLock;
import io.keepline.local.postgres.LocalPostgres;
import io.keepline.local.postgres.NamedDatabase;
import io.keepline.local.stack.Closing;
import io.keepline.local.stack.StackFile;
import io.keepline.local.temporal.TemporalHost;
import io.keepline.store.Database;
import io.keepline.store.DatabaseConfig;
import io.keepline.worker.WorkerProcess;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * A Temporal server and, where it is needed, a record: those of a running local stack, or those
 * that the environment names.
 */
final class ServerAccess implements AutoCloseable {
  private static final String ADDRESS = "TEMPORAL_ADDRESS";
  private static final String OTHERWISE =
      ", or name a running local stack's folder with --data DIR.";

  private final Closing closing = new Closing();
  private final @Nullable Path data;
  private final Map<String, String> environment;

  /**
   * Opens nothing yet.
   *
   * @param data a stack's folder; null for the environment
   */
  ServerAccess(@Nullable Path data, Map<String, String> environment) {
    this.data = data;
    this.environment = environment;
  }

  /** A client that reads our payloads, of a server that answers. */
  WorkflowClient client() {
    WorkflowClient client = data == null ? named() : local(stack(data));
    try {
      client.getWorkflowServiceStubs().healthCheck();
    } catch (StatusRuntimeException e) {
      throw new CannotRun("The Temporal server does not answer: is its address right?", e);
    }
    return client;
  }

  /** The record, if it answers. */
  Database database() {
    Database database = closing.add(Database.open(databaseConfig().withPoolSize(4)));
    if (!database.answers()) {
      throw new CannotRun(
          "The database does not answer: is it up, and are user and password right?");
    }
    return database;
  }

  @Override
  public void close() {
    closing.close();
  }

  private DatabaseConfig databaseConfig() {
    if (data != null) {
      return DatabaseConfig.of(
          stack(data).databaseUrl(),
          LocalPostgres.USER,
          new DataFolder(data).secret("postgres-password"));
    }
    // Who needs the record needs the server as well: one sentence names all that is missing.
    return NamedDatabase.of(environment, OTHERWISE, ADDRESS);
  }

  private static StackFile stack(Path data) {
    DataFolder folder = new DataFolder(data);
    if (!FolderLock.isTaken(folder)) {
      throw new CannotRun(
          "No stack runs on " + folder.root() + ": start it with ./keepline local.");
    }
    return StackFile.read(folder)
        .orElseThrow(() -> new CannotRun("The stack is still starting or stopping: try again."));
  }

  private WorkflowClient local(StackFile stack) {
    if (stack.temporalTarget().isEmpty()) {
      throw new CannotRun(
          "This stack's Temporal server lives inside its own process, which looks after it"
              + " itself.");
    }
    return client(
        WorkflowServiceStubsOptions.newBuilder().setTarget(stack.temporalTarget()).build(),
        WorkerProcess.clientOptions(TemporalHost.NAMESPACE));
  }

  private WorkflowClient named() {
    // The library has a default address; a forgotten one would hide behind it.
    CannotRun.needed(environment, OTHERWISE, ADDRESS);
    try {
      ClientConfigProfile profile = ClientConfigProfile.load();
      String namespace = profile.toWorkflowClientOptions().getNamespace();
      return client(
          profile.toWorkflowServiceStubsOptions(),
          WorkerProcess.clientOptions(namespace == null ? TemporalHost.NAMESPACE : namespace));
    } catch (IOException e) {
      throw new CannotRun("The Temporal profile cannot be read: " + e.getMessage(), e);
    }
  }

  private WorkflowClient client(
      WorkflowServiceStubsOptions connection, WorkflowClientOptions options) {
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder(connection).validateAndBuildWithDefaults());
    closing.add(
        () -> {
          stubs.shutdownNow();
          stubs.awaitTermination(2, TimeUnit.SECONDS);
        });
    return WorkflowClient.newInstance(stubs, options);
  }
}

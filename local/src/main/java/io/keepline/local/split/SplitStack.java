package io.keepline.local.split;

import io.keepline.api.http.Role;
import io.keepline.local.CannotRun;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.FolderLock;
import io.keepline.local.folder.Ports;
import io.keepline.local.postgres.LocalPostgres;
import io.keepline.local.stack.Closing;
import io.keepline.local.temporal.TemporalHost;
import io.keepline.payments.http.ProviderTimeouts;
import io.keepline.payments.http.SandboxControl;
import io.keepline.payments.http.SandboxProvider;
import io.keepline.store.ApiKeys;
import io.keepline.store.Database;
import io.keepline.store.DatabaseConfig;
import io.keepline.workflows.Json;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A running split stack: what stays up, and the three processes that come and go. */
public final class SplitStack implements AutoCloseable {
  private final Closing closing;
  private final DataFolder folder;
  private final Variables variables;
  private final Database database;
  private final WorkflowClient client;
  private final Processes processes;

  private SplitStack(
      Closing closing,
      DataFolder folder,
      Variables variables,
      Database database,
      WorkflowClient client,
      Processes processes) {
    this.closing = closing;
    this.folder = folder;
    this.variables = variables;
    this.database = database;
    this.client = client;
    this.processes = processes;
  }

  /**
   * Starts database and Temporal server, and makes the record with its brand, numbers and key. No
   * process is started yet.
   *
   * @param progress is told what happens, a line at a time
   * @throws CannotRun with what to do, if something does not start
   */
  public static SplitStack open(SplitOptions options, Consumer<String> progress) {
    DataFolder folder = DataFolder.make(options.data());
    Closing closing = new Closing();
    try {
      closing.add(FolderLock.take(folder));
      Ports ports = new Ports(folder, false);
      progress.accept("Starting the database ...");
      LocalPostgres postgres = closing.add(LocalPostgres.start(folder, ports));
      postgres.ensureDatabase(Variables.RECORD);
      postgres.ensureDatabase(Variables.PROVIDER);
      progress.accept("Starting Temporal ...");
      TemporalHost temporal = closing.add(TemporalHost.open(options.temporal(), folder, ports));
      String target =
          temporal
              .target()
              .orElseThrow(
                  () -> new CannotRun("Other processes must reach the Temporal server: name one."));
      Variables variables = new Variables(folder, ports, postgres, target);
      Database database = record(closing, postgres, variables);
      WorkflowClient client = client(closing, temporal);
      Processes processes = closing.add(new Processes(folder, variables, options.jvmOptions()));
      return new SplitStack(closing, folder, variables, database, client, processes);
    } catch (RuntimeException | Error e) {
      closing.close();
      throw e;
    }
  }

  private static Database record(Closing closing, LocalPostgres postgres, Variables variables) {
    Database database =
        closing.add(
            Database.open(
                DatabaseConfig.of(
                        postgres.url(Variables.RECORD), LocalPostgres.USER, postgres.password())
                    .withPoolSize(4)));
    database.migrate();
    Instant now = Instant.now();
    LoadBrand.load(database, now);
    new ApiKeys(database)
        .issueAs(
            new ApiKeys.Grant("load", Role.allScopes(), null), variables.secrets().apiKey(), now);
    return database;
  }

  private static WorkflowClient client(Closing closing, TemporalHost temporal) {
    WorkflowServiceStubs stubs = temporal.connect();
    closing.add(
        () -> {
          stubs.shutdown();
          stubs.awaitTermination(2, TimeUnit.SECONDS);
        });
    return WorkflowClient.newInstance(
        stubs,
        WorkflowClientOptions.newBuilder()
            .setNamespace(TemporalHost.NAMESPACE)
            .setDataConverter(Json.dataConverter())
            .build());
  }

  /** The three processes. */
  public Processes processes() {
    return processes;
  }

  /** A caller of the API. */
  public ApiClient api() {
    return new ApiClient(variables.apiUrl(), variables.secrets().apiKey());
  }

  /** The record, to be read. */
  public Database database() {
    return database;
  }

  /** A client of the Temporal server. */
  public WorkflowClient client() {
    return client;
  }

  /** The provider, to be asked for its ledger. */
  public SandboxProvider provider() {
    return SandboxProvider.open(
        variables.providerUrl(), variables.secrets().providerKey(), ProviderTimeouts.STANDARD);
  }

  /** The provider's buttons. */
  public SandboxControl providerControl() {
    return SandboxControl.open(variables.providerUrl(), variables.secrets().providerKey());
  }

  /** What a sweep of this stack reads. */
  public Map<String, String> sweepVariables() {
    return variables.sweep();
  }

  /** Its folder. */
  public Path folder() {
    return folder.root();
  }

  /** Stops everything, in the opposite order of its start. */
  @Override
  public void close() {
    closing.close();
  }
}

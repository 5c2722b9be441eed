package io.keepline.local.temporal;

import io.grpc.StatusRuntimeException;
import io.keepline.local.CannotRun;
import io.keepline.local.folder.ChildProcess;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.Ports;
import io.keepline.workflows.SearchKeys;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The development server of a {@code temporal} binary: SQLite file, UI, loopback only. */
final class DevServer implements TemporalHost {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final ChildProcess process;
  private final int port;
  private final int uiPort;

  private DevServer(ChildProcess process, int port, int uiPort) {
    this.process = process;
    this.port = port;
    this.uiPort = uiPort;
  }

  static DevServer start(Path binary, DataFolder folder, Ports ports) {
    ChildProcess.clearLeftover(folder, "temporal", "The Temporal server");
    int port = ports.choose("temporal", 7233);
    int uiPort = ports.choose("temporal-ui", 8233);
    List<String> command =
        new ArrayList<>(
            List.of(
                binary.toString(),
                "server",
                "start-dev",
                "--ip",
                "127.0.0.1",
                "--port",
                "" + port,
                "--ui-port",
                "" + uiPort,
                "--db-filename",
                folder.temporalDatabase().toString(),
                "--log-level",
                "error",
                // An activity that is asked for in a task's answer starts in that answer.
                "--dynamic-config-value",
                "system.enableActivityEagerExecution=true"));
    for (SearchAttributeKey<?> key : SearchKeys.ALL) {
      command.add("--search-attribute");
      command.add(key.getName() + "=" + word(key.getValueType()));
    }
    ChildProcess process = ChildProcess.start(folder, "temporal", command);
    DevServer server = new DevServer(process, port, uiPort);
    server.awaitAnswer();
    return server;
  }

  @Override
  public WorkflowServiceStubs connect() {
    return new RunningServer("127.0.0.1:" + port).connect();
  }

  @Override
  public Optional<String> target() {
    return Optional.of("127.0.0.1:" + port);
  }

  @Override
  public Optional<String> uiUrl() {
    return Optional.of("http://127.0.0.1:" + uiPort);
  }

  @Override
  public String description() {
    return "development server at 127.0.0.1:" + port;
  }

  @Override
  public void close() {
    process.close();
  }

  /** A gRPC port opens before the namespace is there, so the namespace is asked for. */
  private void awaitAnswer() {
    Instant deadline = Instant.now().plus(PATIENCE);
    WorkflowServiceStubs stubs =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget("127.0.0.1:" + port).build());
    try {
      while (!answers(stubs)) {
        if (!process.isAlive() || Instant.now().isAfter(deadline)) {
          process.close();
          throw new CannotRun(
              "The Temporal server does not start: see %s, or use --temporal in-process."
                  .formatted(process.log()));
        }
        TimeUnit.MILLISECONDS.sleep(200);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.close();
      throw new CannotRun("Interrupted while the Temporal server was starting.", e);
    } finally {
      stubs.shutdownNow();
    }
  }

  private static boolean answers(WorkflowServiceStubs stubs) {
    try {
      stubs
          .blockingStub()
          .withDeadlineAfter(2, TimeUnit.SECONDS)
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(NAMESPACE).build());
      return true;
    } catch (StatusRuntimeException notYet) {
      return false;
    }
  }

  private static String word(IndexedValueType type) {
    return switch (type) {
      case INDEXED_VALUE_TYPE_BOOL -> "Bool";
      case INDEXED_VALUE_TYPE_DATETIME -> "Datetime";
      case INDEXED_VALUE_TYPE_DOUBLE -> "Double";
      case INDEXED_VALUE_TYPE_INT -> "Int";
      case INDEXED_VALUE_TYPE_KEYWORD -> "Keyword";
      case INDEXED_VALUE_TYPE_KEYWORD_LIST -> "KeywordList";
      case INDEXED_VALUE_TYPE_TEXT -> "Text";
      case INDEXED_VALUE_TYPE_UNSPECIFIED, UNRECOGNIZED ->
          throw new IllegalArgumentException("a search attribute has a type");
    };
  }
}

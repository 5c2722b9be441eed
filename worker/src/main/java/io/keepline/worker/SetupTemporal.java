package io.keepline.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.keepline.workflows.SearchKeys;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/**
 * What a Temporal server must know before the first workflow starts. Doing it twice is harmless.
 */
public final class SetupTemporal {
  private static final Duration RETENTION = Duration.ofDays(7);
  private static final Duration KNOWN_WITHIN = Duration.ofSeconds(60);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);

  private final WorkflowServiceStubs stubs;
  private final String namespace;

  /** For a server and a namespace. */
  public SetupTemporal(WorkflowServiceStubs stubs, String namespace) {
    this.stubs = stubs;
    this.namespace = namespace;
  }

  /**
   * What was missing and is there now.
   *
   * @param namespaceMade whether the namespace was
   * @param attributesMade the search attributes that were
   */
  public record Done(boolean namespaceMade, List<String> attributesMade) {
    /** Copies the list. */
    public Done {
      attributesMade = List.copyOf(attributesMade);
    }
  }

  /**
   * Registers the namespace and the search attributes.
   *
   * @throws StatusRuntimeException if the server does not answer or refuses
   */
  public Done run() {
    boolean made = registerNamespace();
    List<String> missing = made ? missingOnceKnown() : missing();
    List<String> attributesMade = new ArrayList<>();
    for (SearchAttributeKey<?> key : SearchKeys.ALL) {
      if (missing.contains(key.getName()) && register(key)) {
        attributesMade.add(key.getName());
      }
    }
    return new Done(made, attributesMade);
  }

  /** A server's services hear of a new namespace some seconds after it was made. */
  private List<String> missingOnceKnown() {
    long deadline = System.nanoTime() + KNOWN_WITHIN.toNanos();
    while (true) {
      try {
        return missing();
      } catch (StatusRuntimeException notYet) {
        boolean unheardOf = notYet.getStatus().getCode() == Status.Code.NOT_FOUND;
        if (!unheardOf || System.nanoTime() > deadline) {
          throw notYet;
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
    }
  }

  /** The search attributes that the server does not know; all where it cannot say. */
  public List<String> missing() {
    try (Operator operator = Operator.of(stubs)) {
      Set<String> known =
          operator
              .stubs()
              .blockingStub()
              .listSearchAttributes(
                  ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
              .getCustomAttributesMap()
              .keySet();
      return names().stream().filter(name -> !known.contains(name)).toList();
    } catch (StatusRuntimeException unlisted) {
      // The in-memory server takes attributes and lists none.
      if (unlisted.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
        return names();
      }
      throw unlisted;
    }
  }

  private static List<String> names() {
    List<String> names = new ArrayList<>();
    SearchKeys.ALL.forEach(key -> names.add(key.getName()));
    return names;
  }

  private boolean register(SearchAttributeKey<?> key) {
    try (Operator operator = Operator.of(stubs)) {
      operator
          .stubs()
          .blockingStub()
          .addSearchAttributes(
              AddSearchAttributesRequest.newBuilder()
                  .setNamespace(namespace)
                  .putSearchAttributes(key.getName(), key.getValueType())
                  .build());
      return true;
    } catch (StatusRuntimeException refused) {
      if (refused.getStatus().getCode() == Status.Code.ALREADY_EXISTS) {
        return false;
      }
      throw refused;
    }
  }

  private boolean registerNamespace() {
    try {
      stubs
          .blockingStub()
          .describeNamespace(DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build());
      return false;
    } catch (StatusRuntimeException unknown) {
      if (unknown.getStatus().getCode() != Status.Code.NOT_FOUND) {
        throw unknown;
      }
    }
    stubs
        .blockingStub()
        .registerNamespace(
            RegisterNamespaceRequest.newBuilder()
                .setNamespace(namespace)
                .setDescription("Keepline")
                .setWorkflowExecutionRetentionPeriod(
                    com.google.protobuf.Duration.newBuilder().setSeconds(RETENTION.toSeconds()))
                .build());
    return true;
  }

  /** The operator's side of the same connection. */
  private record Operator(OperatorServiceStubs stubs) implements AutoCloseable {
    static Operator of(WorkflowServiceStubs workflows) {
      return new Operator(
          OperatorServiceStubs.newServiceStubs(
              OperatorServiceStubsOptions.newBuilder()
                  .setChannel(workflows.getRawChannel())
                  .validateAndBuildWithDefaults()));
    }

    /** The channel belongs to the connection and stays open. */
    @Override
    public void close() {
      stubs.shutdown();
    }
  }
}

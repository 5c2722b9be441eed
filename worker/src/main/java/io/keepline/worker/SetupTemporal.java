package io.keepline.worker;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.keepline.workflows.SearchKeys;
import io.temporal.api.enums.v1.IndexedValueType;
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

/**
 * What a Temporal server must know before the first workflow starts. Doing it twice is harmless.
 */
public final class SetupTemporal {
  private static final Duration RETENTION = Duration.ofDays(7);

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
    List<String> missing = missing();
    if (!missing.isEmpty()) {
      register(missing);
    }
    return new Done(made, missing);
  }

  /** The search attributes that the server does not know. */
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
      List<String> missing = new ArrayList<>();
      for (SearchAttributeKey<?> key : SearchKeys.ALL) {
        if (!known.contains(key.getName())) {
          missing.add(key.getName());
        }
      }
      return missing;
    }
  }

  private void register(List<String> missing) {
    AddSearchAttributesRequest.Builder request =
        AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
    for (SearchAttributeKey<?> key : SearchKeys.ALL) {
      if (missing.contains(key.getName())) {
        request.putSearchAttributes(key.getName(), type(key));
      }
    }
    try (Operator operator = Operator.of(stubs)) {
      operator.stubs().blockingStub().addSearchAttributes(request.build());
    }
  }

  private static IndexedValueType type(SearchAttributeKey<?> key) {
    return key.getValueType();
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

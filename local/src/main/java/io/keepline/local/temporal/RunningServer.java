package io.keepline.local.temporal;

import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.keepline.local.CannotRun;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/**
 * A server that somebody else runs.
 *
 * @param address host and port
 */
record RunningServer(String address) implements TemporalHost {
  private static final Set<Status.Code> SILENCE =
      EnumSet.of(Status.Code.UNAVAILABLE, Status.Code.DEADLINE_EXCEEDED);
  private static final int PATIENCE_SECONDS = 10;

  /**
   * Asks it something first; which answer it gives does not matter here.
   *
   * @throws CannotRun if nobody answers
   */
  static RunningServer reach(String address) {
    RunningServer server = new RunningServer(address);
    WorkflowServiceStubs stubs = server.connect();
    try {
      var unused =
          stubs
              .blockingStub()
              .withDeadlineAfter(PATIENCE_SECONDS, TimeUnit.SECONDS)
              .describeNamespace(
                  DescribeNamespaceRequest.newBuilder().setNamespace(NAMESPACE).build());
    } catch (StatusRuntimeException e) {
      if (SILENCE.contains(e.getStatus().getCode())) {
        throw new CannotRun(
            "No Temporal server answers at " + address + ": is the address right, is it up?", e);
      }
    } finally {
      stubs.shutdownNow();
    }
    return server;
  }

  @Override
  public WorkflowServiceStubs connect() {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
  }

  @Override
  public Optional<String> target() {
    return Optional.of(address);
  }

  @Override
  public Optional<String> uiUrl() {
    return Optional.empty();
  }

  @Override
  public String description() {
    return "at " + address;
  }

  @Override
  public void close() {}
}

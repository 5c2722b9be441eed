package io.keepline.local.temporal;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.util.Optional;

/**
 * A server that somebody else runs.
 *
 * @param address host and port
 */
record RunningServer(String address) implements TemporalHost {

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

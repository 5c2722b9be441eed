package io.keepline.local.temporal;

import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.util.Optional;

/**
 * The SDK's test server inside this process. It opens no port: a port of it would listen on every
 * interface and ask nobody who they are. Its time runs like everybody's.
 */
final class InProcessServer implements TemporalHost {
  private final TestServer.InProcessTestServer server;

  private InProcessServer(TestServer.InProcessTestServer server) {
    this.server = server;
  }

  static InProcessServer start() {
    boolean lockTimeSkipping = true;
    return new InProcessServer(TestServer.createServer(lockTimeSkipping));
  }

  @Override
  public WorkflowServiceStubs connect() {
    return WorkflowServiceStubs.newServiceStubs(
        WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());
  }

  @Override
  public Optional<String> target() {
    return Optional.empty();
  }

  @Override
  public Optional<String> uiUrl() {
    return Optional.empty();
  }

  @Override
  public String description() {
    return "in this process";
  }

  @Override
  public void close() {
    server.close();
  }
}

package io.keepline.local.temporal;

import io.keepline.workflows.SearchKeys;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.OperatorServiceGrpc;
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
    TestServer.InProcessTestServer server = TestServer.createServer(lockTimeSkipping);
    registerSearchAttributes(server);
    return new InProcessServer(server);
  }

  /** It starts empty every time, and refuses a workflow with an attribute that it does not know. */
  private static void registerSearchAttributes(TestServer.InProcessTestServer server) {
    AddSearchAttributesRequest.Builder request =
        AddSearchAttributesRequest.newBuilder().setNamespace(NAMESPACE);
    SearchKeys.ALL.forEach(key -> request.putSearchAttributes(key.getName(), key.getValueType()));
    var unused =
        OperatorServiceGrpc.newBlockingStub(server.getChannel())
            .addSearchAttributes(request.build());
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

package io.keepline.worker;

import io.keepline.activities.WorldPorts;
import io.keepline.activities.carrier.SandboxCarrier;
import io.keepline.activities.notice.MailFolder;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.payments.SandboxMethods;
import io.keepline.payments.choice.Providers;
import io.keepline.store.ContactRow;
import io.keepline.store.Database;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.MethodTokens;
import io.keepline.store.QuoteRow;
import io.keepline.store.Quotes;
import io.keepline.store.TestDatabase;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.store.brand.ExampleBrands;
import io.keepline.store.brand.Plan;
import io.keepline.workflows.Answer;
import io.keepline.workflows.Json;
import io.keepline.workflows.LeaseInput;
import io.keepline.workflows.LeaseInput.FirstOrder;
import io.keepline.workflows.LinkTokens;
import io.keepline.workflows.NumberLifecycle;
import io.keepline.workflows.TaskQueues;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import io.temporal.testserver.TestServer;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A worker, a Temporal server in this process and a real database. */
final class RunningWorker implements AutoCloseable {
  static final Money PRICE = Money.of(1200, "USD");

  final PayingProvider provider = new PayingProvider();
  final Database database = TestDatabase.create();
  final Path folder;
  private final TestServer.InProcessTestServer server = TestServer.createServer(true);
  final WorkflowServiceStubs stubs =
      WorkflowServiceStubs.newServiceStubs(
          WorkflowServiceStubsOptions.newBuilder().setChannel(server.getChannel()).build());
  final WorkflowClient client =
      WorkflowClient.newInstance(stubs, WorkerProcess.clientOptions("default"));
  private WorkerProcess worker;

  RunningWorker(Path folder) throws IOException {
    this.folder = folder;
    Instant now = Instant.now();
    ExampleBrands.files().forEach(file -> new BrandCatalog(database).load(file, now));
    new Holders(database)
        .save(
            new HolderRow("hol_ada", "tnt", "Ada", "en", null, now),
            List.of(new ContactRow("con_1", "hol_ada", "MAIL", "ada@example.org", true, now)));
    new MethodTokens(database).keep("mref_1", "CARD", "tok_visa", now);
    database
        .jdbi()
        .useHandle(
            handle ->
                handle.execute(
                    """
                    insert into numbers (number_id, e164, brand_id, country, capabilities, state,
                      state_since)
                    values ('num_1', '+12025550111', 'tnt', 'US', array['SMS_IN'], 'AVAILABLE',
                      now())
                    """));
    new SetupTemporal(stubs, "default").run();
    this.worker = start();
  }

  WorkerProcess start() throws IOException {
    WorldPorts ports =
        new WorldPorts(
            Providers.sandbox(
                new Providers.Open(provider, new NoSavedMethods(), SandboxMethods.TABLE)),
            MailFolder.open(folder.resolve("mail"), InstantSource.system()),
            Optional.empty(),
            SandboxCarrier.open(folder.resolve("carrier")),
            new LinkTokens("a secret of more than thirty-two characters"),
            URI.create("https://keepline.example"),
            InstantSource.system());
    return WorkerProcess.open(client, database, ports, WorkerSettings.inProcess());
  }

  /** The worker process goes and another comes. */
  void restart() throws IOException {
    worker.close();
    worker = start();
  }

  Reconciler reconciler() {
    return worker.reconciler();
  }

  /** Starts a lease and waits for its first order's answer. */
  Answer lease(String leaseId) {
    NumberLifecycle stub =
        client.newWorkflowStub(
            NumberLifecycle.class,
            WorkflowOptions.newBuilder()
                .setWorkflowId(NumberLifecycle.workflowId(leaseId))
                .setTaskQueue(TaskQueues.TASK_QUEUE)
                .build());
    WorkflowClient.start(stub::live, new LeaseInput(leaseId, first(leaseId), null));
    return running(leaseId).firstAnswer();
  }

  NumberLifecycle running(String leaseId) {
    return client.newWorkflowStub(NumberLifecycle.class, NumberLifecycle.workflowId(leaseId));
  }

  private FirstOrder first(String leaseId) {
    Instant now = Instant.now();
    return new FirstOrder(
        "tnt",
        "hol_ada",
        null,
        "US",
        List.of("SMS_IN"),
        "ord_" + leaseId,
        "req_" + leaseId,
        "client:cli_1",
        quote("quo_" + leaseId, OrderKind.START, null, now),
        PaymentMethod.CARD,
        "mref_1",
        now.plusSeconds(60));
  }

  Quote quote(
      String quoteId,
      OrderKind kind,
      @org.jspecify.annotations.Nullable LocalDate expected,
      Instant now) {
    Plan plan = new BrandCatalog(database).offered("tnt", "tnt-sms").orElseThrow();
    LocalDate base =
        expected == null ? LocalDate.ofInstant(now, java.time.ZoneOffset.UTC) : expected;
    Quote quote =
        new Quote(
            quoteId,
            kind,
            plan.version(),
            1,
            PRICE,
            Money.zero("USD"),
            kind == OrderKind.START ? LeaseStatus.RESERVED : LeaseStatus.ACTIVE,
            expected,
            base.plusMonths(1),
            now.plusSeconds(1800),
            Quote.Extras.NONE);
    new Quotes(database)
        .save(
            new QuoteRow(
                quoteId,
                null,
                kind.name(),
                "tnt",
                null,
                "hol_ada",
                plan.version().planId(),
                plan.version().version(),
                1,
                "[]",
                PRICE,
                "CARD",
                quote.band().name(),
                expected,
                quote.newValidUntil(),
                quote.expiresAt(),
                now,
                Json.write(quote)),
            List.of());
    return quote;
  }

  String text(String sql) {
    return database.jdbi().withHandle(handle -> handle.createQuery(sql).mapTo(String.class).one());
  }

  @Override
  public void close() {
    worker.close();
    stubs.shutdownNow();
    server.close();
    database.close();
  }
}

package io.keepline.local.stack;

import io.keepline.activities.WorldPorts;
import io.keepline.api.ApiConfig;
import io.keepline.api.ApiServer;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.FolderLock;
import io.keepline.local.folder.Ports;
import io.keepline.local.mailbox.MailShelf;
import io.keepline.local.mailbox.MailSink;
import io.keepline.local.mailbox.MessagePages;
import io.keepline.local.mailbox.SmsShelf;
import io.keepline.local.postgres.LocalPostgres;
import io.keepline.local.temporal.TemporalHost;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.store.Database;
import io.keepline.store.brand.Support;
import io.keepline.worker.WorkerProcess;
import io.keepline.workflows.Json;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.net.URI;
import java.time.InstantSource;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * The composition root of a local stack: opens its parts in the order in which they need each
 * other, and hands each to be closed.
 */
final class Composition {
  private final DataFolder folder;
  private final StackOptions options;
  private final Closing closing;
  private final Consumer<String> progress;
  private final InstantSource clock = InstantSource.system();

  Composition(DataFolder folder, StackOptions options, Closing closing, Consumer<String> progress) {
    this.folder = folder;
    this.options = options;
    this.closing = closing;
    this.progress = progress;
  }

  LocalStack compose() {
    closing.add(FolderLock.take(folder));
    Ports ports = new Ports(folder, options.wellKnownPorts());
    Addresses addresses = Addresses.choose(ports);
    LocalSecrets secrets = LocalSecrets.of(folder);
    progress.accept("Starting the database ...");
    LocalPostgres postgres = closing.add(LocalPostgres.start(folder, ports));
    Database database = LocalRecord.open(closing, postgres, secrets, clock);
    progress.accept("Starting the mailbox and the payment provider ...");
    closing.add(MailSink.open(addresses.smtp(), folder.mails(), clock));
    closing.add(
        MessagePages.open(
            addresses.mailbox(), new MailShelf(folder.mails()), new SmsShelf(folder.sms())));
    closing.add(
        LocalProvider.open(
            postgres, secrets, addresses.provider(), URI.create(addresses.webhookUrl())));
    progress.accept("Starting Temporal ...");
    TemporalHost temporal = closing.add(TemporalHost.open(options.temporal(), folder, ports));
    progress.accept("Starting the worker and the API ...");
    WorkflowClient client = client(temporal);
    WorldPorts world = LocalWorker.ports(folder, addresses, secrets, options.stripe(), clock);
    WorkerProcess worker = closing.add(LocalWorker.open(client, database, temporal, world));
    ApiServer api = closing.add(ApiServer.open(apiConfig(addresses, secrets), database, client));
    StackFile file =
        new StackFile(
            addresses.apiUrl(),
            addresses.mailboxUrl(),
            addresses.providerUrl(),
            postgres.url(LocalRecord.DATABASE),
            temporal.description(),
            temporal.target().orElse(""),
            temporal.uiUrl().orElse(""));
    file.write(folder);
    closing.add(() -> StackFile.delete(folder));
    return new LocalStack(
        closing, folder, file, new LocalStack.Parts(database, temporal, client, worker, api));
  }

  private WorkflowClient client(TemporalHost temporal) {
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

  private ApiConfig apiConfig(Addresses addresses, LocalSecrets secrets) {
    return new ApiConfig(
        "127.0.0.1",
        addresses.api(),
        URI.create(addresses.apiUrl()),
        new ApiConfig.Secrets(
            secrets.providerWebhook(),
            secrets.noticeWebhook(),
            secrets.link(),
            options.stripe().map(StackOptions.Stripe::webhookSecret).stream().toList()),
        ApiConfig.Limits.USUAL,
        new Support("support@keepline.example", "+12025550199", addresses.apiUrl() + "/docs"),
        options.stripe().map(StackOptions.Stripe::choice).orElse(ProviderChoice.SANDBOX_ONLY));
  }
}

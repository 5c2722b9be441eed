package io.keepline.local.stack;

import io.keepline.activities.WorldPorts;
import io.keepline.activities.carrier.SandboxCarrier;
import io.keepline.activities.notice.SmsFolder;
import io.keepline.activities.notice.SmtpMailer;
import io.keepline.activities.notice.SmtpServer;
import io.keepline.local.CannotRun;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.temporal.TemporalHost;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.payments.choice.Providers;
import io.keepline.store.Database;
import io.keepline.worker.Ports;
import io.keepline.worker.SetupTemporal;
import io.keepline.worker.WorkerProcess;
import io.keepline.worker.WorkerSettings;
import io.keepline.workflows.LinkTokens;
import io.temporal.client.WorkflowClient;
import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The worker of a local stack: mail goes to the mailbox, short messages and the carrier to files.
 */
final class LocalWorker {
  private LocalWorker() {}

  static WorkerProcess open(
      WorkflowClient client, Database database, TemporalHost temporal, WorldPorts ports) {
    boolean inProcess = temporal.target().isEmpty();
    if (!inProcess) {
      new SetupTemporal(client.getWorkflowServiceStubs(), TemporalHost.NAMESPACE).run();
    }
    WorkerSettings settings = inProcess ? WorkerSettings.inProcess() : WorkerSettings.production();
    WorkerProcess worker = WorkerProcess.open(client, database, ports, settings);
    // A server that forgot its workflows, or never knew them, gets them from the record at once.
    worker.reconciler().reconcile();
    return worker;
  }

  static WorldPorts ports(
      DataFolder folder,
      Addresses addresses,
      LocalSecrets secrets,
      Optional<StackOptions.Stripe> stripe,
      InstantSource clock) {
    try {
      return new WorldPorts(
          providers(addresses, secrets, stripe, clock),
          SmtpMailer.open(
              SmtpServer.of(
                  "127.0.0.1", addresses.smtp(), SmtpServer.Security.PLAIN, Optional.empty()),
              clock),
          Optional.of(SmsFolder.open(folder.sms(), clock)),
          SandboxCarrier.open(folder.root().resolve("carrier")),
          new LinkTokens(secrets.link()),
          URI.create(addresses.apiUrl()),
          clock);
    } catch (IOException e) {
      throw new CannotRun("A folder below " + folder.root() + " cannot be made.", e);
    }
  }

  private static Providers providers(
      Addresses addresses,
      LocalSecrets secrets,
      Optional<StackOptions.Stripe> stripe,
      InstantSource clock) {
    URI url = URI.create(addresses.providerUrl());
    List<Providers.Open> open = new ArrayList<>();
    open.add(Ports.sandbox(url, secrets.providerKey()));
    stripe.ifPresent(s -> open.add(Ports.stripe(s.config(), clock)));
    return new Providers(
        stripe.map(StackOptions.Stripe::choice).orElse(ProviderChoice.SANDBOX_ONLY), open);
  }
}

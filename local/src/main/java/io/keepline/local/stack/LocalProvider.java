package io.keepline.local.stack;

import io.keepline.local.postgres.LocalPostgres;
import io.keepline.payments.sandbox.SandboxConfig;
import io.keepline.payments.sandbox.SandboxProviderServer;
import java.net.URI;
import java.util.Optional;

/** The sandbox payment provider of a local stack: its own database, its own port. */
public final class LocalProvider {
  /** Its database, beside Keepline's. */
  public static final String DATABASE = "sandbox_provider";

  private LocalProvider() {}

  /**
   * Opens it.
   *
   * @param port where it listens; 0 for a free port
   * @param webhook where its events go
   */
  public static SandboxProviderServer open(
      LocalPostgres postgres, LocalSecrets secrets, int port, URI webhook) {
    postgres.ensureDatabase(DATABASE);
    return SandboxProviderServer.open(
        config(postgres.url(DATABASE), postgres.password(), secrets, port, webhook));
  }

  static SandboxConfig config(
      String url, String password, LocalSecrets secrets, int port, URI webhook) {
    return new SandboxConfig(
        new SandboxConfig.DatabaseAddress(url, LocalPostgres.USER, password),
        new SandboxConfig.Address("127.0.0.1", port, Optional.empty()),
        secrets.providerKey(),
        "Keepline",
        SandboxConfig.Webhook.to(webhook, secrets.providerWebhook()),
        SandboxConfig.Timing.STANDARD);
  }
}

package io.keepline.local.sweep;

import io.keepline.activities.reconcile.MoneyReconciler;
import io.keepline.activities.reconcile.ProviderSilent;
import io.keepline.local.CannotRun;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.FolderLock;
import io.keepline.local.folder.Ports;
import io.keepline.local.postgres.LocalPostgres;
import io.keepline.local.stack.Closing;
import io.keepline.local.stack.LocalProvider;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.StackFile;
import io.keepline.payments.http.ProviderTimeouts;
import io.keepline.payments.http.SandboxProvider;
import io.keepline.payments.sandbox.SandboxProviderServer;
import io.keepline.store.Database;
import io.keepline.store.DatabaseConfig;
import io.keepline.store.sweep.SweepReport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.Map;

/** A record to be swept and the provider to compare it with, wherever they are. */
public final class SweptRecord implements AutoCloseable {
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);
  private static final ProviderTimeouts PATIENT =
      new ProviderTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(30));

  private final Closing closing;
  private final WholeSweep sweep;
  private final MoneyReconciler money;

  private SweptRecord(Closing closing, WholeSweep sweep, MoneyReconciler money) {
    this.closing = closing;
    this.sweep = sweep;
    this.money = money;
  }

  /**
   * That of a local stack's folder, whether the stack runs or not.
   *
   * @throws CannotRun if no stack ever ran there
   */
  public static SweptRecord of(DataFolder folder) {
    if (!folder.isUsed()) {
      throw new CannotRun(
          "No stack ever ran on %s: run ./keepline local or demo first, or name a folder with"
                  .formatted(folder.root())
              + " --data DIR.");
    }
    Closing closing = new Closing();
    try {
      return FolderLock.isTaken(folder) ? running(folder, closing) : resting(folder, closing);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /**
   * That of the environment: KEEPLINE_DB_URL, _USER and _PASSWORD, and the provider's
   * KEEPLINE_PROVIDER_URL and KEEPLINE_PROVIDER_KEY.
   *
   * @throws CannotRun if one is missing
   */
  public static SweptRecord of(Map<String, String> environment) {
    Closing closing = new Closing();
    DatabaseConfig config =
        DatabaseConfig.of(
            needed(environment, "KEEPLINE_DB_URL"),
            needed(environment, "KEEPLINE_DB_USER"),
            needed(environment, "KEEPLINE_DB_PASSWORD"));
    String provider = needed(environment, "KEEPLINE_PROVIDER_URL");
    String key = needed(environment, "KEEPLINE_PROVIDER_KEY");
    return swept(closing, config, URI.create(provider), key);
  }

  /** Looks at everything; what was charged in the last minute may still be under way. */
  public SweepReport run() {
    return sweep.run(Instant.now().minus(UNDER_WAY));
  }

  /**
   * Compares the provider's list of a UTC day with our ledger, and keeps what it found.
   *
   * @throws CannotRun if the provider does not answer
   */
  public MoneyReconciler.Report reconcileMoney(LocalDate day) {
    try {
      return money.run(day);
    } catch (ProviderSilent silent) {
      throw new CannotRun(String.valueOf(silent.getMessage()), silent);
    }
  }

  @Override
  public void close() {
    closing.close();
  }

  private static SweptRecord running(DataFolder folder, Closing closing) {
    StackFile stack =
        StackFile.read(folder)
            .orElseThrow(
                () -> new CannotRun("The stack is still starting or stopping: try again."));
    return swept(
        closing,
        config(stack.databaseUrl(), folder.secret("postgres-password")),
        URI.create(stack.providerUrl()),
        LocalSecrets.of(folder).providerKey());
  }

  private static SweptRecord resting(DataFolder folder, Closing closing) {
    closing.add(FolderLock.take(folder));
    Ports ports = new Ports(folder, true);
    LocalPostgres postgres = closing.add(LocalPostgres.start(folder, ports));
    LocalSecrets secrets = LocalSecrets.of(folder);
    // The API is down, so an event that is due fails, and is tried again later like any other.
    SandboxProviderServer provider = closing.add(LocalProvider.open(postgres, secrets, 0, NOWHERE));
    return swept(
        closing,
        config(postgres.url("keepline"), postgres.password()),
        provider.baseUrl(),
        secrets.providerKey());
  }

  private static SweptRecord swept(
      Closing closing, DatabaseConfig config, URI provider, String key) {
    Database database = closing.add(Database.open(config.withPoolSize(2)));
    if (!database.answers()) {
      closing.close();
      throw new CannotRun(
          "The database does not answer: is it up, and are user and password right?");
    }
    SandboxProvider open = SandboxProvider.open(provider, key, PATIENT);
    return new SweptRecord(
        closing,
        new WholeSweep(database, open),
        new MoneyReconciler(database, WholeSweep.PROVIDER, open, InstantSource.system()));
  }

  private static DatabaseConfig config(String url, String password) {
    return DatabaseConfig.of(url, LocalPostgres.USER, password);
  }

  private static String needed(Map<String, String> environment, String name) {
    return CannotRun.needed(environment, name, ", or name a local stack's folder with --data DIR.");
  }
}

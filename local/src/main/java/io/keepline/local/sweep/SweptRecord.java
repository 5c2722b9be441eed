package io.keepline.local.sweep;

import io.keepline.activities.reconcile.MoneyReconciler;
import io.keepline.activities.reconcile.ProviderSilent;
import io.keepline.local.CannotRun;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.FolderLock;
import io.keepline.local.folder.Ports;
import io.keepline.local.postgres.LocalPostgres;
import io.keepline.local.postgres.NamedDatabase;
import io.keepline.local.split.Waiting;
import io.keepline.local.stack.Closing;
import io.keepline.local.stack.LocalProvider;
import io.keepline.local.stack.LocalSecrets;
import io.keepline.local.stack.StackFile;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.payments.http.ProviderTimeouts;
import io.keepline.payments.http.SandboxProvider;
import io.keepline.payments.sandbox.SandboxProviderServer;
import io.keepline.payments.stripe.StripeConfig;
import io.keepline.payments.stripe.StripeProvider;
import io.keepline.store.Database;
import io.keepline.store.DatabaseConfig;
import io.keepline.store.sweep.SweepReport;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** A record to be swept and the provider to compare it with, wherever they are. */
public final class SweptRecord implements AutoCloseable {
  private static final String OTHERWISE = ", or name a local stack's folder with --data DIR.";
  private static final URI NOWHERE = URI.create("http://127.0.0.1:9");
  private static final Duration UNDER_WAY = Duration.ofMinutes(1);
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(2);
  private static final ProviderTimeouts PATIENT =
      new ProviderTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(30));

  private final Closing closing;
  private final WholeSweep sweep;
  private final List<MoneyReconciler> money;

  private SweptRecord(Closing closing, WholeSweep sweep, List<MoneyReconciler> money) {
    this.closing = closing;
    this.sweep = sweep;
    this.money = List.copyOf(money);
  }

  /**
   * That of a local stack's folder, whether the stack runs or not.
   *
   * @throws CannotRun if no stack ever ran there
   */
  public static SweptRecord of(DataFolder folder) {
    return of(folder, Optional.empty());
  }

  /**
   * The same of a stack with Stripe, or a stand-in for it, beside the sandbox provider.
   *
   * @throws CannotRun if no stack ever ran there
   */
  public static SweptRecord of(DataFolder folder, Optional<StripeConfig> stripe) {
    if (!folder.isUsed()) {
      throw new CannotRun(
          "No stack ever ran on %s: run ./keepline local or demo first, or name a folder with"
                  .formatted(folder.root())
              + " --data DIR.");
    }
    Closing closing = new Closing();
    try {
      return FolderLock.isTaken(folder)
          ? running(folder, stripe, closing)
          : resting(folder, stripe, closing);
    } catch (RuntimeException e) {
      closing.close();
      throw e;
    }
  }

  /**
   * That of the environment: KEEPLINE_DB_URL, _USER and _PASSWORD, and the provider's
   * KEEPLINE_PROVIDER_URL and KEEPLINE_PROVIDER_KEY; with KEEPLINE_STRIPE_BRANDS also
   * KEEPLINE_STRIPE_KEY.
   *
   * @throws CannotRun if one is missing
   */
  public static SweptRecord of(Map<String, String> environment) {
    Closing closing = new Closing();
    DatabaseConfig config = NamedDatabase.of(environment, OTHERWISE);
    List<String> faults = new ArrayList<>();
    ProviderChoice choice = ProviderChoice.read(environment, faults::add);
    Optional<StripeConfig> stripe = StripeConfig.read(environment, faults::add);
    if (!faults.isEmpty()) {
      throw new CannotRun(String.join(" ", faults));
    }
    if (choice.usesStripe() && stripe.isEmpty()) {
      CannotRun.needed(environment, OTHERWISE, "KEEPLINE_STRIPE_KEY");
    }
    boolean compared =
        choice.usesSandbox() || !environment.getOrDefault("KEEPLINE_PROVIDER_URL", "").isBlank();
    Optional<SandboxProvider> sandbox =
        compared ? Optional.of(sandbox(environment)) : Optional.empty();
    return swept(closing, config, sandbox, stripe);
  }

  /** Looks at everything; what was charged in the last minute may still be under way. */
  public SweepReport run() {
    return sweep.run(Instant.now().minus(UNDER_WAY));
  }

  /**
   * Sweeps until nothing is found: money that moved a moment ago is given time to arrive before it
   * counts as lost. The last report is told line by line.
   *
   * @param environment as for {@link #of(Map)}
   * @return whether the last sweep looked at something and found nothing
   */
  public static boolean cleanWithin(
      Map<String, String> environment, Duration longest, Consumer<String> say) {
    Instant end = Instant.now().plus(longest);
    try (SweptRecord record = of(environment)) {
      SweepReport report = record.run();
      while (!isClean(report) && Instant.now().isBefore(end)) {
        Waiting.pause(BETWEEN_SWEEPS);
        report = record.run();
      }
      SweepText.lines(report).forEach(say);
      return isClean(report);
    }
  }

  private static boolean isClean(SweepReport report) {
    return report.clean() && !report.nothingToLookAt();
  }

  /**
   * Compares each provider's list of a UTC day with our ledger, and keeps what it found.
   *
   * @throws CannotRun if a provider does not answer
   */
  public List<MoneyReconciler.Report> reconcileMoney(LocalDate day) {
    try {
      return money.stream().map(one -> one.run(day)).toList();
    } catch (ProviderSilent silent) {
      throw new CannotRun(String.valueOf(silent.getMessage()), silent);
    }
  }

  @Override
  public void close() {
    closing.close();
  }

  /**
   * The database of a stack that runs on a folder.
   *
   * @throws CannotRun if none runs there
   */
  public static DatabaseConfig databaseOf(DataFolder folder) {
    if (!folder.isUsed() || !FolderLock.isTaken(folder)) {
      throw new CannotRun(
          "No stack runs on %s: start it with ./keepline local, name its folder with --data DIR,"
                  .formatted(folder.root())
              + " or set KEEPLINE_DB_URL, KEEPLINE_DB_USER and KEEPLINE_DB_PASSWORD.");
    }
    return config(stack(folder).databaseUrl(), folder.secret("postgres-password"));
  }

  private static StackFile stack(DataFolder folder) {
    return StackFile.read(folder)
        .orElseThrow(() -> new CannotRun("The stack is still starting or stopping: try again."));
  }

  private static SweptRecord running(
      DataFolder folder, Optional<StripeConfig> stripe, Closing closing) {
    StackFile stack = stack(folder);
    return swept(
        closing,
        config(stack.databaseUrl(), folder.secret("postgres-password")),
        Optional.of(
            sandbox(URI.create(stack.providerUrl()), LocalSecrets.of(folder).providerKey())),
        stripe);
  }

  private static SweptRecord resting(
      DataFolder folder, Optional<StripeConfig> stripe, Closing closing) {
    closing.add(FolderLock.take(folder));
    Ports ports = new Ports(folder, true);
    LocalPostgres postgres = closing.add(LocalPostgres.start(folder, ports));
    LocalSecrets secrets = LocalSecrets.of(folder);
    // The API is down, so an event that is due fails, and is tried again later like any other.
    SandboxProviderServer provider = closing.add(LocalProvider.open(postgres, secrets, 0, NOWHERE));
    return swept(
        closing,
        config(postgres.url("keepline"), postgres.password()),
        Optional.of(sandbox(provider.baseUrl(), secrets.providerKey())),
        stripe);
  }

  private static SweptRecord swept(
      Closing closing,
      DatabaseConfig config,
      Optional<SandboxProvider> sandbox,
      Optional<StripeConfig> stripe) {
    Database database = closing.add(NamedDatabase.open(config));
    InstantSource clock = InstantSource.system();
    Optional<StripeProvider> open = stripe.map(s -> StripeProvider.open(s, clock));
    List<MoneyReconciler> money = new ArrayList<>();
    sandbox.ifPresent(
        p -> money.add(new MoneyReconciler(database, ProviderChoice.SANDBOX, p, clock)));
    open.ifPresent(p -> money.add(new MoneyReconciler(database, ProviderChoice.STRIPE, p, clock)));
    return new SweptRecord(closing, new WholeSweep(database, sandbox, open), money);
  }

  private static SandboxProvider sandbox(URI url, String key) {
    return SandboxProvider.open(url, key, PATIENT);
  }

  private static DatabaseConfig config(String url, String password) {
    return DatabaseConfig.of(url, LocalPostgres.USER, password);
  }

  private static SandboxProvider sandbox(Map<String, String> environment) {
    List<String> values =
        CannotRun.needed(environment, OTHERWISE, "KEEPLINE_PROVIDER_URL", "KEEPLINE_PROVIDER_KEY");
    return sandbox(URI.create(values.get(0)), values.get(1));
  }
}

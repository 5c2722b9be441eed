package io.keepline.worker;

import io.keepline.activities.FileHaltPoints;
import io.keepline.activities.HaltPoints;
import io.keepline.activities.WorldPorts;
import io.keepline.activities.carrier.Carrier;
import io.keepline.activities.carrier.HttpCarrier;
import io.keepline.activities.carrier.SandboxCarrier;
import io.keepline.activities.notice.HttpSmsSender;
import io.keepline.activities.notice.MailFolder;
import io.keepline.activities.notice.Mailer;
import io.keepline.activities.notice.SmsFolder;
import io.keepline.activities.notice.SmsSender;
import io.keepline.activities.notice.SmtpMailer;
import io.keepline.payments.SandboxMethods;
import io.keepline.payments.choice.Providers;
import io.keepline.payments.http.ProviderTimeouts;
import io.keepline.payments.http.SandboxProvider;
import io.keepline.payments.http.SandboxSavedMethods;
import io.keepline.payments.stripe.StripeConfig;
import io.keepline.payments.stripe.StripeMethods;
import io.keepline.payments.stripe.StripeProvider;
import io.keepline.payments.stripe.StripeSavedMethods;
import io.keepline.store.Database;
import io.keepline.store.Reads;
import io.keepline.store.brand.BrandCatalog;
import io.keepline.workflows.LinkTokens;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Opens what a configuration names. */
public final class Ports {

  /**
   * A charge has ten seconds for its rows, one create and one confirm: two calls of at most 3.9
   * seconds leave two for the record.
   */
  private static final ProviderTimeouts CHARGE_TIMEOUTS =
      new ProviderTimeouts(Duration.ofMillis(900), Duration.ofSeconds(3));

  private Ports() {}

  /** The sandbox provider within a charge's time. */
  public static Providers.Open sandbox(URI url, String key) {
    return new Providers.Open(
        SandboxProvider.open(url, key, CHARGE_TIMEOUTS),
        SandboxSavedMethods.open(url, key, CHARGE_TIMEOUTS),
        SandboxMethods.TABLE);
  }

  /** Stripe; its own time limits leave a charge its time, too. */
  public static Providers.Open stripe(StripeConfig config, InstantSource clock) {
    return new Providers.Open(
        StripeProvider.open(config, clock), StripeSavedMethods.open(config), StripeMethods.TABLE);
  }

  private static Providers providers(WorkerConfig config, InstantSource clock) {
    List<Providers.Open> open = new ArrayList<>();
    config.provider().ifPresent(p -> open.add(sandbox(p.url(), p.key())));
    config.stripe().ifPresent(s -> open.add(stripe(s, clock)));
    return new Providers(config.choice(), open);
  }

  /**
   * Opens every port.
   *
   * @throws IOException if a folder cannot be made
   */
  public static WorldPorts open(WorkerConfig config, InstantSource clock) throws IOException {
    return new WorldPorts(
        providers(config, clock),
        mailer(config.mail(), clock),
        sms(config.sms(), clock),
        carrier(config.carrier()),
        new LinkTokens(config.linkSecret()),
        config.publicUrl(),
        clock);
  }

  private static Mailer mailer(WorkerConfig.Mail mail, InstantSource clock) throws IOException {
    return mail.folder().isPresent()
        ? MailFolder.open(mail.folder().get(), clock)
        : SmtpMailer.open(mail.server().orElseThrow(), clock);
  }

  private static Optional<SmsSender> sms(WorkerConfig.Sms sms, InstantSource clock)
      throws IOException {
    return sms.folder().isPresent()
        ? Optional.of(SmsFolder.open(sms.folder().get(), clock))
        : sms.gateway().map(HttpSmsSender::open);
  }

  private static Carrier carrier(WorkerConfig.CarrierAccess carrier) throws IOException {
    return carrier.folder().isPresent()
        ? SandboxCarrier.open(carrier.folder().get())
        : HttpCarrier.open(carrier.gateway().orElseThrow());
  }

  /**
   * The halt points that a configuration names; only leases of sandbox brands ever stop.
   *
   * @throws IOException if the folder cannot be made
   */
  public static HaltPoints halts(Optional<WorkerConfig.Halt> halt, Database database)
      throws IOException {
    if (halt.isEmpty()) {
      return HaltPoints.NONE;
    }
    Reads reads = new Reads(database);
    BrandCatalog catalog = new BrandCatalog(database);
    return FileHaltPoints.open(
        halt.get().point(),
        halt.get().folder(),
        leaseId ->
            reads
                .lease(leaseId)
                .flatMap(view -> catalog.brand(view.lease().brandId()))
                .map(brand -> brand.sandbox())
                .orElse(false));
  }
}

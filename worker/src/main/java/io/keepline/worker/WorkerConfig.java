package io.keepline.worker;

import io.keepline.activities.HaltPoint;
import io.keepline.activities.notice.SmtpServer;
import io.keepline.activities.wire.Gateway;
import io.keepline.payments.choice.ProviderChoice;
import io.keepline.payments.stripe.StripeConfig;
import io.keepline.store.DatabaseConfig;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/**
 * What a worker process is told by its environment.
 *
 * @param database the record
 * @param provider the sandbox payment provider; absent where no brand pays through it
 * @param stripe Stripe; absent where no brand ever paid through it
 * @param choice which brand pays through which provider
 * @param mail how mail leaves
 * @param sms how short messages leave
 * @param carrier how numbers are put into service
 * @param linkSecret what mailed links are made with, as in the API
 * @param publicUrl how the API is reached from outside
 * @param halt where a test stops it; absent in every real process
 */
public record WorkerConfig(
    DatabaseConfig database,
    Optional<Provider> provider,
    Optional<StripeConfig> stripe,
    ProviderChoice choice,
    Mail mail,
    Sms sms,
    CarrierAccess carrier,
    String linkSecret,
    URI publicUrl,
    Optional<Halt> halt) {

  /**
   * The payment provider.
   *
   * @param url its address
   * @param key what it knows us by; a secret
   */
  public record Provider(URI url, String key) {
    /** Without the key. */
    @Override
    public String toString() {
      return "Provider[" + url + "]";
    }
  }

  /**
   * How mail leaves: through a server, or into a folder.
   *
   * @param server the mail server
   * @param folder the folder of a machine without one
   */
  public record Mail(Optional<SmtpServer> server, Optional<Path> folder) {}

  /**
   * How short messages leave: through a gateway, into a folder, or not at all.
   *
   * @param gateway the gateway
   * @param folder the folder of a machine without one
   */
  public record Sms(Optional<Gateway> gateway, Optional<Path> folder) {}

  /**
   * How numbers are put into service: through a gateway, or in a folder.
   *
   * @param gateway the gateway
   * @param folder the folder of a machine without one
   */
  public record CarrierAccess(Optional<Gateway> gateway, Optional<Path> folder) {}

  /**
   * Where a test stops the worker.
   *
   * @param point the point
   * @param folder where each stop is marked
   */
  public record Halt(HaltPoint point, Path folder) {}

  /** Without its secrets. */
  @Override
  public String toString() {
    return "WorkerConfig[provider="
        + provider
        + ", stripe="
        + stripe
        + ", choice="
        + choice
        + ", publicUrl="
        + publicUrl
        + "]";
  }
}

package io.keepline.api;

import io.keepline.payments.choice.ProviderChoice;
import io.keepline.store.brand.Support;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * How the API runs.
 *
 * @param host the address to listen on
 * @param port the port to listen on; 0 for a free one
 * @param publicUrl how it is reached from outside, without a slash at the end
 * @param secrets what it shares with others
 * @param limits how much it lets in and how long it waits
 * @param support whom to ask where no brand is known
 * @param choice which brand pays through which provider
 */
public record ApiConfig(
    String host,
    int port,
    URI publicUrl,
    Secrets secrets,
    Limits limits,
    Support support,
    ProviderChoice choice) {

  /** Where every brand pays through the sandbox provider. */
  public ApiConfig(
      String host, int port, URI publicUrl, Secrets secrets, Limits limits, Support support) {
    this(host, port, publicUrl, secrets, limits, support, ProviderChoice.SANDBOX_ONLY);
  }

  /**
   * Shared secrets; never printed.
   *
   * @param sandboxWebhook signs the sandbox provider's events
   * @param noticeWebhook signs the channels' delivery reports
   * @param link makes the tokens of mailed links; the worker has the same
   * @param stripeWebhook sign Stripe's events: two while one is being rolled, none without Stripe
   */
  public record Secrets(
      String sandboxWebhook, String noticeWebhook, String link, List<String> stripeWebhook) {
    /** Keeps its own copy. */
    public Secrets {
      stripeWebhook = List.copyOf(stripeWebhook);
    }

    /** Without Stripe. */
    public Secrets(String sandboxWebhook, String noticeWebhook, String link) {
      this(sandboxWebhook, noticeWebhook, link, List.of());
    }

    @Override
    public String toString() {
      return "Secrets[]";
    }
  }

  /**
   * Limits.
   *
   * @param perSecond requests a second for each key
   * @param strangersPerSecond requests a second for each address without a key
   * @param patience how long an answer of a lease is waited for
   * @param notAfter how long a command may travel before the lease refuses it
   */
  public record Limits(
      int perSecond, int strangersPerSecond, Duration patience, Duration notAfter) {
    /** 100 and 20 a second, 8 s, 30 s. */
    public static final Limits USUAL =
        new Limits(100, 20, Duration.ofSeconds(8), Duration.ofSeconds(30));
  }
}

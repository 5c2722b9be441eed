package io.keepline.payments.stripe;

import io.keepline.payments.http.ProviderTimeouts;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the worker needs to reach Stripe.
 *
 * @param secretKey the account's secret or restricted key; only the worker has it
 * @param baseUrl Stripe's address, or a stand-in's
 * @param timeouts how long one request may take
 */
public record StripeConfig(String secretKey, URI baseUrl, ProviderTimeouts timeouts) {

  /** Stripe itself. */
  public static final URI STRIPE = URI.create("https://api.stripe.com");

  /**
   * Two requests that both use up their time, a create and a confirm, still leave a second of a
   * charge's ten for the record.
   */
  public static final ProviderTimeouts TIMEOUTS =
      new ProviderTimeouts(Duration.ofMillis(900), Duration.ofMillis(3_500));

  private static final String KEY = "KEEPLINE_STRIPE_KEY";
  private static final String URL = "KEEPLINE_STRIPE_URL";

  /**
   * Checks key and address.
   *
   * @throws IllegalArgumentException if the key is blank or the address is not a base address
   */
  public StripeConfig {
    if (secretKey.isBlank()) {
      throw new IllegalArgumentException("the secret key must not be blank");
    }
    if (!StripeHttp.isBase(baseUrl)) {
      throw new IllegalArgumentException("the address must be http(s) without a slash at the end");
    }
  }

  /**
   * Reads {@code KEEPLINE_STRIPE_KEY} and, for a stand-in, {@code KEEPLINE_STRIPE_URL}.
   *
   * @param fault told a sentence about everything that is wrong; never the key itself
   * @return empty without a key, or after a fault
   */
  public static Optional<StripeConfig> read(
      Map<String, String> environment, Consumer<String> fault) {
    Optional<String> key = Optional.ofNullable(environment.get(KEY)).filter(s -> !s.isBlank());
    Optional<String> url = Optional.ofNullable(environment.get(URL)).filter(s -> !s.isBlank());
    if (key.isEmpty()) {
      url.ifPresent(given -> fault.accept(URL + " is set, but " + KEY + " is missing."));
      return Optional.empty();
    }
    if (!key.get().matches("(sk|rk)_(test|live)_\\w+")) {
      fault.accept(KEY + " must be a secret key (sk_...) or a restricted one (rk_...).");
      return Optional.empty();
    }
    try {
      return Optional.of(
          new StripeConfig(key.get(), url.map(URI::create).orElse(STRIPE), TIMEOUTS));
    } catch (IllegalArgumentException notABase) {
      fault.accept(URL + " must be an http or https URL without a slash at the end.");
      return Optional.empty();
    }
  }

  /** Leaves the key out. */
  @Override
  public String toString() {
    return "StripeConfig[" + baseUrl + ", " + timeouts + "]";
  }
}

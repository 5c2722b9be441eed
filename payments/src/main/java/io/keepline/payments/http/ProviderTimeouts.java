package io.keepline.payments.http;

import java.time.Duration;

/**
 * How long to wait for a provider. A charge activity of ten seconds holds one create and one
 * confirm, so the defaults leave room for both when the first is quick.
 *
 * @param connect until the connection stands; nothing was sent before that
 * @param answer from sending until the answer begins; the whole answer must have arrived after
 *     {@code connect} and {@code answer} together
 */
public record ProviderTimeouts(Duration connect, Duration answer) {

  /** What processes use unless configured: 2 s to connect, 6 s for the answer. */
  public static final ProviderTimeouts STANDARD =
      new ProviderTimeouts(Duration.ofSeconds(2), Duration.ofSeconds(6));

  /**
   * Checks that both are more than nothing.
   *
   * @throws IllegalArgumentException if one is not
   */
  public ProviderTimeouts {
    if (!isPositive(connect) || !isPositive(answer)) {
      throw new IllegalArgumentException("a time-out must be more than nothing");
    }
  }

  private static boolean isPositive(Duration duration) {
    return !duration.isZero() && !duration.isNegative();
  }
}

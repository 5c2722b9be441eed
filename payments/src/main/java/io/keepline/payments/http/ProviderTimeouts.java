package io.keepline.payments.http;

import java.time.Duration;

/**
 * How long to wait for a provider.
 *
 * @param connect until the connection stands; nothing was sent before that
 * @param answer from sending until the answer begins; the whole answer must have arrived after
 *     {@code connect} and {@code answer} together
 */
public record ProviderTimeouts(Duration connect, Duration answer) {

  /**
   * What processes use unless configured: 1 s to connect, 3.8 s for the answer. A create and a
   * confirm that both use up their time still fit into an activity of ten seconds.
   */
  public static final ProviderTimeouts STANDARD =
      new ProviderTimeouts(Duration.ofSeconds(1), Duration.ofMillis(3_800));

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

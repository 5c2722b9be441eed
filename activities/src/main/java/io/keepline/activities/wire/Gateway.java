package io.keepline.activities.wire;

import java.net.URI;
import java.time.Duration;
import java.util.Objects;

/**
 * Where a gateway is and how it is spoken to.
 *
 * @param base its address, http or https; paths are added to it
 * @param bearerKey the key it knows us by; a secret
 * @param connectTimeout how long a connection may take
 * @param answerTimeout how long a whole answer may take, from the start of the request
 */
public record Gateway(URI base, String bearerKey, Duration connectTimeout, Duration answerTimeout) {

  /**
   * Checks what can be checked without calling.
   *
   * @throws IllegalArgumentException if the address is not http or https, the key is empty or not
   *     fit for a header, or a timeout is not positive
   */
  public Gateway {
    Objects.requireNonNull(connectTimeout, "connectTimeout");
    String scheme = base.getScheme();
    if ((!"https".equals(scheme) && !"http".equals(scheme)) || base.getHost() == null) {
      throw new IllegalArgumentException("a gateway's address starts with https:// or http://");
    }
    if (bearerKey.isEmpty() || !bearerKey.chars().allMatch(c -> c > ' ' && c < 0x7f)) {
      throw new IllegalArgumentException("a gateway's key is printable ASCII without spaces");
    }
    if (notPositive(connectTimeout) || notPositive(answerTimeout)) {
      throw new IllegalArgumentException("a gateway's timeouts are longer than nothing");
    }
  }

  /** A gateway with the usual patience: 3 s to connect, 8 s for an answer. */
  public static Gateway of(URI base, String bearerKey) {
    return new Gateway(base, bearerKey, Duration.ofSeconds(3), Duration.ofSeconds(8));
  }

  private static boolean notPositive(Duration time) {
    return time.isZero() || time.isNegative();
  }

  /** Without the key. */
  @Override
  public String toString() {
    return "Gateway[" + base + "]";
  }
}

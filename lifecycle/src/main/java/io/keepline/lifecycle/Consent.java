package io.keepline.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The holder's standing permission to renew by charge.
 *
 * @param method the method it was given for
 * @param ceiling the most that one renewal may cost
 * @param givenAt when, in lease time
 * @param chargeable whether the method can be charged unattended; otherwise the holder is asked to
 *     pay
 * @param methodRef an opaque reference to the saved method, kept in the store; absent where none is
 *     needed
 */
public record Consent(
    PaymentMethod method,
    Money ceiling,
    Instant givenAt,
    boolean chargeable,
    @Nullable String methodRef) {

  /** Whether a renewal at this price, all in all, is within the ceiling and in its currency. */
  public boolean allows(Money total) {
    return total.currency().equals(ceiling.currency()) && total.compareTo(ceiling) <= 0;
  }
}

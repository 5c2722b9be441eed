package io.keepline.lifecycle.price;

import io.keepline.lifecycle.PaymentMethod;
import org.jspecify.annotations.Nullable;

/**
 * What a brand says of a method.
 *
 * @param method the method
 * @param rate a fee, or, negative, a discount on everything else
 * @param currency the one currency it is taken in; absent: any that the plan is sold in
 */
public record MethodPrice(PaymentMethod method, Rate rate, @Nullable String currency) {

  /** Whether an offer made for another method costs the same with this one. */
  public boolean costsAsMuchAs(MethodPrice other) {
    return rate.equals(other.rate)
        && (currency == null ? other.currency == null : currency.equals(other.currency));
  }
}

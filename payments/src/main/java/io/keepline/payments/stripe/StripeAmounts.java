package io.keepline.payments.stripe;

import io.keepline.lifecycle.Money;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Between ISO 4217 minor units and Stripe's, which differ in a few currencies. Source: Stripe's
 * "Supported currencies", sections on zero-decimal, three-decimal and special-case currencies.
 */
final class StripeAmounts {

  /** No minor unit by ISO 4217, but two decimals at Stripe, always 00. */
  private static final Set<String> PADDED = Set.of("ISK", "UGX");

  /** Three decimals, of which Stripe takes two: the last digit must be 0. */
  private static final Set<String> THREE_DECIMALS = Set.of("BHD", "JOD", "KWD", "OMR", "TND");

  private StripeAmounts() {}

  /** Empty where Stripe has no such amount. */
  static OptionalLong toStripe(Money money) {
    if (PADDED.contains(money.currency())) {
      return money.minorUnits() > Long.MAX_VALUE / 100
          ? OptionalLong.empty()
          : OptionalLong.of(money.minorUnits() * 100);
    }
    boolean tooFine = THREE_DECIMALS.contains(money.currency()) && money.minorUnits() % 10 != 0;
    return tooFine ? OptionalLong.empty() : OptionalLong.of(money.minorUnits());
  }

  /**
   * What Stripe speaks of.
   *
   * @throws IllegalArgumentException if it is no amount of that currency
   */
  static Money toMoney(long amount, String currency) {
    String code = currency.toUpperCase(Locale.ROOT);
    if (!PADDED.contains(code)) {
      return Money.of(amount, code);
    }
    if (amount % 100 != 0) {
      throw new IllegalArgumentException("not a whole amount of " + code);
    }
    return Money.of(amount / 100, code);
  }
}

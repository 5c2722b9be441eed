package io.keepline.lifecycle.price;

import io.keepline.lifecycle.Money;
import java.math.BigInteger;

/**
 * A share of an amount, exact to a hundredth of a percent.
 *
 * @param basisPoints hundredths of a percent: 1000 are ten percent; negative for a discount
 */
public record Rate(int basisPoints) {

  /** No share. */
  public static final Rate NONE = new Rate(0);

  private static final BigInteger WHOLE = BigInteger.valueOf(10_000);

  /**
   * Checks the size.
   *
   * @throws IllegalArgumentException if it is more than the whole, either way
   */
  public Rate {
    if (Math.abs((long) basisPoints) > 10_000) {
      throw new IllegalArgumentException("a rate is at most the whole: 10000 basis points");
    }
  }

  /** The share of an amount; half a minor unit is rounded away from zero. */
  public Money of(Money amount) {
    BigInteger product =
        BigInteger.valueOf(amount.minorUnits()).multiply(BigInteger.valueOf(basisPoints));
    BigInteger half = WHOLE.shiftRight(1).multiply(BigInteger.valueOf(product.signum()));
    return Money.of(product.add(half).divide(WHOLE).longValueExact(), amount.currency());
  }

  /** The same share, given instead of taken. */
  public Rate negated() {
    return new Rate(-basisPoints);
  }
}

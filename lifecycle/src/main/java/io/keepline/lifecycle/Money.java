package io.keepline.lifecycle;

import java.math.BigInteger;
import java.util.Objects;

/**
 * An amount in the minor units of one currency: cents of USD, yen of JPY.
 *
 * <p>Arithmetic is exact: an overflow or a mix of currencies throws instead of guessing. Formatting
 * and parsing belong to the edges, which use a money library.
 *
 * @param minorUnits the amount in minor units; negative in ledger rows only
 * @param currency an ISO 4217 alphabetic code
 */
public record Money(long minorUnits, String currency) implements Comparable<Money> {

  /**
   * Checks the code's form.
   *
   * @throws IllegalArgumentException if the code is not three capital letters
   */
  public Money {
    Objects.requireNonNull(currency, "currency");
    boolean capitals = currency.chars().allMatch(c -> c >= 'A' && c <= 'Z');
    if (currency.length() != 3 || !capitals) {
      throw new IllegalArgumentException(
          "a currency is three capital letters of ISO 4217, such as USD");
    }
  }

  /** An amount of minor units of a currency. */
  public static Money of(long minorUnits, String currency) {
    return new Money(minorUnits, currency);
  }

  /** Nothing, in a currency. */
  public static Money zero(String currency) {
    return new Money(0, currency);
  }

  /** The exact sum. */
  public Money plus(Money other) {
    return new Money(Math.addExact(minorUnits, sameCurrency(other)), currency);
  }

  /** The exact difference. */
  public Money minus(Money other) {
    return new Money(Math.subtractExact(minorUnits, sameCurrency(other)), currency);
  }

  /** The lesser of two amounts of one currency. */
  static Money least(Money a, Money b) {
    return a.compareTo(b) <= 0 ? a : b;
  }

  /** The exact product with a whole number. */
  public Money times(int factor) {
    return new Money(Math.multiplyExact(minorUnits, factor), currency);
  }

  /**
   * The amount of some days where it is that of so many; what does not divide is dropped.
   *
   * @param part how many days are wanted
   * @param whole how many days the amount is for, at least one
   * @throws IllegalArgumentException if a count is negative, or the amount is for no days
   */
  public Money portion(long part, long whole) {
    if (part < 0 || whole < 1) {
      throw new IllegalArgumentException("a portion is of at least one day, and of none at least");
    }
    BigInteger pieces = BigInteger.valueOf(minorUnits).multiply(BigInteger.valueOf(part));
    return new Money(pieces.divide(BigInteger.valueOf(whole)).longValueExact(), currency);
  }

  /**
   * The rest beside the {@link #portion} of the other days, so that what does not divide is kept.
   *
   * @param part how many days are wanted, at most the whole
   * @param whole how many days the amount is for, at least one
   * @throws IllegalArgumentException if the part is above the whole, or the amount is for no days
   */
  public Money portionUp(long part, long whole) {
    return minus(portion(whole - part, whole));
  }

  /** The same amount on the other side of a ledger. */
  public Money negated() {
    return new Money(Math.negateExact(minorUnits), currency);
  }

  /** Whether the amount is nothing. */
  public boolean isZero() {
    return minorUnits == 0;
  }

  /** Whether the amount is more than nothing. */
  public boolean isPositive() {
    return minorUnits > 0;
  }

  /** Orders amounts of one currency; amounts of two currencies do not compare and throw. */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minorUnits, sameCurrency(other));
  }

  private long sameCurrency(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("amounts in " + currency + " and " + other.currency);
    }
    return other.minorUnits;
  }
}

package io.keepline.api.http;

import io.keepline.lifecycle.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.util.Currency;
import java.util.Locale;
import java.util.Optional;

/** Amounts as people and programs read them; minor units per ISO 4217 as the JDK lists them. */
public final class Amounts {

  private static final String FORM = "[0-9]{1,12}(\\.[0-9]{1,4})?";

  private Amounts() {}

  /** The plain decimal, such as {@code 12.00}. */
  public static String text(Money money) {
    return decimal(money).toPlainString();
  }

  /** With the currency, for people. */
  public static String shown(Money money, Locale locale) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    Currency currency = Currency.getInstance(money.currency());
    format.setCurrency(currency);
    format.setMinimumFractionDigits(digits(currency));
    format.setMaximumFractionDigits(digits(currency));
    return format.format(decimal(money));
  }

  /** What a program wrote; empty if it is no amount of that currency. */
  static Optional<Money> parse(String amount, String code) {
    if (!amount.matches(FORM)) {
      return Optional.empty();
    }
    try {
      Currency currency = Currency.getInstance(code);
      BigDecimal value =
          new BigDecimal(amount).setScale(digits(currency), RoundingMode.UNNECESSARY);
      return Optional.of(Money.of(value.unscaledValue().longValueExact(), code));
    } catch (IllegalArgumentException | ArithmeticException notAnAmount) {
      return Optional.empty();
    }
  }

  private static BigDecimal decimal(Money money) {
    return BigDecimal.valueOf(money.minorUnits(), digits(Currency.getInstance(money.currency())));
  }

  private static int digits(Currency currency) {
    return Math.max(0, currency.getDefaultFractionDigits());
  }
}

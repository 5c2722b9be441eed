package io.keepline.payments.stripe;

import io.keepline.payments.MethodTable;
import io.keepline.payments.PaymentMethod;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What Stripe carries out for us, after its documentation of each method. Alipay can be reused only
 * by invitation and WeChat Pay never, so neither is promised unattended. Which currencies an
 * account may really use depends on its country; Stripe refuses the others.
 */
public final class StripeMethods {

  /** The table. */
  public static final MethodTable TABLE =
      new MethodTable(
          "stripe",
          List.of(
              new MethodTable.Row(PaymentMethod.CARD, true, Set.of()),
              new MethodTable.Row(
                  PaymentMethod.PAYPAL,
                  true,
                  Set.of(
                      "AUD", "CAD", "CHF", "CZK", "DKK", "EUR", "GBP", "HKD", "NOK", "NZD", "PLN",
                      "SEK", "SGD", "USD")),
              new MethodTable.Row(
                  PaymentMethod.ALIPAY,
                  false,
                  Set.of(
                      "AUD", "CAD", "CNY", "EUR", "GBP", "HKD", "JPY", "MYR", "NZD", "SGD", "USD")),
              new MethodTable.Row(
                  PaymentMethod.WECHAT_PAY,
                  false,
                  Set.of(
                      "AUD", "CAD", "CHF", "CNY", "DKK", "EUR", "GBP", "HKD", "JPY", "NOK", "SEK",
                      "SGD", "USD"))));

  private StripeMethods() {}

  /** Stripe's word for a method; empty where Stripe has none. */
  static Optional<String> type(PaymentMethod method) {
    return switch (method) {
      case CARD -> Optional.of("card");
      case PAYPAL -> Optional.of("paypal");
      case ALIPAY -> Optional.of("alipay");
      case WECHAT_PAY -> Optional.of("wechat_pay");
      case WALLET, BALANCE, CASH, TERMINAL_CARD -> Optional.empty();
    };
  }

  /** Our word for one of Stripe's. */
  static Optional<PaymentMethod> method(String type) {
    return switch (type) {
      case "card" -> Optional.of(PaymentMethod.CARD);
      case "paypal" -> Optional.of(PaymentMethod.PAYPAL);
      case "alipay" -> Optional.of(PaymentMethod.ALIPAY);
      case "wechat_pay" -> Optional.of(PaymentMethod.WECHAT_PAY);
      default -> Optional.empty();
    };
  }
}

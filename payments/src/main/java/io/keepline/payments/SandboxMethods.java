package io.keepline.payments;

import java.util.List;
import java.util.Set;

/** What the sandbox provider carries out. */
public final class SandboxMethods {

  /** PayPal can be charged unattended; Alipay and WeChat Pay cannot, and want few currencies. */
  public static final MethodTable TABLE =
      new MethodTable(
          "sandbox",
          List.of(
              new MethodTable.Row(PaymentMethod.CARD, true, Set.of()),
              new MethodTable.Row(PaymentMethod.WALLET, false, Set.of()),
              new MethodTable.Row(PaymentMethod.PAYPAL, true, Set.of()),
              new MethodTable.Row(PaymentMethod.ALIPAY, false, Set.of("CNY", "HKD", "USD")),
              new MethodTable.Row(PaymentMethod.WECHAT_PAY, false, Set.of("CNY", "HKD", "USD"))));

  private SandboxMethods() {}
}

package io.keepline.lifecycle.price;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a step of the top-up ladder costs by a method: its amount, and the method's share of it. */
public final class TopUpPricing {
  private TopUpPricing() {}

  /**
   * Prices a step.
   *
   * @param stepId the step
   * @param amount what it costs in the currency wanted
   */
  public static Priced price(Tariff tariff, String stepId, Money amount, PaymentMethod method) {
    Optional<MethodPrice> price = tariff.method(method);
    if (price.isEmpty() || method == PaymentMethod.BALANCE) {
      return new Priced.Refused(Priced.Reason.METHOD_NOT_OFFERED);
    }
    String fixed = price.get().currency();
    if (fixed != null && !fixed.equals(amount.currency())) {
      return new Priced.Refused(Priced.Reason.METHOD_FIXES_CURRENCY);
    }
    List<PriceLine> lines = new ArrayList<>();
    lines.add(new PriceLine(PriceLine.Code.TOP_UP, stepId, 0, amount));
    Money share = price.get().rate().of(amount);
    if (!share.isZero()) {
      PriceLine.Code code =
          share.isPositive() ? PriceLine.Code.METHOD_FEE : PriceLine.Code.METHOD_DISCOUNT;
      lines.add(new PriceLine(code, method.name(), 0, share));
    }
    Money total = amount.plus(share);
    return new Priced.Price(lines, total, Money.zero(amount.currency()), Quote.Extras.NONE);
  }
}

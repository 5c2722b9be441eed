package io.keepline.lifecycle.price;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Offer;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What another plan costs for the rest of the running term: its price for the days after today,
 * less what was paid for the same days. Both are counted by day and rounded down. The difference is
 * never less than nothing: a cheaper plan pays nothing out, and what was paid goes on counting for
 * these days when money comes back. A method's fee or discount is a share of the difference.
 */
final class ChangePricing {

  private ChangePricing() {}

  /**
   * The price.
   *
   * @param planId the plan wanted
   * @param price of one whole term of it; its currency is the offer's, and the running term's
   */
  static Priced price(
      Tariff tariff, PaymentMethod method, String planId, Money price, Offer.Change change) {
    Optional<MethodPrice> offered = tariff.method(method);
    if (offered.isEmpty()) {
      return new Priced.Refused(Priced.Reason.METHOD_NOT_OFFERED);
    }
    String fixed = offered.get().currency();
    Money unused = change.unused() == null ? Money.zero(price.currency()) : change.unused();
    boolean otherCurrency = !unused.currency().equals(price.currency());
    if (otherCurrency || (fixed != null && !fixed.equals(price.currency()))) {
      return new Priced.Refused(Priced.Reason.METHOD_FIXES_CURRENCY);
    }
    try {
      return priced(offered.get(), planId, rest(price, change), unused, change);
    } catch (ArithmeticException tooLarge) {
      return new Priced.Refused(Priced.Reason.AMOUNT_TOO_LARGE);
    }
  }

  private static Money rest(Money price, Offer.Change change) {
    return price.portion(change.daysLeft(), change.daysOfTerm());
  }

  private static Priced.Price priced(
      MethodPrice method, String planId, Money rest, Money unused, Offer.Change change) {
    List<PriceLine> lines = new ArrayList<>();
    lines.add(new PriceLine(PriceLine.Code.PLAN_DAYS, planId, 0, rest));
    Money credit = unused.compareTo(rest) > 0 ? rest : unused;
    if (credit.isPositive()) {
      String label = change.change().fromPlan();
      String from = label.substring(0, label.lastIndexOf('@'));
      lines.add(new PriceLine(PriceLine.Code.UNUSED_DAYS, from, 0, credit.negated()));
    }
    Money difference = rest.minus(credit);
    Money share = method.rate().of(difference);
    if (!share.isZero()) {
      PriceLine.Code code =
          share.isPositive() ? PriceLine.Code.METHOD_FEE : PriceLine.Code.METHOD_DISCOUNT;
      lines.add(new PriceLine(code, method.method().name(), 0, share));
    }
    Money nothing = Money.zero(rest.currency());
    return new Priced.Price(lines, difference.plus(share), nothing, Quote.Extras.NONE);
  }
}

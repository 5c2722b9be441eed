package io.keepline.lifecycle.price;

import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Sample;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A tariff and a wish that a test describes by what is special about them. */
final class Shop {
  static final LocalDate TODAY = LocalDate.of(2027, 1, 10);

  private final List<Promotion> promotions = new ArrayList<>();
  private final Set<String> usedUp = new HashSet<>();
  private List<String> addOns = List.of();
  private Money price = Money.of(1200, "USD");
  private int terms = 1;
  private PaymentMethod method = PaymentMethod.CARD;
  private LeaseStatus band = LeaseStatus.ACTIVE;
  private LocalDate validUntil = TODAY.plusDays(3);
  private OrderKind kind = OrderKind.RENEW;
  private String code = "";

  static Promotion promotion(String id, Promotion.Benefit benefit, String code, boolean combines) {
    Promotion.Conditions always =
        new Promotion.Conditions(
            code.isEmpty() ? null : code, null, null, Set.of(), Set.of(), Set.of());
    return new Promotion(id, benefit, always, null, null, combines);
  }

  static Promotion.Benefit percent(int percent) {
    return new Promotion.Benefit.Percentage(new Rate(percent * 100));
  }

  Shop with(Promotion promotion) {
    promotions.add(promotion);
    return this;
  }

  Shop terms(int count) {
    terms = count;
    return this;
  }

  Shop price(long minor, String currency) {
    price = Money.of(minor, currency);
    return this;
  }

  Shop method(PaymentMethod wanted) {
    method = wanted;
    return this;
  }

  Shop suspended() {
    band = LeaseStatus.SUSPENDED;
    return this;
  }

  Shop validUntil(LocalDate date) {
    validUntil = date;
    return this;
  }

  Shop start() {
    kind = OrderKind.START;
    return this;
  }

  Shop code(String given) {
    code = given;
    return this;
  }

  Shop addOns(String... ids) {
    addOns = List.of(ids);
    return this;
  }

  Shop usedUp(String promotionId) {
    usedUp.add(promotionId);
    return this;
  }

  Tariff tariff() {
    return new Tariff(
        List.of(
            new MethodPrice(PaymentMethod.CARD, Rate.NONE, null),
            new MethodPrice(PaymentMethod.PAYPAL, new Rate(350), null),
            new MethodPrice(PaymentMethod.ALIPAY, new Rate(-200), "CNY")),
        Map.of("data", Map.of("USD", Money.of(500, "USD"))),
        new EarlyRenewal(7, new Rate(500)),
        promotions);
  }

  Priced priced() {
    return Pricing.price(
        tariff(),
        new Wish(
            kind,
            Sample.monthly(),
            terms,
            price,
            Money.of(300, price.currency()),
            band,
            kind == OrderKind.START ? null : validUntil,
            TODAY,
            method,
            addOns,
            code.isEmpty() ? null : code,
            usedUp));
  }

  Priced.Price price() {
    if (priced() instanceof Priced.Price price) {
      return price;
    }
    throw new AssertionError("no price: " + priced());
  }

  Priced.Reason reason() {
    if (priced() instanceof Priced.Refused refused) {
      return refused.reason();
    }
    throw new AssertionError("a price: " + priced());
  }
}

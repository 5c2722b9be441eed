package io.keepline.lifecycle.price;

import static io.keepline.lifecycle.price.Shop.percent;
import static io.keepline.lifecycle.price.Shop.promotion;
import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.price.PriceLine.Code;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An offer's lines say what everything costs, and add up to what is charged. */
class PricingTest {

  @Test
  void aPlanAloneCostsItsPriceForEachTerm() {
    Priced.Price price = new Shop().terms(3).price();
    assertThat(price.total()).isEqualTo(Money.of(3600, "USD"));
    assertThat(price.lines()).extracting(PriceLine::code).containsExactly(Code.PLAN);
  }

  @Test
  void renewingEarlyIsCheaperAndRenewingLateIsNot() {
    LocalDate weekAhead = Shop.TODAY.plusDays(7);
    assertThat(new Shop().validUntil(weekAhead).price().total()).isEqualTo(Money.of(1140, "USD"));
    assertThat(new Shop().validUntil(weekAhead.minusDays(1)).price().total())
        .isEqualTo(Money.of(1200, "USD"));
  }

  @Test
  void aStartIsNeverEarly() {
    assertThat(new Shop().start().price().total()).isEqualTo(Money.of(1200, "USD"));
  }

  @Test
  void aRestoreFeeIsAddedAndNeverDiscounted() {
    Shop half = new Shop().suspended().with(promotion("half", percent(50), "", false));
    assertThat(half.price().total()).isEqualTo(Money.of(900, "USD"));
    assertThat(half.price().restoreFee()).isEqualTo(Money.of(300, "USD"));
  }

  @Test
  void aDearMethodAddsItsShareOfEverythingAndACheapOneTakesItOff() {
    Priced.Price dear = new Shop().suspended().method(PaymentMethod.PAYPAL).price();
    assertThat(dear.lines()).extracting(PriceLine::code).endsWith(Code.METHOD_FEE);
    assertThat(dear.total()).isEqualTo(Money.of(1553, "USD"));
    Priced.Price cheap = new Shop().price(8600, "CNY").method(PaymentMethod.ALIPAY).price();
    assertThat(cheap.total()).isEqualTo(Money.of(8428, "CNY"));
  }

  @Test
  void halfAMinorUnitIsRoundedAwayFromZero() {
    assertThat(new Rate(5000).of(Money.of(1, "USD"))).isEqualTo(Money.of(1, "USD"));
    assertThat(new Rate(-5000).of(Money.of(1, "USD"))).isEqualTo(Money.of(-1, "USD"));
    assertThat(new Rate(4999).of(Money.of(1, "USD"))).isEqualTo(Money.of(0, "USD"));
  }

  @Test
  void anAddOnIsPaidForEachTerm() {
    assertThat(new Shop().terms(2).addOns("data").price().total()).isEqualTo(Money.of(3400, "USD"));
    assertThat(new Shop().terms(2).addOns("data").price().extras().addOns())
        .isEqualTo(Money.of(1000, "USD"));
    assertThat(new Shop().price().extras().addOns()).isNull();
    assertThat(new Shop().addOns("nothing").reason()).isEqualTo(Priced.Reason.ADD_ON_NOT_OFFERED);
  }

  @Test
  void whatTheBrandDoesNotTakeIsRefused() {
    assertThat(new Shop().method(PaymentMethod.CASH).reason())
        .isEqualTo(Priced.Reason.METHOD_NOT_OFFERED);
    assertThat(new Shop().method(PaymentMethod.ALIPAY).reason())
        .isEqualTo(Priced.Reason.METHOD_FIXES_CURRENCY);
  }

  @Test
  void aDiscountNeverTakesMoreThanThereIs() {
    Promotion.Benefit much = new Promotion.Benefit.Amount(Map.of("USD", Money.of(9999, "USD")));
    Shop shop = new Shop().with(promotion("much", much, "", false)).suspended();
    assertThat(shop.price().total()).isEqualTo(Money.of(300, "USD"));
  }

  @Test
  void anAmountInAnotherCurrencyDoesNotApply() {
    Promotion.Benefit euros = new Promotion.Benefit.Amount(Map.of("EUR", Money.of(100, "EUR")));
    Shop shop = new Shop().with(promotion("euros", euros, "", false));
    assertThat(shop.price().extras().promotionIds()).isEmpty();
  }

  @Test
  void theHolderGetsTheBetterOfOneAloneAndAllThatCombine() {
    Shop shop =
        new Shop()
            .with(promotion("alone", percent(15), "", false))
            .with(promotion("one", percent(10), "", true))
            .with(promotion("two", percent(6), "", true));
    assertThat(shop.price().extras().promotionIds()).containsExactly("one", "two");
    assertThat(shop.with(promotion("best", percent(17), "", false)).price().extras().promotionIds())
        .containsExactly("best");
  }

  @Test
  void aCodeThatIsGivenMustApply() {
    Promotion spring = promotion("spring", percent(20), "SPRING", false);
    assertThat(new Shop().with(spring).price().total()).isEqualTo(Money.of(1200, "USD"));
    assertThat(new Shop().with(spring).code("SPRING").price().total())
        .isEqualTo(Money.of(960, "USD"));
    assertThat(new Shop().with(spring).code("AUTUMN").reason())
        .isEqualTo(Priced.Reason.CODE_UNKNOWN);
    assertThat(new Shop().with(spring).code("SPRING").usedUp("spring").reason())
        .isEqualTo(Priced.Reason.CODE_NOT_APPLICABLE);
  }

  @Test
  void aPromotionKeepsToItsDatesPlansMethodsAndKinds() {
    Promotion.Conditions now =
        conditions(Shop.TODAY, Shop.TODAY.plusDays(1), Set.of(), Set.of(), Set.of());
    assertThat(applies(now)).isTrue();
    assertThat(applies(conditions(Shop.TODAY.plusDays(1), null, Set.of(), Set.of(), Set.of())))
        .isFalse();
    assertThat(applies(conditions(null, Shop.TODAY, Set.of(), Set.of(), Set.of()))).isFalse();
    assertThat(applies(conditions(null, null, Set.of("other"), Set.of(), Set.of()))).isFalse();
    assertThat(applies(conditions(null, null, Set.of(), Set.of(PaymentMethod.PAYPAL), Set.of())))
        .isFalse();
    assertThat(applies(conditions(null, null, Set.of(), Set.of(), Set.of(OrderKind.START))))
        .isFalse();
  }

  private static boolean applies(Promotion.Conditions conditions) {
    Shop shop = new Shop().with(new Promotion("p", percent(10), conditions, null, null, false));
    return !shop.price().extras().promotionIds().isEmpty();
  }

  private static Promotion.Conditions conditions(
      LocalDate from,
      LocalDate until,
      Set<String> plans,
      Set<PaymentMethod> methods,
      Set<OrderKind> kinds) {
    return new Promotion.Conditions(null, from, until, plans, methods, kinds);
  }

  @Test
  void extraTermsAreALineThatCostsNothing() {
    Promotion.Benefit twoForOne = new Promotion.Benefit.ExtraTerms(2, 1);
    Priced.Price price = new Shop().terms(5).with(promotion("2-1", twoForOne, "", false)).price();
    assertThat(price.extras().freeTerms()).isEqualTo(2);
    assertThat(price.total()).isEqualTo(Money.of(6000, "USD"));
    assertThat(price.lines().get(1))
        .isEqualTo(new PriceLine(Code.EXTRA_TERM, "2-1", 2, Money.zero("USD")));
  }

  @Test
  void anAmountBeyondCountingIsRefusedNotGuessed() {
    assertThat(new Shop().price(Long.MAX_VALUE, "USD").terms(2).reason())
        .isEqualTo(Priced.Reason.AMOUNT_TOO_LARGE);
  }

  @Test
  void ofTenThousandOffersTheLinesAddUpAndNoneIsNegative() {
    long seed = 20270110;
    Random random = new Random(seed);
    for (int i = 0; i < 10_000; i++) {
      Shop shop = new Shop().price(random.nextInt(100_000), "USD").terms(1 + random.nextInt(24));
      for (int p = random.nextInt(4); p > 0; p--) {
        shop.with(promotion("p" + p, percent(1 + random.nextInt(100)), "", random.nextBoolean()));
      }
      if (random.nextBoolean()) {
        shop.method(PaymentMethod.PAYPAL);
      }
      Priced.Price price = shop.validUntil(Shop.TODAY.plusDays(random.nextInt(20))).price();
      long sum = price.lines().stream().mapToLong(l -> l.amount().minorUnits()).sum();
      assertThat(price.total().minorUnits()).as("seed %d, offer %d", seed, i).isEqualTo(sum);
      assertThat(price.total().minorUnits()).as("seed %d, offer %d", seed, i).isNotNegative();
      assertThat(List.of(price.restoreFee().minorUnits())).containsExactly(0L);
    }
  }
}

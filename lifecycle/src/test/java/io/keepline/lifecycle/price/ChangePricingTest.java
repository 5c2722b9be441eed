package io.keepline.lifecycle.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Offer;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What another plan costs for the rest of the running term. */
class ChangePricingTest {
  private static final LocalDate UNTIL = LocalDate.of(2027, 2, 10);

  private static Offer.Change change(long left, long term, Money unused) {
    return new Offer.Change(UNTIL, new Quote.Change("pln_a@3", UNTIL), left, term, unused);
  }

  private static Priced priced(PaymentMethod method, long price, Offer.Change change) {
    return ChangePricing.price(
        new Shop().tariff(), method, "pln_b", Money.of(price, "USD"), change);
  }

  @ParameterizedTest
  @CsvSource({
    // price of a term, its days, days left, unused credit, method; total
    "2800, 30, 19,  760, CARD,   1013",
    "2800, 31, 19,  760, CARD,    956",
    "2800, 30, 19,    0, CARD,   1773",
    "1000, 30, 19, 1773, CARD,      0",
    "2800, 30, 80, 3000, CARD,   4466",
    "2800, 30, 19,  760, PAYPAL, 1048",
    "1000, 30, 19, 1773, PAYPAL,    0",
    "   1, 30,  1,    0, CARD,      0"
  })
  void theDaysLeftOfTheNewPlanLessWhatWasPaidForThem(
      long price, long term, long left, long unused, PaymentMethod method, long total) {
    Priced.Price priced =
        (Priced.Price) priced(method, price, change(left, term, Money.of(unused, "USD")));
    assertThat(priced.total()).isEqualTo(Money.of(total, "USD"));
    assertThat(priced.lines().stream().mapToLong(l -> l.amount().minorUnits()).sum())
        .isEqualTo(total);
    assertThat(priced.extras()).isEqualTo(Quote.Extras.NONE);
  }

  @Test
  void theLinesNameBothPlans() {
    Priced.Price priced =
        (Priced.Price) priced(PaymentMethod.CARD, 2800, change(19, 30, Money.of(760, "USD")));
    assertThat(priced.lines())
        .containsExactly(
            new PriceLine(PriceLine.Code.PLAN_DAYS, "pln_b", 0, Money.of(1773, "USD")),
            new PriceLine(PriceLine.Code.UNUSED_DAYS, "pln_a", 0, Money.of(-760, "USD")));
  }

  @Test
  void daysThatWereGivenHaveNoWorth() {
    Priced.Price priced = (Priced.Price) priced(PaymentMethod.CARD, 2800, change(15, 30, null));
    assertThat(priced.total()).isEqualTo(Money.of(1400, "USD"));
  }

  @Test
  void anotherCurrencyOrMethodHasNoPrice() {
    assertThat(priced(PaymentMethod.CARD, 2800, change(15, 30, Money.of(5000, "CNY"))))
        .isEqualTo(new Priced.Refused(Priced.Reason.METHOD_FIXES_CURRENCY));
    assertThat(priced(PaymentMethod.ALIPAY, 2800, change(15, 30, Money.of(500, "USD"))))
        .isEqualTo(new Priced.Refused(Priced.Reason.METHOD_FIXES_CURRENCY));
    assertThat(priced(PaymentMethod.CASH, 2800, change(15, 30, null)))
        .isEqualTo(new Priced.Refused(Priced.Reason.METHOD_NOT_OFFERED));
    assertThat(priced(PaymentMethod.CARD, Long.MAX_VALUE, change(60, 30, null)))
        .isEqualTo(new Priced.Refused(Priced.Reason.AMOUNT_TOO_LARGE));
  }
}

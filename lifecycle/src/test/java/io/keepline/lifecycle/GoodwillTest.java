package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Money that staff gives back for goodwill. */
class GoodwillTest {
  private static final PlanVersion MONTHLY = Sample.monthly();

  private static Stimulus back(Life life, String orderId, long cents) {
    return new Stimulus.GiveMoneyBack(life.staff(), orderId, Money.of(cents, "USD"));
  }

  @Test
  void i4_moneyGivenBackIsNeverMoreThanWhatTermsStillCount() {
    Life life = Life.active(MONTHLY).fresh();
    life.does(back(life, "ord_0", 500)).does(back(life, "ord_0", 300));
    assertThat(life.lease().refunds())
        .extracting(Refund::amount)
        .containsExactly(Money.of(500, "USD"), Money.of(300, "USD"));
    life.refuses(back(life, "ord_0", 401), Refusal.AMOUNT_ABOVE_PAID);
    assertThat(Settlement.ofCancellation(life.lease(), life.today(), List.of()).refunds().get(0))
        .isEqualTo(new Cancellation.Share("ord_0", "pay_0", Money.of(400, "USD")));
    assertThat(life.balance(Entry.Account.REVENUE)).isEqualTo(-800);
    assertThat(life.lease().validUntil()).isNotNull();
  }

  @Test
  void moneyGivenBackHasTheCurrencyThatWasPaidAndAnOrderThatPaidIt() {
    Life life = Life.active(MONTHLY);
    life.refuses(back(life, "ord_x", 1), Refusal.AMOUNT_ABOVE_PAID);
    life.refuses(back(life, "ord_0", 0), Refusal.AMOUNT_ABOVE_PAID);
    life.refuses(
        new Stimulus.GiveMoneyBack(life.staff(), "ord_0", Money.of(1, "EUR")),
        Refusal.AMOUNT_ABOVE_PAID);
    life.does(new Stimulus.Dispute(life.system(), "ord_0", "pay_0", Sample.PRICE, false));
    life.refuses(back(life, "ord_0", 1), Refusal.AMOUNT_ABOVE_PAID);
  }

  @Test
  void moneyOfAChangedTermIsTakenFromTheOrderThatPaidIt() {
    PlanVersion small = Sample.days(30, new PolicyBuilder());
    Life life = Life.active(small);
    life.runTo(life.lease().terms().get(0).from().plusDays(10));
    PlanVersion large = Sample.named("pln_large", small);
    life.pay(life.order(life.changeQuote(large, 950), PaymentMethod.CARD));
    life.refuses(back(life, "ord_0", 761), Refusal.AMOUNT_ABOVE_PAID);
    life.does(back(life, "ord_0", 700));
    assertThat(life.lease().terms().get(0).parts())
        .extracting(Term.Part::amount)
        .containsExactly(Money.of(60, "USD"), Money.of(950, "USD"));
  }
}

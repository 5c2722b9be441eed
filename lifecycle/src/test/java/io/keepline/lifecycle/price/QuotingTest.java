package io.keepline.lifecycle.price;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.PolicyBuilder;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Sample;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** An offer promises the dates that the rules allow, free terms among them. */
class QuotingTest {
  private static final LocalDate TODAY = LocalDate.of(2027, 1, 10);
  private static final Promotion ONE_FOR_ONE =
      Shop.promotion("one-for-one", new Promotion.Benefit.ExtraTerms(1, 1), "", false);

  private static Quoting wish(int terms, Promotion... promotions) {
    Shop shop = new Shop();
    for (Promotion promotion : promotions) {
      shop.with(promotion);
    }
    return new Quoting(
        shop.tariff(),
        Sample.monthly(new PolicyBuilder()),
        Money.of(1200, "USD"),
        Money.of(300, "USD"),
        terms,
        PaymentMethod.CARD,
        List.of(),
        null,
        Set.of());
  }

  private static Quote made(Quoting wish) {
    if (wish.start("quo_1", TODAY, Sample.START) instanceof Quoting.Answer.Made made) {
      return made.quote();
    }
    throw new AssertionError("no offer: " + wish.start("quo_1", TODAY, Sample.START));
  }

  @Test
  void e24_freeTermsArePartOfTheDateAndNotOfThePrice() {
    Quote quote = made(wish(1, ONE_FOR_ONE));
    assertThat(quote.terms()).isEqualTo(2);
    assertThat(quote.paidTerms()).isEqualTo(1);
    assertThat(quote.total()).isEqualTo(Money.of(1200, "USD"));
    assertThat(quote.newValidUntil()).isEqualTo(LocalDate.of(2027, 3, 11));
    assertThat(quote.extras().promotionIds()).containsExactly("one-for-one");
  }

  @Test
  void aPromotionThatWouldPassTheCapIsLeftOut() {
    Quote quote = made(wish(24, ONE_FOR_ONE));
    assertThat(quote.terms()).isEqualTo(24);
    assertThat(quote.extras()).isEqualTo(Quote.Extras.NONE);
  }

  @Test
  void whatTheRulesRefuseHasNoPrice() {
    assertThat(wish(25).start("quo_1", TODAY, Sample.START))
        .isEqualTo(new Quoting.Answer.Refused(Refusal.CAP_EXCEEDED));
  }
}

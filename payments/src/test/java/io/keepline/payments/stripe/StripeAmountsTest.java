package io.keepline.payments.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.keepline.lifecycle.Money;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StripeAmountsTest {

  @ParameterizedTest
  @CsvSource({
    "1299, USD, 1299",
    "8800, CNY, 8800",
    "500, JPY, 500",
    "7, ISK, 700",
    "1000, KWD, 1000"
  })
  void anAmountGoesThereAndBack(long minorUnits, String currency, long theirs) {
    Money money = Money.of(minorUnits, currency);
    assertThat(StripeAmounts.toStripe(money)).hasValue(theirs);
    assertThat(StripeAmounts.toMoney(theirs, currency.toLowerCase(Locale.ROOT))).isEqualTo(money);
  }

  @Test
  void whatStripeCannotSayIsNotRounded() {
    assertThat(StripeAmounts.toStripe(Money.of(1_001, "KWD"))).isEmpty();
    assertThat(StripeAmounts.toStripe(Money.of(Long.MAX_VALUE, "UGX"))).isEmpty();
    assertThatIllegalArgumentException().isThrownBy(() -> StripeAmounts.toMoney(701, "isk"));
  }
}

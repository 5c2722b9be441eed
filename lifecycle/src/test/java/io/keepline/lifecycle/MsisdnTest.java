package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MsisdnTest {

  @Test
  void printsOnlyItsLastDigits() {
    Msisdn number = Msisdn.parse("+12025550123");

    assertThat(number.e164()).isEqualTo("+12025550123");
    assertThat(number).hasToString("***0123");
    assertThat("number " + number).doesNotContain("202555");
  }

  @Test
  void aShortNumberShowsThreeDigits() {
    assertThat(Msisdn.parse("+29012345")).hasToString("***345");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "12025550123",
        "+1202555",
        "+1202555012345678",
        "+02025550123",
        "+1 202 555 0123",
        "+1202555012x",
        "+1202555012\u0663"
      })
  void refusesAnythingButE164WithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Msisdn.parse(text))
        .withMessage(
            "a phone number is a plus sign, a country code and 8 to 15 digits in all, without spaces");
  }

  @Test
  void equalNumbersAreOneNumber() {
    assertThat(Msisdn.parse("+447700900123"))
        .isEqualTo(Msisdn.parse("+447700900123"))
        .isLessThan(Msisdn.parse("+447700900124"));
  }
}

package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IccidTest {

  @ParameterizedTest
  @ValueSource(strings = {"8901260012345678909", "89012600123456789000", "8901 2600 1234 5678 909"})
  void acceptsNineteenAndTwentyDigitsWithARightCheckDigit(String text) {
    assertThat(Iccid.parse(text).digits()).isEqualTo(text.replace(" ", ""));
  }

  @Test
  void printsOnlyItsLastDigits() {
    assertThat(Iccid.parse("8901260012345678909")).hasToString("***8909");
  }

  @ParameterizedTest
  @ValueSource(strings = {"8901260012345678905", "8901260012345687909", "8910260012345678909"})
  void oneMistypedOrSwappedDigitIsNoticed(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Iccid.parse(text))
        .withMessageContaining("check digit")
        .withMessageNotContaining(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "890126001234567890", "890126001234567890912", "890126001234567890X"})
  void refusesOtherLengthsAndLetters(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Iccid.parse(text))
        .withMessage("a SIM serial number (ICCID) has 19 or 20 digits");
  }
}

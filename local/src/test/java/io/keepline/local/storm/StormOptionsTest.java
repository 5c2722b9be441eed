package io.keepline.local.storm;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StormOptionsTest {
  @ParameterizedTest
  @CsvSource({
    "0,30,8,--orders",
    "300,0,8,--numbers",
    "300,201,8,--numbers",
    "300,30,65,--customers"
  })
  void aWrongNumberIsNamed(int orders, int numbers, int customers, String name) {
    assertThatThrownBy(() -> new StormOptions(orders, 1, numbers, customers))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(name);
  }
}

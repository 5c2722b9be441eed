package io.keepline.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void theRatioIsThatOfTheMedianRounds() {
    Comparison comparison = comparison();
    comparison.ours().add(new Samples(new long[10], 0, 1));
    comparison.ours().add(new Samples(new long[30], 0, 1));
    comparison.ours().add(new Samples(new long[20], 0, 1));
    comparison.ceiling().add(new Samples(new long[40], 0, 1));
    assertThat(comparison.ratio()).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void failuresOfBothSidesAreShown() {
    Comparison comparison = comparison();
    comparison.ours().add(new Samples(new long[1], 2, 1));
    comparison.ceiling().add(new Samples(new long[1], 3, 1));
    assertThat(comparison.cells(8)).startsWith("8").endsWith("5");
  }

  private static Comparison comparison() {
    return new Comparison(new Rounds(), new Rounds(), Map.of(), Map.of());
  }
}

package io.keepline.store.brand;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BrandDiffTest {
  private static final String TNT = ExampleBrands.files().get(0);

  @Test
  void theSameFileWrittenDifferentlyChangesNothing() {
    assertThat(BrandDiff.lines(TNT, TNT.replace("\n", " "))).isEmpty();
  }

  @Test
  void aChangedPriceIsNamedWithItsPlanAndMakesANewVersionOfIt() {
    assertThat(BrandDiff.lines(TNT, TNT.replace("\"USD\": 1500", "\"USD\": 1600")))
        .containsExactly(
            "plans[tnt-voice].prices.USD: 1500 -> 1600",
            "plan tnt-voice gets a new version; terms that were sold keep the old one");
  }

  @Test
  void aChangedDefaultMakesNewVersionsOfThePlansThatUseIt() {
    assertThat(BrandDiff.lines(TNT, TNT.replace("\"graceDays\": 15", "\"graceDays\": 16")))
        .contains("periods.graceDays: 15 -> 16")
        .filteredOn(line -> line.contains("new version"))
        .hasSize(3);
  }

  @Test
  void aNewFeeIsNamedAndMakesNewVersionsOfAllPlans() {
    String fee =
        TNT.replace(
            "\"currentTerm\": \"NONE\"", "\"currentTerm\": \"NONE\", \"fees\": {\"USD\": 200}");
    assertThat(BrandDiff.lines(TNT, fee))
        .contains("cancellation.fees: (nothing) -> {\"USD\":200}")
        .filteredOn(line -> line.contains("new version"))
        .hasSize(4);
  }

  @Test
  void whatIsAddedAndTakenAwayIsNamedWithoutMovingTheRest() {
    String without = TNT.replace("    {\"method\": \"CARD\"},\n", "");
    assertThat(BrandDiff.lines(TNT, without))
        .containsExactly("methods[CARD]: {\"method\":\"CARD\"} -> (nothing)");
  }
}

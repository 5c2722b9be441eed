package io.keepline.api.lease;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TimelineDetailTest {

  private static void says(String stored, String spoken) {
    assertThat(TimelineDetail.of(stored)).hasToString(spoken);
  }

  @Test
  void constantsAreInLowerSnakeAndTextsStayAsTheyWereWritten() {
    says(
        "{\"state\":\"REFUND_DUE\",\"note\":\"OK\",\"policyVersion\":\"tnt-sms@1\",\"currency\":\"USD\"}",
        "{\"state\":\"refund_due\",\"note\":\"OK\",\"policyVersion\":\"tnt-sms@1\",\"currency\":\"USD\"}");
  }

  @Test
  void instantsAreInUtcAndDatesStayDates() {
    says(
        "{\"settledAt\":\"2026-03-01T18:00:00.5+08:00\",\"validUntil\":\"2026-04-02\"}",
        "{\"settledAt\":\"2026-03-01T10:00:00.500Z\",\"validUntil\":\"2026-04-02\"}");
  }

  @Test
  void moneyIsAnAmountWithItsCurrencyAlsoInside() {
    says(
        "{\"totalMinorUnits\":1140,\"currency\":\"USD\"}",
        "{\"total\":{\"amount\":\"11.40\",\"currency\":\"USD\"},\"currency\":\"USD\"}");
    says(
        "{\"terms\":[{\"paid\":{\"minorUnits\":900,\"currency\":\"JPY\"}}]}",
        "{\"terms\":[{\"paid\":{\"amount\":\"900\",\"currency\":\"JPY\"}}]}");
  }

  @Test
  void whatIsAbsentIsLeftOut() {
    says("{\"note\":null,\"holds\":[]}", "{\"holds\":[]}");
  }
}

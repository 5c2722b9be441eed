package io.keepline.activities.notice;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SmsPartsTest {

  @Test
  void aPlainTextHas160PlacesAloneAnd153InCompany() {
    assertThat(SmsParts.count("a".repeat(160))).isEqualTo(1);
    assertThat(SmsParts.count("a".repeat(161))).isEqualTo(2);
    assertThat(SmsParts.count("a".repeat(306))).isEqualTo(2);
    assertThat(SmsParts.count("a".repeat(307))).isEqualTo(3);
  }

  @Test
  void theExtendedLettersTakeTwoPlaces() {
    assertThat(SmsParts.count("€".repeat(80))).isEqualTo(1);
    assertThat(SmsParts.count("€".repeat(80) + "a")).isEqualTo(2);
  }

  @Test
  void oneForeignLetterMakesItUcs2() {
    assertThat(SmsParts.count("号".repeat(70))).isEqualTo(1);
    assertThat(SmsParts.count("号".repeat(71))).isEqualTo(2);
    assertThat(SmsParts.count("a".repeat(100) + "\u2019")).isEqualTo(2);
    assertThat(SmsParts.count("号".repeat(135))).isEqualTo(3);
  }
}

package io.keepline.store.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A brand file whose parts are right by themselves and contradict each other. */
class BrandCheckTest {
  private static final String TMOBLE = ExampleBrands.files().get(1);

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "\"zone\": \"europe\", \"units\": 5000 ; \"zone\": \"mars\", \"units\": 5000 ; addOns[0].allowances[0].zone must be the zoneId of one of the brand's roamingZones",
        "\"scope\": \"INTERNATIONAL\" ; \"scope\": \"INTERNATIONAL\", \"zone\": \"asia\" ; addOns[1].allowances[0].zone goes with the scope ROAMING only",
        "\"zoneId\": \"asia\" ; \"zoneId\": \"europe\" ; roamingZones[1].zoneId is used twice",
        "\"CN\", \"HK\" ; \"CN\", \"FR\" ; roamingZones[1].countries name FR a second time",
        "\"CN\", \"HK\" ; \"CN\", \"XX\" ; roamingZones[1].countries must be country codes of ISO 3166-1",
        "\"VOICE_OUT\", \"DATA\", \"ROAMING\"] ; \"VOICE_OUT\", \"DATA\"] ; needs the capabilities DATA, ROAMING",
        "[\"SMS_IN\", \"DATA\", \"ROAMING\"] ; [\"SMS_IN\"] ; plans[0].allowances[0] needs the capabilities DATA; there are SMS_IN",
        "[\"SMS_IN\", \"DATA\", \"ROAMING\"] ; [\"SMS_IN\", \"DATA\", \"ROAMING\", \"FAX\"] ; plans[0].capabilities must be among the brand's",
        "[\"MAIL\", \"SMS\"] ; [\"SMS\"] ; channels must contain MAIL",
        "[\"MAIL\", \"SMS\"] ; [\"MAIL\", \"MAIL\"] ; channels must contain MAIL, which alone carries links and documents, and each once",
        "[\"MAIL\", \"SMS\"] ; [\"MAIL\", \"PIGEON\"] ; channels must be a list of MAIL|SMS",
        "{\"method\": \"ALIPAY\"} ; {\"method\": \"ALIPAY\", \"currency\": \"CNY\"} ; methods[3].currency must be in a currency that a plan or a top-up is priced in: USD",
        "\"fees\": {\"USD\": 300} ; \"fees\": {\"EUR\": 300} ; cancellation.fees must be in a currency that a plan",
        "\"lowBalance\": {\"USD\": 200} ; \"lowBalance\": {\"CNY\": 200} ; lowBalance must be in a currency",
        "\"percent\": 15 ; \"amounts\": {\"CNY\": 15} ; promotions[0].amounts must be in a currency",
        "\"percent\": 15 ; \"percent\": 15, \"methods\": [\"CASH\"] ; promotions[0].methods name CASH, which the brand does not take",
        "\"CN\", \"HK\" ; \"CN\", \"US\" ; roamingZones[1].countries name US, where the numbers are",
        "\"count\": 30, \"unit\": \"DAYS\" ; \"count\": 25, \"unit\": \"MONTHS\" ; plans[0].term is longer than the stacking cap of 24 months",
        "{\"method\": \"ALIPAY\"} ; {\"method\": \"CASH\"} ; methods are taken over a counter, and the brand has no stores",
      })
  void aContradictionIsNamed(String good, String bad, String sentence) {
    assertThat(TMOBLE).contains(good);
    assertThatThrownBy(() -> BrandFile.parse(TMOBLE.replace(good, bad)))
        .isInstanceOf(InvalidBrandException.class)
        .hasMessageContaining(sentence);
  }

  @Test
  void whatIsNoJsonIsSaidWithItsLineWhereThereIsOne() {
    assertThatThrownBy(() -> BrandFile.parse(TMOBLE + "}garbage")).hasMessageContaining("line ");
    assertThatThrownBy(() -> BrandFile.parse("[".repeat(100_000)))
        .isInstanceOf(InvalidBrandException.class);
    assertThatThrownBy(() -> BrandFile.parse(TMOBLE.replace("2000}", "2".repeat(2_000) + "}")))
        .isInstanceOf(InvalidBrandException.class);
    assertThatThrownBy(
            () ->
                BrandFile.parse(
                    TMOBLE.replace("TMoble LLC", "a\\u0000b").replace("TMoble eSIM", "a\\u0000b")))
        .hasMessageContaining("U+0000");
    assertThat(BrandFile.parse("\uFEFF" + TMOBLE).brand().brandId()).isEqualTo("tmoble");
  }

  @Test
  void twoBrandsAreNotCompared() {
    assertThatThrownBy(() -> BrandDiff.lines(TMOBLE, ExampleBrands.files().get(0)))
        .hasMessageContaining("two brands, tmoble and tnt");
  }

  @Test
  void aCountryIsInTheZoneThatNamesIt() {
    Coverage coverage = BrandFile.parse(TMOBLE).brand().coverage();
    assertThat(coverage.zoneOf("FR").map(RoamingZone::zoneId)).hasValue("europe");
    assertThat(coverage.zoneOf("BR")).isEqualTo(Optional.empty());
  }

  @Test
  void aPlanThatNamesNothingIsForEveryNumber() {
    Plan mixed = plan("tmoble-mixed");
    assertThat(mixed.missing(List.of("SMS_IN"))).isEmpty();
    Plan voice = plan("tmoble-voice");
    assertThat(voice.missing(List.of("SMS_IN", "VOICE_IN")))
        .containsExactly("SMS_OUT", "VOICE_OUT");
  }

  /** Rules that came later must not make a brand unreadable that numbers live by. */
  @Test
  void aStoredBrandIsNotCheckedAgain() {
    String old = TMOBLE.replace("\"zone\": \"europe\"", "\"zone\": \"mars\"");
    assertThat(BrandFile.storedBrand(4, old).version()).isEqualTo(4);
  }

  private static Plan plan(String planId) {
    return BrandFile.storedPlan("tmoble", 1, BrandFile.parse(TMOBLE).plans().get(planId));
  }
}

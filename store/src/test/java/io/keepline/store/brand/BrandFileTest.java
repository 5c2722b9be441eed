package io.keepline.store.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.RefundPolicy;
import io.keepline.lifecycle.price.MethodPrice;
import io.keepline.lifecycle.price.Promotion;
import io.keepline.lifecycle.price.Rate;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The reader and the schema that editors use say the same of a brand file. */
class BrandFileTest {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String TNT = ExampleBrands.files().get(0);
  private static final String TM = ExampleBrands.files().get(2);

  private static JsonSchema schema() throws IOException {
    try (InputStream in = BrandFile.class.getResourceAsStream("/brands/brand.schema.json")) {
      return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
          .getSchema(Objects.requireNonNull(in));
    }
  }

  @Test
  void theExamplesKeepToTheSchema() throws IOException {
    for (String file : ExampleBrands.files()) {
      assertThat(schema().validate(JSON.readTree(file))).isEmpty();
    }
  }

  @Test
  void methodsPromotionsAndAddOnsAreRead() {
    Brand tnt = BrandFile.parse(TNT).brand();
    assertThat(tnt.tariff().method(PaymentMethod.ALIPAY))
        .contains(new MethodPrice(PaymentMethod.ALIPAY, new Rate(-200), "CNY"));
    assertThat(tnt.tariff().method(PaymentMethod.CASH)).isEmpty();
    assertThat(tnt.tariff().addOns()).containsOnlyKeys("texts-abroad");
    assertThat(tnt.terms().version()).isEqualTo("2026-11");
    Promotion promotion = BrandFile.parse(TM).brand().tariff().byCode("ONEFORONE").orElseThrow();
    assertThat(promotion.benefit()).isEqualTo(new Promotion.Benefit.ExtraTerms(1, 1));
    assertThat(promotion.holderLimit()).isEqualTo(1);
  }

  @Test
  void aPlanIsSoldWithWhatGivingItUpCostsAndGivesBack() {
    String tmoble = ExampleBrands.files().get(1);
    Plan data =
        BrandFile.storedPlan("tmoble", 1, BrandFile.parse(tmoble).plans().get("tmoble-data"));
    assertThat(data.version().policy().refunds())
        .isEqualTo(
            new RefundPolicy(
                RefundPolicy.CurrentTerm.BY_DAY,
                RefundPolicy.CurrentTerm.BY_DAY,
                Map.of("USD", Money.of(300, "USD"))));
    String own =
        tmoble.replace(
            "\"planId\": \"tmoble-data\",",
            "\"planId\": \"tmoble-data\", \"cancellation\": {\"fees\": {}},");
    RefundPolicy ofItsOwn =
        BrandFile.storedPlan("tmoble", 1, BrandFile.parse(own).plans().get("tmoble-data"))
            .version()
            .policy()
            .refunds();
    assertThat(ofItsOwn.fees()).isEmpty();
    assertThat(ofItsOwn.currentTerm()).isEqualTo(RefundPolicy.CurrentTerm.BY_DAY);
    Plan tnt = BrandFile.storedPlan("tnt", 1, BrandFile.parse(TNT).plans().get("tnt-30"));
    assertThat(tnt.version().policy().refunds()).isEqualTo(RefundPolicy.STANDARD);
  }

  @Test
  void aPlanStoredBeforeRefundsWereSoldGivesTheStandardOnes() {
    String stored = BrandFile.parse(TNT).plans().get("tnt-30");
    String older = stored.replaceFirst(",\"cancellation\":\\{.*?\\{}}", "");
    assertThat(older).doesNotContain("cancellation");
    assertThat(BrandFile.storedPlan("tnt", 1, older).version().policy().refunds())
        .isEqualTo(RefundPolicy.STANDARD);
  }

  @Test
  void storesAndTheIssuerAreRead() {
    Brand tm = BrandFile.parse(TM).brand();
    assertThat(tm.stores()).extracting(Store::storeId).containsExactly("soho", "manchester");
    assertThat(tm.store("soho").orElseThrow().hours()).containsKeys("en", "zh");
    assertThat(tm.issuer().orElseThrow().name()).isEqualTo("TM Telecom Example Ltd");
  }

  @Test
  void aCounterNeedsAStore() {
    String without = TNT.replace("{\"method\": \"CARD\"}", "{\"method\": \"CASH\"}");
    assertThat(without).isNotEqualTo(TNT);
    assertThatThrownBy(() -> BrandFile.parse(without))
        .hasMessageContaining("the brand has no stores");
  }

  @Test
  void aTopUpStepSaysWhatItCostsAndGives() {
    Brand tnt = BrandFile.parse(TNT).brand();
    assertThat(tnt.topUps())
        .extracting(TopUpStep::stepId)
        .containsExactly("usd-10", "usd-20", "usd-50", "usd-100");
    TopUpOffer offer = tnt.topUp("usd-50").orElseThrow().in("USD").orElseThrow();
    assertThat(offer.amount()).isEqualTo(Money.of(5000, "USD"));
    assertThat(offer.credit()).isEqualTo(Money.of(4200, "USD"));
    assertThat(offer.days()).isEqualTo(7);
    assertThat(offer.units())
        .contains(new TopUpUnits(Allowance.Kind.MINUTES, Allowance.Scope.DOMESTIC, null, 150, 60));
    assertThat(tnt.lowBalance()).containsEntry("USD", Money.of(200, "USD"));
    assertThat(tnt.topUp("usd-50").orElseThrow().in("EUR")).isEmpty();
  }

  @Test
  void aPlanIncludesItsAllowances() {
    Plan plan = BrandFile.storedPlan("tnt", 1, BrandFile.parse(TNT).plans().get("tnt-voice"));
    assertThat(plan.allowances())
        .contains(new Allowance(Allowance.Kind.MINUTES, Allowance.Scope.DOMESTIC, null, 300));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '~',
      value = {
        "\"feePercent\": 3.5 ; \"feePercent\": 0 ; methods[2].feePercent must be a percentage",
        "\"feePercent\": 3.5 ; \"feePercent\": 101 ; methods[2].feePercent must be a percentage",
        "\"feePercent\": 3.5 ; \"feePercent\": 3.5, \"discountPercent\": 2 ; exclude each other",
        "\"method\": \"PAYPAL\" ; \"method\": \"PIGEON\" ; methods[2].method must be one of CARD",
        "\"currency\": \"CNY\" ; \"currency\": \"yuan\" ; methods[3].currency must be a currency",
        "\"daysBefore\": 7 ; \"daysBefore\": 0 ; earlyRenewal.daysBefore must be a whole number",
        "\"code\": \"WELCOME\" ; \"code\": \"hi\" ; promotions[0].code must be 3 to 20 capital",
        "\"code\": \"WELCOME\" ; \"percent\": 5 ; exactly one says what is given",
        "\"limit\": 10000 ; \"limit\": 0 ; promotions[0].limit must be a whole number",
        "\"kinds\": [\"START\"] ; \"kinds\": [\"LOOK\"] ; promotions[0].kinds must be a list of START",
        "\"kinds\": [\"START\"] ; \"kinds\": [\"CHANGE\"] ; top-ups and changes take no promotion",
        "\"units\": 500 ; \"units\": -1 ; allowances[0].units must be a whole number",
        "\"scope\": \"DOMESTIC\", \"units\": 500 ; \"scope\": \"MOON\", \"units\": 500 ; must be one of",
        "\"currentTerm\": \"NONE\" ; \"currentTerm\": \"HALF\" ; cancellation.currentTerm must be one of NONE",
        "\"currentTerm\": \"NONE\" ; \"fees\": {\"USD\": -1} ; cancellation.fees.USD must be whole minor units",
        "\"currentTerm\": \"NONE\" ; \"fee\": 300 ; cancellation.fee is not a field here",
        "\"stepId\": \"usd-20\" ; \"stepId\": \"USD 20\" ; topUps[1].stepId must be an id",
        "{\"USD\": 2000, \"CNY\": 14400} ; {\"USD\": 0} ; topUps[1].amounts must be more than",
        "{\"USD\": 2000, \"CNY\": 14400} ; {} ; topUps[1].amounts must give at least one price",
        "\"credits\": {\"USD\": 1600, ; \"credits\": {\"USD\": -1, ; topUps[1].credits.USD must be whole",
        "\"days\": 7, ; \"days\": -7, ; topUps[2].days must be a whole number",
        "\"units\": 300, \"days\": 30 ; \"units\": 300, \"days\": 0 ; allowances[1].days must be",
        "\"restores\": true ; \"restores\": \"yes\" ; topUps[3].restores must be true or false",
        "\"restores\": true ; \"rescues\": true ; topUps[3].rescues is not a field here",
        "\"lowBalance\": {\"USD\": 200, ; \"lowBalance\": {\"USD\": -2, ; lowBalance.USD must be whole",
        "\"kinds\": [\"START\"] ; \"kinds\": [\"TOP_UP\"] ; top-ups and changes take no promotion",
        "\"prices\": {\"USD\": 1200 ; \"prices\": {\"USD\": 9223372036854775808 ; prices.USD must be whole",
        "\"prices\": {\"USD\": 1200 ; \"prices\": {\"USD\": 1000000000001 ; prices.USD must be whole",
        "\"finalNoticeHours\": 72 ; \"finalNoticeHours\": 23 ; must be a whole number of at least 24",
        "\"count\": 7 ; \"count\": 3661 ; must be a whole number of at least 1 and at most 3660",
        "\"unit\": \"DAYS\" ; \"unit\": \"DAYS\", \"foo\": 1 ; term.foo is not a field here",
        "\"phone\": ; \"fax\": 1, \"phone\": ; support.fax is not a field here",
        "\"days\": 15, ; \"days\": 5000, ; topUps[3].days must be a whole number of at least 0 and at most 3660",
        "\"units\": 300, \"days\": 30 ; \"units\": 300, \"days\": 100000000 ; allowances[1].days must be",
        "\"units\": 500 ; \"units\": 2147483648 ; at least 1 and at most 1000000000",
        "\"graceDays\": 15 ; \"graceDays\": 2147483647 ; periods.graceDays must be a whole number",
        "\"coolingOffHours\": 24 ; \"quoteMinutes\": 0 ; periods.quoteMinutes must be a whole number",
        "\"coolingOffHours\": 24 ; \"stackingCapMonths\": 2147483647 ; periods.stackingCapMonths must be",
        "\"reminderDays\": [3, 1, -1] ; \"reminderDays\": \"abc\" ; reminderDays must be a list",
        "\"reminderDays\": [3, 1, -1] ; \"reminderDays\": [2147483647] ; reminderDays must be a list",
        "\"coolingOffHours\": 24 ; \"autoRenewDays\": 3 ; autoRenewDays must be a list",
        "\"restoreFees\": {\"USD\": 100, \"CNY\": 700} ; \"restoreFees\": \"x\" ; restoreFees must be an object",
        "\"restoreFees\": {\"USD\": 100, \"CNY\": 700} ; \"restoreFees\": null ; restoreFees must be an object",
        "\"currentTerm\": \"NONE\" ; \"fees\": [] ; cancellation.fees must be an object",
        "\"discountPercent\": 2 ; \"discountPercent\": 1e999999999 ; must be a percentage",
        "\"zh\": \"7 天\" ; \"zh\": \"\" ; names.zh must be a text",
        "\"version\": \"2026-11\" ; \"edition\": \"2026-11\" ; terms.edition is not a field here"
      })
  void everyMistakeIsSeenByReaderAndSchema(String good, String bad, String sentence)
      throws IOException {
    assertThat(TNT).contains(good);
    String file = TNT.replace(good, bad);
    assertThatThrownBy(() -> BrandFile.parse(file))
        .isInstanceOf(InvalidBrandException.class)
        .hasMessageContaining(sentence);
    JsonNode tree = JSON.readTree(file);
    assertThat(schema().validate(tree)).as("the schema misses it").isNotEmpty();
  }

  @Test
  void whatOnlyTheReaderCanSeeIsRefusedToo() {
    assertThat(
            sentences(
                TNT.replace("\"locale\": \"en\",", "\"locale\": \"en\", \"locale\": \"en\",")))
        .containsExactly("line 6: locale stands twice here.");
    assertThat(sentences(TNT.replace("\"currency\": \"CNY\"", "\"currency\": \"CNX\"")))
        .anyMatch(s -> s.contains("methods[3].currency must be a currency of ISO 4217"));
    assertThat(sentences(TNT.replace("\"USD\": 1200", "\"USX\": 1200")))
        .anyMatch(s -> s.contains("prices must be in currencies of ISO 4217, not in USX"))
        .anyMatch(s -> s.contains("restoreFees must be in the currencies of prices"));
    assertThat(
            sentences(
                TNT.replace("\"zone\": \"", "\"zone\": \"x")
                    .replace("\"daysBefore\": 7", "\"daysBefore\": 0")))
        .isSortedAccordingTo(java.util.Comparator.comparingInt(BrandFileTest::line));
    assertThat(sentences(TM.replace("\"plans\": [\"tm-12\"]", "\"plans\": [\"tm-99\"]")))
        .anyMatch(s -> s.contains("promotions[1].plans must name plans of this file"));
    assertThat(sentences(TM.replace("\"code\": \"ONEFORONE\"", "\"from\": \"2026-02-30\"")))
        .anyMatch(s -> s.contains("promotions[0].from must be a date"));
    assertThat(
            sentences(TM.replace("\"promotionId\": \"year\"", "\"promotionId\": \"one-for-one\"")))
        .anyMatch(s -> s.contains("promotions[1].promotionId is used twice"));
    assertThat(sentences(TNT.replace("\"stepId\": \"usd-20\"", "\"stepId\": \"usd-10\"")))
        .anyMatch(s -> s.contains("topUps[1].stepId is used twice"));
    assertThat(
            sentences(
                TNT.replace(
                    "\"credits\": {\"USD\": 1600, \"CNY\": 11500}",
                    "\"credits\": {\"USD\": 1600}")))
        .anyMatch(s -> s.contains("topUps[1].credits must be in the currencies of amounts"));
  }

  @Test
  void eachSentenceNamesTheLineItSpeaksOf() {
    List<String> sentences =
        sentences("{\n \"brandId\": \"x\",\n \"zone\": \"Mars/Base\",\n \"plans\": []\n}");
    assertThat(sentences).anyMatch(s -> s.startsWith("line 3: zone must be an IANA zone"));
    assertThat(sentences).anyMatch(s -> s.startsWith("line 4: plans must be a list"));
    assertThat(sentences).anyMatch(s -> s.startsWith("line 1: names must have at least"));
  }

  private static List<String> sentences(String file) {
    try {
      BrandFile.parse(file);
    } catch (InvalidBrandException wrong) {
      return wrong.sentences();
    }
    throw new AssertionError("nothing is wrong with it");
  }

  private static int line(String sentence) {
    return Integer.parseInt(sentence.replaceAll("^line ([0-9]+):.*", "$1"));
  }
}

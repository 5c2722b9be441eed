package io.keepline.store.brand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.TermLength;
import io.keepline.store.Database;
import io.keepline.store.TestDatabase;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class BrandCatalogTest {
  private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
  private Database database;
  private BrandCatalog catalog;

  @BeforeEach
  void open() {
    database = TestDatabase.create();
    catalog = new BrandCatalog(database);
  }

  @AfterEach
  void close() {
    database.close();
  }

  @Test
  void theThreeExampleBrandsLoadAndAreSandboxes() {
    ExampleBrands.files().forEach(file -> catalog.load(file, NOW));
    assertThat(catalog.brands()).extracting(Brand::brandId).containsExactly("tm", "tmoble", "tnt");
    assertThat(catalog.brands()).allMatch(Brand::sandbox);
    assertThat(catalog.brand("tnt").orElseThrow().zone()).isEqualTo(ZoneId.of("Asia/Shanghai"));
    assertThat(catalog.plans("tm"))
        .extracting(plan -> plan.version().length())
        .containsExactly(TermLength.months(1), TermLength.months(3), TermLength.months(12));
    assertThat(catalog.brand("tm").orElseThrow().name("zh")).isEqualTo("TM 保号卡");
  }

  @Test
  void aPlansPeriodsAreTheBrandsOverriddenByItsOwn() {
    ExampleBrands.files().forEach(file -> catalog.load(file, NOW));
    Plan week = catalog.offered("tnt", "tnt-week").orElseThrow();
    assertThat(week.version().policy().graceDays()).isEqualTo(2);
    assertThat(week.version().policy().quarantineDays()).isEqualTo(90);
    assertThat(week.price("USD")).contains(Money.of(300, "USD"));
    assertThat(week.price("EUR")).isEmpty();
    assertThat(week.restoreFee("EUR")).isEqualTo(Money.zero("EUR"));
  }

  @Test
  void contentThatDidNotChangeKeepsItsVersionAlsoWhenItIsWrittenDifferently() {
    String file = ExampleBrands.files().get(0);
    assertThat(catalog.load(file, NOW).changed()).isTrue();
    BrandCatalog.Loaded again = catalog.load(file.replace("\n", " "), NOW);
    assertThat(again).isEqualTo(new BrandCatalog.Loaded("tnt", 1, false, java.util.List.of()));
  }

  @Test
  void aChangedPlanGetsAVersionOfItsOwnAndTheOldOneStays() {
    String file = ExampleBrands.files().get(0);
    catalog.load(file, NOW);
    BrandCatalog.Loaded changed = catalog.load(file.replace("\"USD\": 1500", "\"USD\": 1600"), NOW);
    assertThat(changed.version()).isEqualTo(2);
    assertThat(changed.changedPlans()).containsExactly("tnt-voice");
    assertThat(catalog.offered("tnt", "tnt-voice").orElseThrow().price("USD"))
        .contains(Money.of(1600, "USD"));
    assertThat(catalog.plan("tnt", "tnt-voice", 1).orElseThrow().price("USD"))
        .contains(Money.of(1500, "USD"));
    assertThat(catalog.offered("tnt", "tnt-sms").orElseThrow().version().version()).isEqualTo(1);
  }

  @Test
  void changedDefaultsOfTheBrandMakeNewVersionsOfThePlansThatUseThem() {
    String file = ExampleBrands.files().get(0);
    catalog.load(file, NOW);
    BrandCatalog.Loaded changed =
        catalog.load(file.replace("\"graceDays\": 15", "\"graceDays\": 16"), NOW);
    assertThat(changed.changedPlans()).containsExactly("tnt-30", "tnt-sms", "tnt-voice");
  }

  @Test
  void aRetiredPlanIsNotOfferedButCanBeRead() {
    String file = ExampleBrands.files().get(1);
    catalog.load(
        file.replace(
            "\"planId\": \"tmoble-data\",", "\"planId\": \"tmoble-data\", \"retired\": true,"),
        NOW);
    assertThat(catalog.offered("tmoble", "tmoble-data")).isEmpty();
    assertThat(catalog.plan("tmoble", "tmoble-data", 1)).isPresent();
  }

  @Test
  void everyMistakeGetsASentenceThatSaysWhere() {
    String file =
        ExampleBrands.files()
            .get(0)
            .replace("Asia/Shanghai", "Asia/Nowhere")
            .replace("\"graceDays\": 2", "\"gracedays\": 2")
            .replace("\"unit\": \"DAYS\"", "\"unit\": \"WEEKS\"")
            .replace("\"USD\": 1200", "\"USD\": 12.5")
            .replace("\"finalNoticeHours\": 72", "\"finalNoticeHours\": -1");
    assertThatThrownBy(() -> catalog.load(file, NOW))
        .isInstanceOf(InvalidBrandException.class)
        .hasMessageContaining("line 5: zone must be an IANA zone")
        .hasMessageContaining("plans[0].periods.gracedays is not a field here")
        .hasMessageContaining("plans[0].term.unit must be DAYS or MONTHS")
        .hasMessageContaining("plans[2].prices.USD must be whole minor units")
        .hasMessageContaining("periods.finalNoticeHours must be a whole number of at least 24");
    assertThat(catalog.brands()).isEmpty();
  }

  @Test
  void whatIsNotJsonIsRefusedWithASentence() {
    assertThatThrownBy(() -> catalog.load("{", NOW))
        .isInstanceOf(InvalidBrandException.class)
        .hasMessageStartingWith("line 1: The brand file is not JSON");
  }

  @Test
  void storedVersionsAreImmutable() {
    catalog.load(ExampleBrands.files().get(0), NOW);
    assertThatThrownBy(
            () ->
                database
                    .jdbi()
                    .useHandle(handle -> handle.execute("update plan_versions set version = 9")))
        .hasMessageContaining("append-only");
  }
}

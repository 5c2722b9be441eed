package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.AdoptAnswer.Adopted;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Units are used in the order in which they end, once for each use that is reported. */
class UsageTest {
  private LeaseFixture fixture;

  @BeforeEach
  void open() {
    fixture = new LeaseFixture(TestDatabase.create());
  }

  @AfterEach
  void close() {
    fixture.database.close();
  }

  @Test
  void unitsOfAnEarlierTermEndWhereAnotherBegins() {
    Adopted run = fixture.reserved("lea_1", 1);
    LocalDate first = LocalDate.of(2026, 3, 1);
    grant(run, "one", 1, bucket("a", "TERM", first, first.plusDays(30)));
    grant(run, "two", 2, bucket("b", "TERM", first.plusDays(10), first.plusDays(40)));
    Usage usage = new Usage(fixture.database);
    assertThat(usage.allowances("lea_1", first.plusDays(9)))
        .extracting(AllowanceRow::bucketId)
        .containsExactly("a");
    assertThat(usage.allowances("lea_1", first.plusDays(10)))
        .extracting(AllowanceRow::bucketId)
        .containsExactly("b");
  }

  @Test
  void unitsForAZoneAreUsedThereAndBeforeThoseForAnywhereAbroad() {
    Adopted run = fixture.reserved("lea_1", 1);
    LocalDate first = LocalDate.of(2026, 3, 1);
    grant(run, "one", 1, abroad("anywhere", null, first, first.plusDays(10)));
    grant(run, "two", 2, abroad("europe", "europe", first, first.plusDays(60)));
    Usage usage = new Usage(fixture.database);
    assertThat(uncovered(usage, "in_france", "FR", "europe", 4)).isZero();
    assertThat(left(usage, first)).containsExactly("anywhere 10", "europe 6");
    assertThat(uncovered(usage, "in_japan", "JP", null, 3)).isZero();
    assertThat(uncovered(usage, "somewhere", null, null, 3)).isZero();
    assertThat(left(usage, first)).containsExactly("anywhere 4", "europe 6");
    assertThat(uncovered(usage, "in_spain", "ES", "europe", 12)).isEqualTo(2);
  }

  private static List<String> left(Usage usage, LocalDate date) {
    return usage.allowances("lea_1", date).stream()
        .map(row -> row.bucketId() + " " + row.left())
        .toList();
  }

  private static long uncovered(
      Usage usage, String id, @Nullable String country, @Nullable String zone, int units) {
    return uncovered(usage, use(id, "MB", "ROAMING", country, zone, units));
  }

  private static long uncovered(Usage usage, UsageRecord use) {
    return ((Usage.Posted.Taken) usage.post(use, LocalDate.of(2026, 3, 1))).usage().uncovered();
  }

  private static UsageRecord messages(String id, int units) {
    return use(id, "SMS", "DOMESTIC", null, null, units);
  }

  private static UsageRecord use(
      String id,
      String kind,
      String scope,
      @Nullable String country,
      @Nullable String zone,
      int units) {
    return new UsageRecord(
        "lea_1", id, kind, scope, country, zone, units, 0, LeaseFixture.NOW, LeaseFixture.NOW, 0);
  }

  private static AllowanceRow abroad(
      String id, @Nullable String zone, LocalDate from, LocalDate until) {
    return new AllowanceRow(
        id, "lea_1", "ADD_ON", "ord_lea_1", "MB", "ROAMING", zone, 10, 0, from, until);
  }

  private void grant(Adopted run, String commit, long version, AllowanceRow row) {
    assertThat(
            fixture.leases.commit(
                LeaseFixture.commit(run, commit)
                    .version(version)
                    .holdings(LeaseFixture.granting(row))
                    .build()))
        .isInstanceOf(CommitAnswer.Committed.class);
  }

  private static AllowanceRow bucket(String id, String source, LocalDate from, LocalDate until) {
    return new AllowanceRow(
        id, "lea_1", source, "ord_lea_1", "SMS", "DOMESTIC", null, 10, 0, from, until);
  }

  @Test
  void aUseIsPostedOnceAndTakesWhatEndsFirst() {
    Adopted run = fixture.reserved("lea_1", 1);
    LocalDate first = LocalDate.of(2026, 3, 1);
    grant(run, "one", 1, bucket("long", "TOP_UP", first, first.plusDays(60)));
    grant(run, "two", 2, bucket("short", "TERM", first, first.plusDays(30)));
    Usage usage = new Usage(fixture.database);
    for (boolean again : new boolean[] {false, true}) {
      assertThat(usage.post(messages("rec_1", 13), first))
          .isInstanceOfSatisfying(
              Usage.Posted.Taken.class,
              taken -> {
                assertThat(taken.again()).isEqualTo(again);
                assertThat(taken.usage().uncovered()).isZero();
              });
    }
    assertThat(usage.allowances("lea_1", first))
        .extracting(row -> row.bucketId() + row.left())
        .containsExactly("short0", "long7");
    assertThat(usage.post(messages("rec_1", 14), first)).isInstanceOf(Usage.Posted.OtherUse.class);
    assertThat(uncovered(usage, messages("rec_2", 9))).isEqualTo(2);
    assertThat(usage.records("lea_1", Long.MAX_VALUE, 10))
        .extracting(UsageRecord::recordId)
        .containsExactly("rec_2", "rec_1");
  }
}

package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.store.AdoptAnswer.Adopted;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Another plan for the rest of a term: what it leaves alone, and what it does not give twice. */
class TermUnitsTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 3, 1);
  private LeaseFixture fixture;
  private Usage usage;
  private Adopted run;

  @BeforeEach
  void open() {
    fixture = new LeaseFixture(TestDatabase.create());
    usage = new Usage(fixture.database);
    run = fixture.reserved("lea_1", 1);
    grant("running", 1, bucket("running", 30, 0, 30));
    grant("next", 2, bucket("next", 30, 30, 60));
  }

  @AfterEach
  void close() {
    fixture.database.close();
  }

  @Test
  void aTermThatHasNotBegunKeepsItsUnits() {
    grant("change", 3, bucket("change", 90, 10, 30));
    assertThat(live(9)).containsExactly("running 30");
    assertThat(live(10)).containsExactly("change 90");
    assertThat(live(29)).containsExactly("change 90");
    assertThat(live(30)).containsExactly("next 30");
  }

  @Test
  void whatWasUsedAheadOfItsDaysIsNotGrantedAgain() {
    use("one", 25, 9);
    grant("change", 3, bucket("change", 60, 10, 30));
    assertThat(live(10)).as("25 were used of the 10 of ten days").containsExactly("change 45");
    use("two", 45, 10);
    grant("back", 4, bucket("back", 19, 11, 30));
    assertThat(live(11)).as("nothing is left to grant").isEmpty();
  }

  @Test
  void aTermWithoutUnitsEndsThoseThatItReplaces() {
    Holdings nothing =
        new Holdings(
            List.of(),
            List.of(),
            List.of(),
            Optional.of(new Holdings.Days(FIRST.plusDays(10), FIRST.plusDays(30))));
    commit("change", 3, nothing);
    assertThat(live(9)).containsExactly("running 30");
    assertThat(live(10)).isEmpty();
    assertThat(live(30)).containsExactly("next 30");
  }

  @Test
  void whatWasUsedInTimeCountsForNothing() {
    use("one", 10, 9);
    grant("change", 3, bucket("change", 60, 10, 30));
    assertThat(live(10)).containsExactly("change 60");
  }

  private List<String> live(int day) {
    return usage.allowances("lea_1", FIRST.plusDays(day)).stream()
        .map(row -> row.bucketId() + " " + row.left())
        .toList();
  }

  private void use(String id, int units, int day) {
    UsageRecord use =
        new UsageRecord(
            "lea_1",
            id,
            "SMS",
            "DOMESTIC",
            null,
            null,
            units,
            0,
            LeaseFixture.NOW,
            LeaseFixture.NOW,
            0);
    assertThat(usage.post(use, FIRST.plusDays(day)))
        .isInstanceOfSatisfying(
            Usage.Posted.Taken.class, taken -> assertThat(taken.usage().uncovered()).isZero());
  }

  private void grant(String commit, long version, AllowanceRow row) {
    commit(commit, version, LeaseFixture.granting(row));
  }

  private void commit(String commit, long version, Holdings holdings) {
    assertThat(
            fixture.leases.commit(
                LeaseFixture.commit(run, commit).version(version).holdings(holdings).build()))
        .isInstanceOf(CommitAnswer.Committed.class);
  }

  private static AllowanceRow bucket(String id, long granted, int from, int until) {
    return new AllowanceRow(
        id,
        "lea_1",
        "TERM",
        "ord_lea_1",
        "SMS",
        "DOMESTIC",
        null,
        granted,
        0,
        FIRST.plusDays(from),
        FIRST.plusDays(until));
  }
}

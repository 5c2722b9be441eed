package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Scheduler;
import io.keepline.lifecycle.WakeKind;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void aWordOfTheRulesIsWrittenAsPeopleWriteIt() {
    assertThat(Words.plain(WakeKind.TERM_BEGINS)).isEqualTo("term begins");
    assertThat(Words.plain(LeaseStatus.ACTIVE)).isEqualTo("active");
  }

  @Test
  void listsStandApartAndTimesAreTheBrandsOwn() {
    try (Stage stage = new Stage()) {
      stage.begin();
      Lease lease = stage.record.lease;
      Instant now = Instant.parse("2027-01-31T12:00:00Z");
      Schedule schedule = Scheduler.resolve(lease, FakeRecord.ZONE, now);
      assertThat(Words.describe(lease, schedule, List.of("signal nonsense: there is no such one")))
          .startsWith("**ACTIVE** paid and in service\n\n- Plan: ")
          .contains("\n\nNext, in the brand's time:\n\n- 20")
          .contains(" -05:00: ")
          .doesNotContain("Z ")
          .endsWith("\n\nRefused:\n\n- signal nonsense: there is no such one\n\n---\n");
    }
  }
}

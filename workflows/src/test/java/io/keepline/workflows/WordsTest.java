package io.keepline.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.WakeKind;
import org.junit.jupiter.api.Test;

class WordsTest {
  @Test
  void aWordOfTheRulesIsWrittenAsPeopleWriteIt() {
    assertThat(Words.plain(WakeKind.TERM_BEGINS)).isEqualTo("term begins");
    assertThat(Words.plain(LeaseStatus.ACTIVE)).isEqualTo("active");
  }
}

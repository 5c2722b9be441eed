package io.keepline.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class KeptReasonTest {

  @Test
  void whatTheRecordKeepsIsReadInEitherCase() {
    assertThat(KeptReason.of("CAP_EXCEEDED")).contains(KeptReason.CAP_EXCEEDED);
    assertThat(KeptReason.of("number_lost")).contains(KeptReason.NUMBER_OVER);
    assertThat(KeptReason.of("LEASE_ENDED")).contains(KeptReason.NUMBER_OVER);
    assertThat(KeptReason.of("QUOTE_EXPIRED")).isEmpty();
    assertThat(KeptReason.of("no refusal of ours")).isEmpty();
  }

  @Test
  void everyReasonHasARefusalThatLeadsToIt() {
    Set<KeptReason> met = EnumSet.noneOf(KeptReason.class);
    for (Refusal refusal : Refusal.values()) {
      Optional<KeptReason> reason = KeptReason.of(refusal);
      reason.ifPresent(met::add);
    }
    assertThat(met).isEqualTo(EnumSet.allOf(KeptReason.class));
  }
}

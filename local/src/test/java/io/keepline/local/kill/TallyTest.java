package io.keepline.local.kill;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TallyTest {

  @Test
  void aSecondChargeIsCountedAndSaid() {
    try (FakeApi api =
        new FakeApi().renewals("201 {\"orderId\":\"ord_1\"}").orderStates("applied")) {
      Wish wish = new Wish(api.subscriber(), "lea_1", "w");
      Tally tally = new Tally("worker after_create");
      tally.struck(1);
      tally.judged(wish, new Judge.Verdict(1, 1, List.of()));
      tally.judged(wish, new Judge.Verdict(2, 1, List.of("charged 2 times")));
      assertThat(tally.cells())
          .containsExactly("worker after_create", "1", "1", "2", "0", "3", "2", "0.0", "1");
      assertThat(tally.wrong()).containsExactly("charged 2 times");
    }
  }
}

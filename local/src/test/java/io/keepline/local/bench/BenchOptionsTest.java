package io.keepline.local.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTest {

  @Test
  void aRunIsBoundedInTimeAndClients() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(61, 3, List.of(1)))
        .withMessageContaining("--seconds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(4, 16, List.of(1)))
        .withMessageContaining("--rounds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(4, 3, List.of(1, 65)))
        .withMessageContaining("--clients");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new BenchOptions(4, 3, List.of()))
        .withMessageContaining("--clients");
  }

  @Test
  void readsAreMeasuredInShorterRounds() {
    assertThat(new BenchOptions(4, 3, List.of(1)).forReads().seconds()).isEqualTo(2);
    assertThat(new BenchOptions(1, 3, List.of(1)).forReads().seconds()).isEqualTo(1);
  }
}

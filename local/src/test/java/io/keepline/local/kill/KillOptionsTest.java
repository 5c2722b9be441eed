package io.keepline.local.kill;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class KillOptionsTest {

  @Test
  void aRunIsBounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KillOptions(0, 1, 4))
        .withMessageContaining("--rounds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KillOptions(101, 1, 4))
        .withMessageContaining("--rounds");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new KillOptions(3, 1, 21))
        .withMessageContaining("--renewals");
  }

  @Test
  void anySeedIsASeed() {
    assertThat(new KillOptions(1, -7, 1).seed()).isEqualTo(-7);
  }
}

package io.keepline.local.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class TextTableTest {

  @Test
  void columnsAreAsWideAsTheirWidestCell() {
    TextTable table = new TextTable("what", "n");
    table.add(List.of("a longer name", "1"));
    table.add(List.of("b", "1234"));
    assertThat(table.lines())
        .containsExactly("what              n", "a longer name     1", "b              1234");
  }

  @Test
  void aRowWithTooFewCellsIsRefused() {
    TextTable table = new TextTable("what", "n");
    assertThatIllegalArgumentException().isThrownBy(() -> table.add(List.of("alone")));
  }
}

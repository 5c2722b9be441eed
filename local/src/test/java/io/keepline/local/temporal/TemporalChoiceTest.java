package io.keepline.local.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.local.CannotRun;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemporalChoiceTest {
  @TempDir Path directory;

  @Test
  void withoutABinaryTheServerRunsInProcess() {
    assertThat(TemporalChoice.of(null, Map.of("PATH", directory.toString())))
        .isEqualTo(new TemporalChoice.InProcess());
  }

  @Test
  void aBinaryOnThePathIsUsed() throws Exception {
    Path binary = Files.createFile(directory.resolve("temporal"));
    assertThat(binary.toFile().setExecutable(true)).isTrue();
    assertThat(TemporalChoice.of(null, Map.of("PATH", "/nowhere:" + directory)))
        .isEqualTo(new TemporalChoice.Binary(binary));
    assertThat(TemporalChoice.of(binary.toString(), Map.of()))
        .isEqualTo(new TemporalChoice.Binary(binary));
    assertThat(TemporalChoice.of("in-process", Map.of("PATH", directory.toString())))
        .isEqualTo(new TemporalChoice.InProcess());
  }

  @Test
  void anAddressIsHostAndPort() {
    assertThat(TemporalChoice.of("temporal.example:7233", Map.of()))
        .isEqualTo(new TemporalChoice.Address("temporal.example:7233"));
    assertThat(TemporalChoice.of("[::1]:7233", Map.of()))
        .isEqualTo(new TemporalChoice.Address("[::1]:7233"));
  }

  @Test
  void anythingElseIsRefusedWithASentence() {
    assertThatThrownBy(() -> TemporalChoice.of("somewhere", Map.of()))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("in-process");
  }
}

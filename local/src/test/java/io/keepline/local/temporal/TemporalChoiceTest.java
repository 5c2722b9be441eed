package io.keepline.local.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.local.CannotRun;
import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.Ports;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(strings = {"somewhere", "localhost:0", "localhost:99999", "/no/such/temporal"})
  void anythingElseIsRefusedWithASentence(String text) {
    assertThatThrownBy(() -> TemporalChoice.of(text, Map.of()))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("in-process");
  }

  @Test
  void anAddressWhereNobodyAnswersIsSaidSo() throws Exception {
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = probe.getLocalPort();
    }
    DataFolder folder = DataFolder.make(directory.resolve("stack"));
    TemporalChoice nobody = new TemporalChoice.Address("127.0.0.1:" + free);
    assertThatThrownBy(() -> TemporalHost.open(nobody, folder, new Ports(folder, false)))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("No Temporal server answers at 127.0.0.1:" + free);
  }
}

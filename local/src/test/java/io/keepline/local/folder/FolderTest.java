package io.keepline.local.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.local.CannotRun;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTest {
  @TempDir Path directory;

  @Test
  void twoStacksOnOneFolderAreRefusedWithASentence() {
    DataFolder folder = DataFolder.make(directory);
    assertThat(FolderLock.isTaken(folder)).isFalse();
    try (FolderLock first = FolderLock.take(folder)) {
      assertThat(first).isNotNull();
      assertThat(FolderLock.isTaken(folder)).isTrue();
      assertThatThrownBy(() -> FolderLock.take(folder))
          .isInstanceOf(CannotRun.class)
          .hasMessageContaining("already runs on")
          .hasMessageContaining("--data");
    }
    assertThat(FolderLock.isTaken(folder)).isFalse();
  }

  @Test
  void aFolderWithSomethingElseInItIsLeftAlone() throws Exception {
    Path home = Files.createDirectory(directory.resolve("home"));
    Files.writeString(home.resolve("letter.txt"), "Dear Ann");
    Set<PosixFilePermission> open = PosixFilePermissions.fromString("rwxr-xr-x");
    Files.setPosixFilePermissions(home, open);
    assertThatThrownBy(() -> DataFolder.make(home))
        .isInstanceOf(CannotRun.class)
        .hasMessageContaining("holds something else")
        .hasMessageContaining("--data");
    assertThat(Files.getPosixFilePermissions(home)).isEqualTo(open);
  }

  @Test
  void aFolderOnWhichAStackBeganIsTakenAgain() {
    DataFolder folder = DataFolder.make(directory.resolve("new"));
    FolderLock.take(folder).close();
    assertThat(DataFolder.make(folder.root())).isEqualTo(folder);
  }

  @Test
  void aPortStaysTheSameUntilSomebodyElseTakesIt() throws Exception {
    DataFolder folder = DataFolder.make(directory);
    int first = new Ports(folder, false).choose("api", 1);
    assertThat(new Ports(folder, false).choose("api", 1)).isEqualTo(first);
    try (ServerSocket other = new ServerSocket(first, 1, InetAddress.getLoopbackAddress())) {
      assertThat(new Ports(folder, false).choose("api", 1))
          .isNotEqualTo(other.getLocalPort())
          .isPositive();
    }
  }

  @Test
  void twoNamesNeverGetOnePort() throws Exception {
    DataFolder folder = DataFolder.make(directory);
    int free;
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      free = probe.getLocalPort();
    }
    Ports ports = new Ports(folder, true);
    assertThat(ports.choose("api", free)).isEqualTo(free);
    assertThat(ports.choose("mail", free)).isNotEqualTo(free);
  }

  @Test
  void aChildThatOutlivedAKilledStackIsEndedByTheNext() throws Exception {
    DataFolder folder = DataFolder.make(directory);
    ChildProcess left = ChildProcess.start(folder, "sleeper", List.of("sleep", "600"));
    assertThat(left.isAlive()).isTrue();
    ChildProcess.clearLeftover(folder, "sleeper", "The sleeper");
    assertThat(left.isAlive()).isFalse();
    assertThat(folder.root().resolve("sleeper.pid")).doesNotExist();
  }

  @Test
  void aProcessThatOnlyHasTheSameIdIsLeftAlone() throws Exception {
    DataFolder folder = DataFolder.make(directory);
    Process stranger = new ProcessBuilder("sleep", "600").start();
    folder.replace(
        folder.root().resolve("sleeper.pid"), stranger.pid() + "\n2001-01-01T00:00:00Z\n");
    try {
      ChildProcess.clearLeftover(folder, "sleeper", "The sleeper");
      assertThat(stranger.isAlive()).isTrue();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }
}

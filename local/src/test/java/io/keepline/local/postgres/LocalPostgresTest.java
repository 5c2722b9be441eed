package io.keepline.local.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.keepline.local.folder.DataFolder;
import io.keepline.local.folder.Ports;
import java.io.BufferedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalPostgresTest {
  @TempDir Path directory;

  @Test
  void whatWasWrittenBeforeAKillIsThereAtTheNextStart() throws Exception {
    Process killed = writerProcess();
    try (BufferedReader lines = killed.inputReader()) {
      assertThat(lines.readLine()).isEqualTo("written");
      killed.destroyForcibly().waitFor();
    }
    DataFolder folder = DataFolder.make(directory);
    ProcessHandle leftBehind = postmaster(folder);
    assertThat(leftBehind.isAlive()).isTrue();

    try (LocalPostgres postgres = LocalPostgres.start(folder, new Ports(folder, false))) {
      assertThat(word(postgres, postgres.password())).isEqualTo("before the kill");
      assertThat(postmaster(folder).pid()).isNotEqualTo(leftBehind.pid());
    }
  }

  @Test
  void noPasswordNoData() {
    DataFolder folder = DataFolder.make(directory);
    try (LocalPostgres postgres = LocalPostgres.start(folder, new Ports(folder, false))) {
      postgres.ensureDatabase("kept");
      postgres.ensureDatabase("kept");
      assertThatThrownBy(() -> word(postgres, "guessed"))
          .isInstanceOf(SQLException.class)
          .hasMessageContaining("password");
    }
  }

  @Test
  void aDatabaseThatWasNeverFinishedIsSetAside() throws Exception {
    DataFolder folder = DataFolder.make(directory);
    Files.createDirectories(folder.postgres());
    Files.writeString(folder.postgres().resolve("PG_VERSION"), "17");
    try (LocalPostgres postgres = LocalPostgres.start(folder, new Ports(folder, false))) {
      assertThat(postgres.url("postgres")).contains("127.0.0.1");
      assertThat(folder.root().resolve("postgres.unfinished")).isDirectory();
    }
  }

  @Test
  void aStrangersProcessIdInTheMarkIsLeftAlone() throws Exception {
    Process stranger = new ProcessBuilder("sleep", "600").start();
    Path data = Files.createDirectories(directory.resolve("data"));
    Files.writeString(data.resolve("postmaster.pid"), stranger.pid() + "\n" + data + "\n");
    try {
      OldPostmaster.clear(data);
      assertThat(stranger.isAlive()).isTrue();
      assertThat(data.resolve("postmaster.pid")).doesNotExist();
    } finally {
      stranger.destroyForcibly().waitFor();
    }
  }

  @Test
  void secretsStayTheSameAndOnlyTheOwnerReadsThem() throws Exception {
    DataFolder folder = DataFolder.make(directory);
    String first = folder.secret("api-key");
    assertThat(folder.secret("api-key")).isEqualTo(first).hasSize(43);
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(folder.root().resolve("secrets/api-key"))))
        .isEqualTo("rw-------");
  }

  private Process writerProcess() throws Exception {
    return new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            PostgresThenWait.class.getName(),
            directory.toString())
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start();
  }

  private static ProcessHandle postmaster(DataFolder folder) throws Exception {
    String pid = Files.readAllLines(folder.postgres().resolve("postmaster.pid")).get(0);
    return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
  }

  private static String word(LocalPostgres postgres, String password) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.url("kept"), LocalPostgres.USER, password);
        var statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select word from seen")) {
      rows.next();
      return rows.getString(1);
    }
  }
}

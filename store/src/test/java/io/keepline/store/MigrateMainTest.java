package io.keepline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrateMainTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void anEmptyDatabaseIsMigratedOnceAndThenUpToDate() {
    DatabaseConfig empty = TestDatabase.empty();
    Map<String, String> environment =
        Map.of(
            "KEEPLINE_DB_URL", empty.url(),
            "KEEPLINE_DB_USER", empty.user(),
            "KEEPLINE_DB_PASSWORD", "any");
    try (Database database = Database.open(empty)) {
      assertThat(database.isMigrated()).isFalse();
      assertThat(database.schemaVersion()).isEmpty();
      assertThat(run(environment)).isZero();
      assertThat(database.isMigrated()).isTrue();
      assertThat(database.schemaVersion()).isPresent();
    }
    assertThat(text(out))
        .containsPattern("Migrated the schema from empty to version (\\d+): \\1 step\\(s\\)");
    assertThat(run(environment)).isZero();
    assertThat(text(out)).contains("nothing was migrated");
  }

  @Test
  void everyMissingVariableGetsASentence() {
    assertThat(run(Map.of("KEEPLINE_DB_USER", "keepline"))).isEqualTo(2);
    assertThat(text(err).lines())
        .hasSize(2)
        .anyMatch(line -> line.startsWith("Set KEEPLINE_DB_PASSWORD:"))
        .anyMatch(line -> line.startsWith("Set KEEPLINE_DB_URL:"));
  }

  @Test
  void aDatabaseThatIsDownIsSaidSoWithoutThePassword() {
    Map<String, String> environment =
        Map.of(
            "KEEPLINE_DB_URL", "jdbc:postgresql://127.0.0.1:1/none",
            "KEEPLINE_DB_USER", "keepline",
            "KEEPLINE_DB_PASSWORD", "opensesame");
    assertThat(run(environment)).isEqualTo(1);
    assertThat(text(err)).startsWith("The schema was not migrated.").doesNotContain("opensesame");
  }

  private int run(Map<String, String> environment) {
    return MigrateMain.run(
        environment,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }
}

package io.keepline.store;

import java.io.PrintStream;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Brings a database's schema up to date and says what it did.
 *
 * <p>Exit codes: 0 done, 1 the database refused or is down, 2 the environment is incomplete.
 */
public final class MigrateMain {
  private static final Map<String, String> NEEDED =
      Map.of(
          "KEEPLINE_DB_URL", "the JDBC URL of the database, jdbc:postgresql://host:port/name",
          "KEEPLINE_DB_USER", "the role that owns the schema",
          "KEEPLINE_DB_PASSWORD", "that role's password");

  private MigrateMain() {}

  /** The command. */
  public static void main(String[] arguments) {
    System.exit(run(System.getenv(), System.out, System.err));
  }

  static int run(Map<String, String> environment, PrintStream out, PrintStream err) {
    List<String> missing = missing(environment);
    if (!missing.isEmpty()) {
      missing.forEach(err::println);
      return 2;
    }
    DatabaseConfig config =
        DatabaseConfig.of(
                environment.getOrDefault("KEEPLINE_DB_URL", ""),
                environment.getOrDefault("KEEPLINE_DB_USER", ""),
                environment.getOrDefault("KEEPLINE_DB_PASSWORD", ""))
            .withPoolSize(2);
    try (Database database = Database.open(config)) {
      String before = database.schemaVersion().orElse("empty");
      int applied = database.migrate();
      String after = database.schemaVersion().orElse("empty");
      out.println(
          applied == 0
              ? "The schema is up to date at version " + after + "; nothing was migrated."
              : "Migrated the schema from %s to version %s: %d step(s)."
                  .formatted(before, after, applied));
      return 0;
    } catch (RuntimeException failure) {
      err.println(
          "The schema was not migrated. Is the database up, is the password right, and may this"
              + " role create tables? "
              + reason(failure));
      return 1;
    }
  }

  /** What the database itself said, on one line; libraries around it repeat it in a page. */
  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      deepest = cause instanceof SQLException ? cause : deepest;
    }
    return String.valueOf(deepest.getMessage()).lines().findFirst().orElse("");
  }

  private static List<String> missing(Map<String, String> environment) {
    List<String> sentences = new ArrayList<>();
    NEEDED.keySet().stream()
        .sorted()
        .filter(key -> environment.getOrDefault(key, "").isBlank())
        .forEach(key -> sentences.add("Set " + key + ": " + NEEDED.get(key) + "."));
    return sentences;
  }
}

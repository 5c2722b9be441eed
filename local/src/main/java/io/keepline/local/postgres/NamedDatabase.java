package io.keepline.local.postgres;

import io.keepline.local.CannotRun;
import io.keepline.store.Database;
import io.keepline.store.DatabaseConfig;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** How commands for operators reach the record: by the same variables as the processes. */
public final class NamedDatabase {
  private static final String URL = "KEEPLINE_DB_URL";
  private static final String USER = "KEEPLINE_DB_USER";
  private static final String PASSWORD = "KEEPLINE_DB_PASSWORD";

  private NamedDatabase() {}

  /** Whether the environment names one. */
  public static boolean isIn(Map<String, String> environment) {
    return !environment.getOrDefault(URL, "").isBlank();
  }

  /**
   * Opens a database for one command.
   *
   * @throws CannotRun if it does not answer
   */
  public static Database open(DatabaseConfig config) {
    Database database = Database.open(config.withPoolSize(2));
    if (!database.answers()) {
      database.close();
      throw new CannotRun(
          "The database does not answer: is it up, and are user and password right?");
    }
    return database;
  }

  /**
   * The database of the environment.
   *
   * @param otherwise how the sentence "Set A, B" goes on when something is missing
   * @param also what else the command needs, so that one sentence names everything
   * @throws CannotRun that names every variable that is missing
   */
  public static DatabaseConfig of(
      Map<String, String> environment, String otherwise, String... also) {
    String[] names =
        Stream.concat(Stream.of(URL, USER, PASSWORD), Stream.of(also)).toArray(String[]::new);
    List<String> values = CannotRun.needed(environment, otherwise, names);
    return DatabaseConfig.of(values.get(0), values.get(1), values.get(2));
  }
}

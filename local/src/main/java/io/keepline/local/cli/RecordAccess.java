package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import io.keepline.store.DatabaseConfig;
import java.util.Map;

/** How commands for operators reach the record: by the same variables as the processes. */
final class RecordAccess {
  private RecordAccess() {}

  /**
   * The database of the environment.
   *
   * @param why what it is needed for, as the end of a sentence
   * @throws CannotRun naming the variable that is missing
   */
  static DatabaseConfig of(Map<String, String> environment, String why) {
    return DatabaseConfig.of(
        CannotRun.needed(environment, "KEEPLINE_DB_URL", why),
        CannotRun.needed(environment, "KEEPLINE_DB_USER", why),
        CannotRun.needed(environment, "KEEPLINE_DB_PASSWORD", why));
  }
}

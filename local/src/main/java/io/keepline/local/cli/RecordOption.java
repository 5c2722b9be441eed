package io.keepline.local.cli;

import io.keepline.local.folder.DataFolder;
import io.keepline.local.postgres.NamedDatabase;
import io.keepline.local.sweep.SweptRecord;
import io.keepline.store.Database;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which record a command looks at: a local stack's, or that of the environment. */
final class RecordOption {
  private static final Path DEFAULT = Path.of(".keepline");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of a local stack. Default: .keepline")
  private @Nullable Path data;

  /**
   * Opens its database alone, which has to be up.
   *
   * @param otherwise how the sentence "Set A, B" goes on when something is missing
   * @throws io.keepline.local.CannotRun if there is none, or it does not answer
   */
  Database database(Map<String, String> environment, String otherwise) {
    return NamedDatabase.open(
        data == null && NamedDatabase.isIn(environment)
            ? NamedDatabase.of(environment, otherwise)
            : SweptRecord.databaseOf(new DataFolder(data == null ? DEFAULT : data)));
  }

  /**
   * Opens it.
   *
   * @throws io.keepline.local.CannotRun if there is none
   */
  SweptRecord open(Map<String, String> environment) {
    if (data == null && NamedDatabase.isIn(environment)) {
      return SweptRecord.of(environment);
    }
    return SweptRecord.of(new DataFolder(data == null ? DEFAULT : data));
  }
}

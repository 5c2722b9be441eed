package io.keepline.local.cli;

import io.keepline.local.folder.DataFolder;
import io.keepline.local.postgres.NamedDatabase;
import io.keepline.local.sweep.SweptRecord;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which record a command looks at: a local stack's, or that of the environment. */
final class RecordOption {
  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder of a local stack. Default: .keepline")
  private @Nullable Path data;

  /**
   * Opens it.
   *
   * @throws io.keepline.local.CannotRun if there is none
   */
  SweptRecord open(Map<String, String> environment) {
    if (data == null && NamedDatabase.isIn(environment)) {
      return SweptRecord.of(environment);
    }
    return SweptRecord.of(new DataFolder(data == null ? Path.of(".keepline") : data));
  }
}

package io.keepline.local.postgres;

import io.keepline.local.folder.Leftover;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The PostgreSQL server that a killed stack left behind. It still holds the data directory, and a
 * second one refuses to start on it.
 *
 * <p>The server writes its process id in the first line of {@code postmaster.pid}, its data
 * directory in the second. A process id may have been given to another program since, so the
 * process is stopped only when its command line names this data directory.
 */
final class OldPostmaster {
  private static final Logger LOG = LoggerFactory.getLogger(OldPostmaster.class);

  private OldPostmaster() {}

  /** Stops it if it is there, and takes a dead one's mark away. */
  static void clear(Path dataDirectory) {
    Path mark = dataDirectory.resolve("postmaster.pid");
    Optional<ProcessHandle> process = pid(mark).flatMap(ProcessHandle::of);
    if (process.filter(found -> serves(found, dataDirectory)).isPresent()) {
      LOG.atInfo().addKeyValue("pid", process.get().pid()).log("stopping the database left behind");
      // INT is the server's fast shutdown: clients are cut off, everything committed is kept.
      Leftover.stop(process.get(), "The database", "INT");
    }
    try {
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Optional<Long> pid(Path mark) {
    try {
      return Files.exists(mark)
          ? Files.readAllLines(mark).stream().findFirst().map(line -> Long.parseLong(line.strip()))
          : Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  private static boolean serves(ProcessHandle process, Path dataDirectory) {
    String command = process.info().command().orElse("");
    List<String> arguments = Arrays.asList(process.info().arguments().orElse(new String[0]));
    return command.contains("postgres")
        && arguments.stream().anyMatch(argument -> argument.equals(dataDirectory.toString()));
  }
}

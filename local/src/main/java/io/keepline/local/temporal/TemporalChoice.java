package io.keepline.local.temporal;

import io.keepline.local.CannotRun;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which Temporal server a stack uses. */
public sealed interface TemporalChoice {

  /** The server inside this process: nothing is kept, nothing to look at. */
  record InProcess() implements TemporalChoice {}

  /**
   * The development server of a {@code temporal} binary, with its UI.
   *
   * @param binary the binary
   */
  record Binary(Path binary) implements TemporalChoice {}

  /**
   * A server that is already running.
   *
   * @param target host and port
   */
  record Address(String target) implements TemporalChoice {}

  /**
   * Reads {@code in-process}, the path of a binary, or an address; null: the binary that this
   * machine has, else in process.
   *
   * @throws CannotRun if it is none of them
   */
  static TemporalChoice of(@Nullable String text, Map<String, String> environment) {
    if (text == null || text.isBlank()) {
      return installed(environment).<TemporalChoice>map(Binary::new).orElseGet(InProcess::new);
    }
    if (text.equals("in-process")) {
      return new InProcess();
    }
    Path path = Path.of(text);
    if (Files.isRegularFile(path) && Files.isExecutable(path)) {
      return new Binary(path.toAbsolutePath());
    }
    if (text.matches("([A-Za-z0-9.-]+|\\[[0-9A-Fa-f:]+]):[0-9]{1,5}") && isPort(text)) {
      return new Address(text);
    }
    throw CannotRun.wrongInput(
        "--temporal is in-process, the path of a temporal binary, or host:port; \""
            + text
            + "\" is none of them.");
  }

  private static boolean isPort(String address) {
    int port = Integer.parseInt(address.substring(address.lastIndexOf(':') + 1));
    return port >= 1 && port <= 65_535;
  }

  /**
   * The binary of this machine: the one that {@code KEEPLINE_TEMPORAL_BINARY} names, on the path,
   * or where Go installs it.
   */
  static Optional<Path> installed(Map<String, String> environment) {
    String named = environment.getOrDefault("KEEPLINE_TEMPORAL_BINARY", "");
    if (!named.isBlank()) {
      return Optional.of(Path.of(named).toAbsolutePath());
    }
    Stream<Path> path =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, "temporal"));
    Stream<Path> go = Stream.of(Path.of(environment.getOrDefault("HOME", ""), "go/bin/temporal"));
    return Stream.concat(path, go)
        .filter(binary -> Files.isRegularFile(binary) && Files.isExecutable(binary))
        .map(Path::toAbsolutePath)
        .findFirst();
  }
}

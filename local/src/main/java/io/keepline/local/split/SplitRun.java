package io.keepline.local.split;

import io.keepline.local.CannotRun;
import io.keepline.local.temporal.TemporalChoice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Runs something on a split stack of its own, and clears up after it.
 *
 * @param data a folder to keep; null: a temporary one, which is removed unless something is wrong
 * @param temporal a Temporal server that other processes reach
 * @param jvmOptions what each process is started with
 * @param say is told what happens, a line at a time
 */
public record SplitRun(
    @Nullable Path data, TemporalChoice temporal, List<String> jvmOptions, Consumer<String> say) {

  /** Copies the list. */
  public SplitRun {
    jvmOptions = List.copyOf(jvmOptions);
  }

  /** What is run; answers whether all is well. */
  @FunctionalInterface
  public interface Work {
    /** Runs on an open stack. */
    boolean on(SplitStack stack);
  }

  /**
   * The server that a command names, or the one that is installed.
   *
   * @throws CannotRun if there is none that other processes can reach
   */
  public static TemporalChoice realServer(@Nullable String named, Map<String, String> environment) {
    TemporalChoice choice = TemporalChoice.of(named, environment);
    if (choice instanceof TemporalChoice.InProcess) {
      throw new CannotRun(
          "This needs a Temporal server that several processes reach: install the temporal binary,"
              + " or name it with --temporal PATH.");
    }
    return choice;
  }

  /**
   * Runs.
   *
   * @param log is told where this process is to log
   * @return the exit code: 0 when all is well, 1 when not
   * @throws CannotRun if the stack does not start
   */
  public int on(Consumer<Path> log, Work work) {
    Path folder = data == null ? temporary() : unused(data);
    log.accept(folder.resolve("keepline.log"));
    boolean well = false;
    try (SplitStack stack = SplitStack.open(new SplitOptions(folder, temporal, jvmOptions), say)) {
      Thread stop = new Thread(stack::close, "keepline-stop");
      Runtime.getRuntime().addShutdownHook(stop);
      well = work.on(stack);
      Runtime.getRuntime().removeShutdownHook(stop);
    } finally {
      if (data != null || !well) {
        say.accept("Everything that was seen is in " + folder);
      }
    }
    if (data == null && well) {
      remove(folder);
    }
    return well ? 0 : 1;
  }

  private static Path unused(Path data) {
    if (Files.exists(data.resolve("postgres"))) {
      throw new CannotRun("The folder " + data + " is in use: name one that does not exist yet.");
    }
    try {
      return Files.createDirectories(data);
    } catch (IOException e) {
      throw new CannotRun("The folder " + data + " cannot be made.", e);
    }
  }

  private static Path temporary() {
    try {
      return Files.createTempDirectory("keepline-");
    } catch (IOException e) {
      throw new CannotRun("No temporary folder can be made: " + e.getMessage(), e);
    }
  }

  private static void remove(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

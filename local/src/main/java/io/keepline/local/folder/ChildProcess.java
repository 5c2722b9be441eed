package io.keepline.local.folder;

import io.keepline.local.CannotRun;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A program that the stack runs beside itself. Its id and start time lie in the folder, so that the
 * next stack can end it when this one was killed.
 */
public final class ChildProcess implements AutoCloseable {
  private final Process process;
  private final Path mark;
  private final Path log;

  private ChildProcess(Process process, Path mark, Path log) {
    this.process = process;
    this.mark = mark;
    this.log = log;
  }

  /** Starts a program; what it prints goes to a log file in the folder. */
  public static ChildProcess start(DataFolder folder, String name, List<String> command) {
    Path log = folder.root().resolve(name + ".log");
    Path mark = mark(folder, name);
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
              .start();
      folder.replace(mark, process.pid() + "\n" + startOf(process.toHandle()) + "\n");
      return new ChildProcess(process, mark, log);
    } catch (IOException e) {
      throw new CannotRun(command.get(0) + " does not start: " + e.getMessage(), e);
    }
  }

  /** Ends the program that an earlier, killed stack left behind; no other process is touched. */
  public static void clearLeftover(DataFolder folder, String name, String what) {
    Path mark = mark(folder, name);
    if (!Files.exists(mark)) {
      return;
    }
    try {
      List<String> lines = Files.readAllLines(mark);
      long pid = lines.isEmpty() ? 0 : Long.parseLong(lines.get(0));
      Optional<ProcessHandle> left =
          ProcessHandle.of(pid)
              .filter(found -> lines.size() > 1 && startOf(found).equals(lines.get(1)));
      if (left.isPresent()) {
        Leftover.stop(left.get(), what, "TERM");
      }
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether it runs. */
  public boolean isAlive() {
    return process.isAlive();
  }

  /** Where its words go. */
  public Path log() {
    return log;
  }

  /** Asks it to stop, waits, and then insists. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(mark);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }

  private static Path mark(DataFolder folder, String name) {
    return folder.root().resolve(name + ".pid");
  }

  /** A process id is used again some day; together with its start it is not. */
  private static String startOf(ProcessHandle process) {
    return process.info().startInstant().map(Instant::toString).orElse("unknown");
  }
}

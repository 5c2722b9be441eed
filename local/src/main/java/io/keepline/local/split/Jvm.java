package io.keepline.local.split;

import io.keepline.local.CannotRun;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A process of ours on the class path of this one. It can be killed like any process. */
public final class Jvm implements AutoCloseable {
  private final String name;
  private final Process process;
  private final Path log;

  private Jvm(String name, Process process, Path log) {
    this.name = name;
    this.process = process;
    this.log = log;
  }

  /**
   * Starts a main class. What this process was told by {@code KEEPLINE_*} and {@code TEMPORAL_*} is
   * not passed on.
   *
   * @param environment the variables that the main class reads
   * @param log where its words are appended
   */
  static Jvm start(
      String name,
      String mainClass,
      Map<String, String> environment,
      List<String> options,
      Path log) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add(mainClass);
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
    builder
        .environment()
        .keySet()
        .removeIf(key -> key.startsWith("KEEPLINE_") || key.startsWith("TEMPORAL_"));
    builder.environment().putAll(environment);
    // As a variable, so that the command line stays short enough to be told apart by its end.
    builder.environment().put("CLASSPATH", absoluteClassPath());
    try {
      return new Jvm(name, builder.start(), log);
    } catch (IOException e) {
      throw new CannotRun("The " + name + " does not start: " + e.getMessage(), e);
    }
  }

  private static String absoluteClassPath() {
    return Pattern.compile(File.pathSeparator, Pattern.LITERAL)
        .splitAsStream(System.getProperty("java.class.path"))
        .map(entry -> Path.of(entry).toAbsolutePath().toString())
        .collect(Collectors.joining(File.pathSeparator));
  }

  /** Whether it runs. */
  boolean isAlive() {
    return process.isAlive();
  }

  /** Where its words are. */
  Path log() {
    return log;
  }

  /** Ends it with SIGKILL: nothing of it runs a moment longer. */
  public void kill() {
    try {
      process.destroyForcibly().waitFor();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted while killing the " + name + ".", e);
    }
  }

  /** Asks it to stop, waits, and then insists. */
  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly().waitFor();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      process.destroyForcibly();
    }
  }
}

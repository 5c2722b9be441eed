package io.keepline.payments.stripe;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Stripe's own mock server: it checks every request against Stripe's description of its API. */
final class StripeMock implements AutoCloseable {

  private static final Pattern LISTENING =
      Pattern.compile("Listening for HTTP at address: 127\\.0\\.0\\.1:(\\d+)");

  private final Process process;
  private final URI baseUrl;

  private StripeMock(Process process, URI baseUrl) {
    this.process = process;
    this.baseUrl = baseUrl;
  }

  /**
   * The binary of this machine: the one that {@code KEEPLINE_STRIPE_MOCK} names, on the path, or
   * where Go installs it.
   */
  static Optional<Path> installed(Map<String, String> environment) {
    String named = environment.getOrDefault("KEEPLINE_STRIPE_MOCK", "");
    if (!named.isBlank()) {
      return Optional.of(Path.of(named).toAbsolutePath());
    }
    Stream<Path> path =
        Stream.of(environment.getOrDefault("PATH", "").split(File.pathSeparator, -1))
            .filter(folder -> !folder.isBlank())
            .map(folder -> Path.of(folder, "stripe-mock"));
    Stream<Path> go =
        Stream.of(Path.of(environment.getOrDefault("HOME", ""), "go/bin/stripe-mock"));
    return Stream.concat(path, go)
        .filter(binary -> Files.isRegularFile(binary) && Files.isExecutable(binary))
        .findFirst();
  }

  /** Starts it on free ports of this machine only. */
  static StripeMock start(Path binary) throws IOException {
    Process process =
        new ProcessBuilder(
                binary.toString(), "-http-addr", "127.0.0.1:", "-https-addr", "127.0.0.1:")
            .redirectErrorStream(true)
            .start();
    BufferedReader lines =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8));
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        drain(lines);
        return new StripeMock(process, URI.create("http://127.0.0.1:" + listening.group(1)));
      }
    }
    process.destroy();
    throw new IOException("stripe-mock ended without listening");
  }

  /** What nobody reads would fill the pipe and stop the server. */
  private static void drain(BufferedReader lines) {
    Thread thread = new Thread(() -> lines.lines().forEach(line -> {}), "stripe-mock-output");
    thread.setDaemon(true);
    thread.start();
  }

  URI baseUrl() {
    return baseUrl;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package io.keepline.local.split;

import io.keepline.api.ApiMain;
import io.keepline.local.CannotRun;
import io.keepline.local.folder.DataFolder;
import io.keepline.payments.sandbox.SandboxProviderMain;
import io.keepline.worker.WorkerMain;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Starts API, worker and payment provider, each a process with its own variables. */
public final class Processes implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(1)).build();
  private final DataFolder folder;
  private final Variables variables;
  private final List<String> options;
  private final List<Jvm> started = new ArrayList<>();

  Processes(DataFolder folder, Variables variables, List<String> options) {
    this.folder = folder;
    this.variables = variables;
    this.options = List.copyOf(options);
  }

  /** The payment provider, once it answers. */
  public Jvm provider() {
    Jvm jvm = start("provider", SandboxProviderMain.class, variables.provider());
    await(jvm, variables.providerUrl().resolve("/readyz"));
    return jvm;
  }

  /** The API, once it answers. */
  public Jvm api() {
    Jvm jvm = start("API", ApiMain.class, variables.api());
    await(jvm, variables.apiUrl().resolve("/livez"));
    return jvm;
  }

  /** A worker; it takes work as soon as it is up. */
  public Jvm worker() {
    return start("worker", WorkerMain.class, variables.worker());
  }

  /** A worker that stops for good, once for each renewal that reaches a point. */
  public Jvm haltingWorker(String point, Path marks) {
    return start("worker", WorkerMain.class, variables.haltingWorker(point, marks));
  }

  private synchronized Jvm start(String name, Class<?> main, Map<String, String> environment) {
    Path log = folder.root().resolve(name.toLowerCase(java.util.Locale.ROOT) + ".log");
    Jvm jvm = Jvm.start(name, main.getName(), environment, options, log);
    started.removeIf(old -> !old.isAlive());
    started.add(jvm);
    return jvm;
  }

  private void await(Jvm jvm, URI ready) {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      while (!answers(ready)) {
        if (!jvm.isAlive() || System.nanoTime() > deadline) {
          throw new CannotRun("A process does not start: see %s.".formatted(jvm.log()));
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted while a process was starting.", e);
    }
  }

  private boolean answers(URI ready) throws InterruptedException {
    try {
      HttpRequest request = HttpRequest.newBuilder(ready).timeout(Duration.ofSeconds(2)).build();
      return http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Stops what still runs, the last one first. */
  @Override
  public synchronized void close() {
    for (int i = started.size() - 1; i >= 0; i--) {
      started.get(i).close();
    }
    started.clear();
  }
}

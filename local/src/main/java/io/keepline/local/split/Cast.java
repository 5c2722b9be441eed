package io.keepline.local.split;

import io.keepline.activities.HaltPoint;
import java.nio.file.Path;

/** The processes that are up at the moment; each can be killed and replaced. */
public final class Cast {
  private final Processes processes;
  private Jvm provider;
  private Jvm api;
  private Jvm worker;

  private Cast(Processes processes, Jvm provider, Jvm api, Jvm worker) {
    this.processes = processes;
    this.provider = provider;
    this.api = api;
    this.worker = worker;
  }

  /** Starts one of each. */
  public static Cast start(Processes processes) {
    Jvm provider = processes.provider();
    return new Cast(processes, provider, processes.api(), processes.worker());
  }

  /** Kills the worker; its successor stops at a point. */
  public void replaceWorker(HaltPoint point, Path marks) {
    worker.kill();
    worker = processes.haltingWorker(point.label(), marks);
  }

  /** Kills the worker; its successor stops nowhere. */
  public void replaceWorker() {
    worker.kill();
    worker = processes.worker();
  }

  /** Kills the API; its successor answers. */
  public void replaceApi() {
    api.kill();
    api = processes.api();
  }

  /** Kills the provider; its successor answers. */
  public void replaceProvider() {
    provider.kill();
    provider = processes.provider();
  }
}

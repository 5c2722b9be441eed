package io.keepline.local.kill;

import io.keepline.activities.HaltPoint;
import io.keepline.local.split.Jvm;
import io.keepline.local.split.Processes;
import java.nio.file.Path;

/** The processes that are up at the moment; each can be killed and replaced. */
final class Cast {
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

  static Cast start(Processes processes) {
    Jvm provider = processes.provider();
    return new Cast(processes, provider, processes.api(), processes.worker());
  }

  /** Kills the worker; its successor stops at a point. */
  void replaceWorker(HaltPoint point, Path marks) {
    worker.kill();
    worker = processes.haltingWorker(point.label(), marks);
  }

  /** Kills the worker; its successor stops nowhere. */
  void replaceWorker() {
    worker.kill();
    worker = processes.worker();
  }

  void replaceApi() {
    api.kill();
    api = processes.api();
  }

  void replaceProvider() {
    provider.kill();
    provider = processes.provider();
  }
}

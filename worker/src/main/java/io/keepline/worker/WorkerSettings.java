package io.keepline.worker;

import io.keepline.activities.HaltPoints;
import java.time.Duration;

/**
 * How a worker runs.
 *
 * @param stickyTimeout how long work waits for the worker that knows it; after a crash that long is
 *     lost. Zero on the in-memory server only
 * @param reconcileEvery how long between two passes of the reconciler
 * @param scheduled whether a Temporal Schedule reconciles; otherwise a thread of this process
 * @param grace how long running work may take to finish when the worker stops
 * @param halts where a test stops it
 */
public record WorkerSettings(
    Duration stickyTimeout,
    Duration reconcileEvery,
    boolean scheduled,
    Duration grace,
    HaltPoints halts) {

  /** On a real server. */
  public static WorkerSettings production() {
    return new WorkerSettings(
        Duration.ofSeconds(1),
        Duration.ofSeconds(15),
        true,
        Duration.ofSeconds(12),
        HaltPoints.NONE);
  }

  /** With the server in the same process, which knows no schedules. */
  public static WorkerSettings inProcess() {
    return new WorkerSettings(
        Duration.ZERO, Duration.ofSeconds(15), false, Duration.ofSeconds(5), HaltPoints.NONE);
  }

  /** The same, stopping where a test wants it. */
  public WorkerSettings haltingAt(HaltPoints points) {
    return new WorkerSettings(stickyTimeout, reconcileEvery, scheduled, grace, points);
  }
}

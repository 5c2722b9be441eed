package io.keepline.local.bench;

import io.keepline.local.CannotRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** A number of callers, each of which calls again as soon as it is answered, for a bounded time. */
final class Clients {
  private Clients() {}

  /** One call of one caller. */
  interface Call {
    /** Calls. */
    Outcome once();
  }

  /** How a call ended. */
  enum Outcome {
    /** As it should. */
    GOOD,
    /** It was refused, or not answered in time. */
    BAD,
    /** There was nothing left to call for. */
    NONE
  }

  private record Part(List<Long> nanos, int failed) {}

  /** Calls until the time is over or nothing is left. */
  static Samples run(int clients, Duration time, Call call) {
    ExecutorService threads = Executors.newFixedThreadPool(clients);
    try {
      long begun = System.nanoTime();
      long end = begun + time.toNanos();
      List<Future<Part>> parts = new ArrayList<>();
      for (int i = 0; i < clients; i++) {
        parts.add(threads.submit(() -> one(end, call)));
      }
      List<Long> nanos = new ArrayList<>();
      int failed = 0;
      for (Future<Part> part : parts) {
        nanos.addAll(part.get().nanos());
        failed += part.get().failed();
      }
      return new Samples(
          nanos.stream().mapToLong(Long::longValue).toArray(),
          failed,
          (System.nanoTime() - begun) / 1e9);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof CannotRun reason) {
        throw reason;
      }
      throw new IllegalStateException("a client failed", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CannotRun("Interrupted.", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static Part one(long end, Call call) {
    List<Long> nanos = new ArrayList<>();
    int failed = 0;
    while (System.nanoTime() < end) {
      long before = System.nanoTime();
      Outcome outcome = call.once();
      switch (outcome) {
        case GOOD -> nanos.add(System.nanoTime() - before);
        case BAD -> failed++;
        case NONE -> {
          return new Part(nanos, failed);
        }
      }
    }
    return new Part(nanos, failed);
  }
}

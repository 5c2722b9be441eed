package io.keepline.api.command;

import io.keepline.api.http.Problem;
import io.keepline.api.http.ProblemCode;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Lets a few commands at once to one lease: the server refuses the eleventh update. */
public final class LeaseLanes {

  private static final int MOST = 4;

  private final Map<String, Integer> inside = new HashMap<>();

  /**
   * Does something with a lease.
   *
   * @throws Problem if the lease is busy; nothing was done then
   */
  public <T> T with(String leaseId, Supplier<T> work) {
    enter(leaseId);
    try {
      return work.get();
    } finally {
      leave(leaseId);
    }
  }

  private synchronized void enter(String leaseId) {
    if (inside.merge(leaseId, 1, Integer::sum) > MOST) {
      leave(leaseId);
      throw Problem.retryAfter(ProblemCode.TOO_MANY_REQUESTS, Duration.ofSeconds(1));
    }
  }

  private synchronized void leave(String leaseId) {
    inside.computeIfPresent(leaseId, (id, count) -> count > 1 ? count - 1 : null);
  }
}

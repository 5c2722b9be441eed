package io.keepline.api.command;

import io.grpc.ConnectivityState;
import io.grpc.Context;
import io.grpc.ManagedChannel;
import io.temporal.serviceclient.WorkflowServiceStubs;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Calls to a server that end in time, whether or not anybody answers. */
final class BoundedCalls implements AutoCloseable {

  private static final Duration CONNECT = Duration.ofSeconds(2);

  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "keepline-deadlines");
            thread.setDaemon(true);
            return thread;
          });
  private final WorkflowServiceStubs server;

  BoundedCalls(WorkflowServiceStubs server) {
    this.server = server;
  }

  /**
   * What the call answers.
   *
   * @throws io.grpc.StatusRuntimeException with {@code DEADLINE_EXCEEDED}, as it is or as a cause,
   *     if the limit was reached first
   */
  <T> T within(Duration limit, Supplier<T> call) {
    Context.CancellableContext context =
        Context.current().withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS, clock);
    Context before = context.attach();
    try {
      return call.get();
    } finally {
      context.detach(before);
      context.cancel(null);
    }
  }

  /** Whether there is a connection, or one is made within two seconds. */
  boolean reachable() {
    ManagedChannel channel = server.getRawChannel();
    long end = System.nanoTime() + CONNECT.toNanos();
    while (true) {
      ConnectivityState state = channel.getState(true);
      long left = end - System.nanoTime();
      switch (state) {
        case READY -> {
          return true;
        }
        case TRANSIENT_FAILURE, SHUTDOWN -> {
          return false;
        }
        case IDLE, CONNECTING -> {
          if (left <= 0 || !hasChanged(channel, state, left)) {
            return false;
          }
        }
      }
    }
  }

  private static boolean hasChanged(ManagedChannel channel, ConnectivityState state, long nanos) {
    CountDownLatch changed = new CountDownLatch(1);
    channel.notifyWhenStateChanged(state, changed::countDown);
    try {
      return changed.await(nanos, TimeUnit.NANOSECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}

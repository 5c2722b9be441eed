package io.keepline.local.cli;

import io.keepline.local.CannotRun;
import io.keepline.local.stack.LocalStack;
import io.keepline.local.stack.StackOptions;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A stack that Ctrl-C stops in order, also while it is starting: the parts that have started by
 * then would outlive this process.
 */
final class StoppableStack {
  private static final int PATIENCE_SECONDS = 120;
  private final CountDownLatch settled = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile @Nullable LocalStack stack;

  /**
   * Starts it.
   *
   * @throws CannotRun if it does not start, or was asked to stop meanwhile
   */
  LocalStack open(StackOptions options, Consumer<String> progress) {
    try {
      LocalStack opened = LocalStack.open(options, line -> next(line, progress));
      stack = opened;
      return opened;
    } finally {
      settled.countDown();
    }
  }

  private void next(String line, Consumer<String> progress) {
    if (stopping) {
      throw new CannotRun("Stopped while starting.");
    }
    progress.accept(line);
  }

  /** Whether there is anything to stop: not when it never came up. */
  boolean isThere() {
    return settled.getCount() > 0 || stack != null;
  }

  /** Stops it, or what of it has started. Waits until that is done. */
  void stop() {
    stopping = true;
    try {
      if (!settled.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        return;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    LocalStack opened = stack;
    if (opened != null) {
      opened.close();
    }
  }
}

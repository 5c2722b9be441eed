package io.keepline.workflows;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseTag;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Wake;
import io.temporal.workflow.CompletablePromise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be decided. Handlers and answers from the world only add; the loop takes.
 *
 * <p>Updates and history events (answers, signals) that arrive with one workflow task may be
 * delivered in another order when the task is replayed. So they wait in two queues, and the order
 * in which these are emptied depends on neither: updates first, for a renewal in time must win.
 */
final class Inbox {

  /**
   * One thing to decide.
   *
   * @param stimulus for the rules; absent for a control
   * @param control for the run itself; absent for a stimulus
   * @param reply who waits for the answer; absent when nobody does
   * @param wake the wake whose work this answers; absent otherwise
   * @param expected the tag of the lease that the caller saw; absent where any will do
   */
  record Item(
      @Nullable Stimulus stimulus,
      @Nullable Supplier<Answer> control,
      @Nullable CompletablePromise<Answer> reply,
      @Nullable Wake wake,
      @Nullable String expected) {
    Item(
        @Nullable Stimulus stimulus,
        @Nullable Supplier<Answer> control,
        @Nullable CompletablePromise<Answer> reply,
        @Nullable Wake wake) {
      this(stimulus, control, reply, wake, null);
    }

    /** Whether what its caller decided by is no longer so. */
    boolean isOutdated(Lease present) {
      return expected != null && !expected.equals(LeaseTag.of(present));
    }
  }

  private final Deque<Item> updates = new ArrayDeque<>();
  private final Deque<Item> events = new ArrayDeque<>();
  private final Deque<Item> again = new ArrayDeque<>();
  private final Deque<Item> parked = new ArrayDeque<>();

  /** From an update handler: somebody waits. */
  void ask(Stimulus stimulus, @Nullable String expected, CompletablePromise<Answer> reply) {
    updates.add(new Item(stimulus, null, reply, null, expected));
  }

  /** From an update handler: for the run itself. */
  void ask(Supplier<Answer> control, CompletablePromise<Answer> reply) {
    updates.add(new Item(null, control, reply, null));
  }

  /** From the run: nobody waits. */
  void tell(Stimulus stimulus) {
    events.add(new Item(stimulus, null, null, null));
  }

  /** From a signal: nobody waits, but a "no" is heard. */
  void tell(Stimulus stimulus, @Nullable String expected, CompletablePromise<Answer> heard) {
    events.add(new Item(stimulus, null, heard, null, expected));
  }

  /** From a signal or an answer: for the run itself. */
  void tell(Supplier<Answer> control) {
    events.add(new Item(null, control, null, null));
  }

  /** From a signal, for the run itself: nobody waits, but a "no" is heard. */
  void tell(Supplier<Answer> control, CompletablePromise<Answer> heard) {
    events.add(new Item(null, control, heard, null));
  }

  /** From the world: what became of a wake's work. */
  void answer(Stimulus stimulus, @Nullable Wake wake) {
    events.add(new Item(stimulus, null, null, wake));
  }

  /** Puts an item back to the front: it is decided again on the adopted facts. */
  void again(Item item) {
    again.add(item);
  }

  /** Puts an item aside until something else is over. */
  void park(Item item) {
    parked.add(item);
  }

  boolean hasParked() {
    return !parked.isEmpty();
  }

  /** What was put aside is decided again. */
  void unpark() {
    again.addAll(parked);
    parked.clear();
  }

  Optional<Item> take() {
    Item next = again.poll();
    if (next == null) {
      next = updates.poll();
    }
    return Optional.ofNullable(next == null ? events.poll() : next);
  }

  boolean isEmpty() {
    return again.isEmpty() && updates.isEmpty() && events.isEmpty();
  }
}

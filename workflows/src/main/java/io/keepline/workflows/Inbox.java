package io.keepline.workflows;

import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Wake;
import io.temporal.workflow.CompletablePromise;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** What waits to be decided. Handlers and answers from the world only add; the loop takes. */
final class Inbox {

  /**
   * One thing to decide.
   *
   * @param stimulus for the rules; absent for a control
   * @param control for the run itself; absent for a stimulus
   * @param reply who waits for the answer; absent when nobody does
   * @param wake the wake whose work this answers; absent otherwise
   */
  record Item(
      @Nullable Stimulus stimulus,
      @Nullable Supplier<Answer> control,
      @Nullable CompletablePromise<Answer> reply,
      @Nullable Wake wake) {}

  private final Deque<Item> items = new ArrayDeque<>();

  void ask(Stimulus stimulus, CompletablePromise<Answer> reply) {
    items.add(new Item(stimulus, null, reply, null));
  }

  void tell(Stimulus stimulus) {
    items.add(new Item(stimulus, null, null, null));
  }

  void answer(Stimulus stimulus, @Nullable Wake wake) {
    items.add(new Item(stimulus, null, null, wake));
  }

  void control(Supplier<Answer> control, @Nullable CompletablePromise<Answer> reply) {
    items.add(new Item(null, control, reply, null));
  }

  /** Puts an item back to the front: it is decided again on the adopted facts. */
  void again(Item item) {
    items.addFirst(item);
  }

  Optional<Item> take() {
    return Optional.ofNullable(items.poll());
  }

  boolean isEmpty() {
    return items.isEmpty();
  }
}

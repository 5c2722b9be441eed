package io.keepline.payments.sandbox;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** Breaks the next merchant requests when a test asks for it. */
final class Faults {

  private Optional<Fault> current = Optional.empty();
  private int left;

  /** How a request is broken. */
  enum Kind {
    SLOW,
    SERVER_ERROR,
    RESET,
    MALFORMED
  }

  /** Whether the request's work is done. A slow one's always is. */
  enum Stage {
    BEFORE,
    AFTER
  }

  /** One way to break. */
  record Fault(Kind kind, Stage stage, Duration delay) {

    Answer apply(Supplier<Answer> work) {
      boolean working = stage == Stage.AFTER || kind == Kind.SLOW;
      Answer answer = working ? work.get() : Answer.serverError();
      return switch (kind) {
        case SLOW -> answer.after(delay);
        case SERVER_ERROR -> Answer.serverError();
        case RESET -> answer.as(Answer.Form.CUT_OFF);
        case MALFORMED -> Answer.ok("").as(Answer.Form.GARBLED);
      };
    }
  }

  /** Breaks the next requests; replaces what was set before. */
  synchronized void set(Fault fault, int requests) {
    current = Optional.of(fault);
    left = requests;
  }

  Answer answer(Supplier<Answer> work) {
    return take().map(fault -> fault.apply(work)).orElseGet(work);
  }

  private synchronized Optional<Fault> take() {
    if (left == 0) {
      return Optional.empty();
    }
    left--;
    return current;
  }
}

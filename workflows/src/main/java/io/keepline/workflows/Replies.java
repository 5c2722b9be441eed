package io.keepline.workflows;

import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Stimulus;
import io.temporal.workflow.CompletablePromise;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Who waits for an answer, and what they are told once the record has it. */
final class Replies {
  private final Map<String, List<CompletablePromise<Answer>>> waiting = new LinkedHashMap<>();
  private final List<Runnable> whenBegun = new ArrayList<>();
  private final List<CompletablePromise<Answer>> beforeBegin = new ArrayList<>();
  private boolean begun;
  private @Nullable String refusedForGood;

  boolean isEmpty() {
    return waiting.isEmpty() && beforeBegin.isEmpty();
  }

  /** Runs once the facts are there; the reply is refused if they never come. */
  void whenBegun(Runnable then, CompletablePromise<Answer> reply) {
    if (refusedForGood != null) {
      complete(reply, nothing(refusedForGood));
    } else if (begun) {
      then.run();
    } else {
      whenBegun.add(then);
      beforeBegin.add(reply);
    }
  }

  void begun() {
    begun = true;
    List<Runnable> now = List.copyOf(whenBegun);
    whenBegun.clear();
    beforeBegin.clear();
    now.forEach(Runnable::run);
  }

  /** Lets a caller wait for the order's outcome. */
  void waitFor(String orderId, @Nullable CompletablePromise<Answer> reply) {
    if (reply != null) {
      waiting.computeIfAbsent(orderId, id -> new ArrayList<>()).add(reply);
    }
  }

  /** Answers at once if the order's outcome is known, else lets the caller wait for it. */
  void waitOrAnswer(LeaseState state, String orderId, CompletablePromise<Answer> reply) {
    boolean undecided =
        state.lease().order(orderId).map(o -> o.state() == OrderState.SUBMITTED).orElse(false);
    if (undecided) {
      waitFor(orderId, reply);
    } else {
      complete(reply, state(state, orderId));
    }
  }

  /** A repeated request re-joins the work it began. */
  void repeated(LeaseState state, Stimulus stimulus, @Nullable CompletablePromise<Answer> reply) {
    if (reply == null) {
      return;
    }
    if (stimulus instanceof Stimulus.Submit submit) {
      waitOrAnswer(state, submit.orderId(), reply);
    } else if (stimulus instanceof Stimulus.Retry retry) {
      waitOrAnswer(state, retry.orderId(), reply);
    } else {
      complete(reply, accepted(state));
    }
  }

  /** After a commit: every order whose outcome is decided answers its callers. */
  void settle(LeaseState state) {
    for (String orderId : List.copyOf(waiting.keySet())) {
      boolean undecided =
          state.lease().order(orderId).map(o -> o.state() == OrderState.SUBMITTED).orElse(false);
      if (!undecided) {
        Answer answer = state(state, orderId);
        take(orderId).forEach(r -> complete(r, answer));
      }
    }
  }

  void refuse(LeaseState state, String orderId, String why) {
    Answer answer = notNow(state, why);
    take(orderId).forEach(r -> complete(r, answer));
  }

  void refuseAll(String why) {
    refusedForGood = why;
    for (String orderId : List.copyOf(waiting.keySet())) {
      take(orderId).forEach(r -> complete(r, nothing(why)));
    }
    beforeBegin.forEach(r -> complete(r, nothing(why)));
    beforeBegin.clear();
    whenBegun.clear();
  }

  private List<CompletablePromise<Answer>> take(String orderId) {
    List<CompletablePromise<Answer>> replies = waiting.remove(orderId);
    return replies == null ? List.of() : replies;
  }

  void complete(@Nullable CompletablePromise<Answer> reply, Answer answer) {
    if (reply != null && !reply.isCompleted()) {
      reply.complete(answer);
    }
  }

  Answer accepted(LeaseState state) {
    return answer(state, true, null, null, null);
  }

  Answer refused(LeaseState state, Refusal refusal) {
    return answer(state, false, refusal, null, null);
  }

  Answer notNow(LeaseState state, String why) {
    return answer(state, false, null, why, null);
  }

  /** Where an order stands; one that left the lease is read from the record. */
  Answer state(LeaseState state, String orderId) {
    return answer(state, true, null, null, orderId);
  }

  private static Answer answer(
      LeaseState state,
      boolean accepted,
      @Nullable Refusal refusal,
      @Nullable String why,
      @Nullable String orderId) {
    return new Answer(
        accepted,
        refusal,
        why,
        state.lease().status(),
        state.lease().validUntil(),
        state.version(),
        orderId,
        orderId == null ? null : state.lease().order(orderId).map(Order::state).orElse(null));
  }

  Answer unreadable(@Nullable LeaseState state, String why) {
    return state == null ? nothing(why) : notNow(state, why);
  }

  private static Answer nothing(String why) {
    return new Answer(false, null, why, LeaseStatus.ENDED, null, 0, null, null);
  }
}

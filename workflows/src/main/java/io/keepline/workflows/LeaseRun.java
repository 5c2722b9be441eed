package io.keepline.workflows;

import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Lifecycle;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Till;
import io.keepline.lifecycle.Wake;
import io.temporal.workflow.CompletablePromise;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The loop of one run. It takes what waits, lets the rules decide, lets the record commit, and only
 * then answers. What is due is read from the facts each time round; the timer only wakes it.
 */
final class LeaseRun {

  /** How long a wake that changed nothing is left alone. */
  private static final Duration VAIN = Duration.ofMinutes(10);

  private final LeaseInput input;
  private final Inbox inbox = new Inbox();
  private final Doing doing = new Doing(inbox);
  private final Deadline deadline = new Deadline();
  private final Replies replies = new Replies();
  private final Rolling rolling = new Rolling();
  private final Deciding deciding = new Deciding(this, inbox, doing, replies);
  private final ChargingByConsent charging = new ChargingByConsent(this, inbox, doing, deciding);
  private final SandboxClock clock;
  private final Errands errands;
  private final SignalTwins signals;
  private final Set<Wake> vain = new LinkedHashSet<>();
  private @Nullable Instant vainUntil;
  private @Nullable LeaseState state;
  private boolean superseded;

  LeaseRun(LeaseInput input) {
    this.input = input;
    LeaseInput.Carried carried = input.carried();
    this.clock = new SandboxClock(carried);
    this.errands = new Errands(this, doing, replies, clock);
    this.signals = new SignalTwins(this, carried);
  }

  Inbox inbox() {
    return inbox;
  }

  /** What callers ask of the run itself. */
  Errands errands() {
    return errands;
  }

  Rolling rolling() {
    return rolling;
  }

  SignalTwins signals() {
    return signals;
  }

  /** Lives until the lease is over, or a newer run owns it. */
  void live() {
    if (begin()) {
      while (!superseded && !isOver()) {
        step(started());
      }
    }
    deadline.disarm();
    drain();
    Workflow.await(Workflow::isEveryHandlerFinished);
  }

  private boolean begin() {
    LeaseInput.Carried carried = input.carried();
    if (carried != null) {
      state =
          new LeaseState(carried.epoch(), carried.version(), carried.lease(), carried.schedule());
      Words.show(started(), signals.refused());
      replies.begun();
      return true;
    }
    return adopt();
  }

  /** Takes the lease over from the record. False: there is nothing to live for. */
  private boolean adopt() {
    RecordActivities.Adopted adopted =
        Stubs.record(r -> r.adopt(new RecordActivities.Adopt(input, LeaseState.real())));
    Lease lease = adopted.lease();
    Schedule schedule = adopted.schedule();
    if (adopted.refusal() != null || adopted.ended() || lease == null || schedule == null) {
      replies.refuseAll(adopted.refusal() == null ? Refusal.LEASE_ENDED.name() : adopted.refusal());
      return false;
    }
    LeaseState present = state;
    if (present == null) {
      present = new LeaseState(adopted.epoch(), adopted.version(), lease, schedule);
      state = present;
    } else {
      present.adopt(adopted.epoch(), adopted.version(), lease, schedule);
    }
    vain.clear();
    for (RecordActivities.Known known : adopted.known()) {
      inbox.tell(Doing.outcome(known, lease.clockOffset()));
    }
    for (String orderId : adopted.unsent()) {
      lease.order(orderId).ifPresent(this::chargeUnsent);
    }
    replies.begun();
    deciding.publish(present);
    return true;
  }

  /** An order whose charge was never begun: the first order is charged while it still may be. */
  private void chargeUnsent(Order order) {
    LeaseInput.FirstOrder first = input.first();
    if (first != null && first.orderId().equals(order.orderId())) {
      Till till = first.till();
      if (till == null) {
        deciding.charge(order, first.notAfter());
      } else {
        inbox.tell(CounterCommands.first(first, order, till));
      }
    } else {
      deciding.notSent(started(), order, Refusal.TOO_LATE.name());
    }
  }

  LeaseState started() {
    LeaseState present = state;
    if (present == null) {
      throw new IllegalStateException("the run has not begun");
    }
    return present;
  }

  /** A newer run owns the lease: this one ends. */
  void supersede() {
    superseded = true;
  }

  /** The record moved underneath: it is read anew. */
  void adoptAgain() {
    superseded = !adopt();
  }

  /** The facts changed: what was in vain may not be any more. */
  void vainNoMore() {
    vain.clear();
  }

  private boolean isOver() {
    LeaseState present = started();
    return present.lease().status() == LeaseStatus.ENDED && inbox.isEmpty() && doing.isIdle();
  }

  private void step(LeaseState present) {
    deciding.counterGoesOn(present);
    Optional<Inbox.Item> item = inbox.take();
    if (item.isPresent()) {
      deciding.handle(present, item.get());
      return;
    }
    Optional<Wake> due = due(present);
    if (due.isPresent()) {
      answer(present, due.get());
      return;
    }
    if (errands.goesOn(present)) {
      return;
    }
    if (rolling.isWanted() && isIdle()) {
      if (rolling.settled(this::isIdle)) {
        deadline.disarm();
        rolling.roll(input.leaseId(), present, clock, signals.refused());
      }
      // Somebody came: first they are answered. A timer armed before that, and moved by the answer
      // within the same task, could not be replayed.
      return;
    }
    if (clock.step(present, doing.isIdle(), next(present).map(Wake::at), deciding::commitClock)) {
      return;
    }
    pause(present);
  }

  private boolean isIdle() {
    return inbox.isEmpty()
        && !inbox.hasParked()
        && doing.isIdle()
        && replies.isEmpty()
        && Workflow.isEveryHandlerFinished();
  }

  /** The soonest wake whose instant has come and that may be answered now. */
  private Optional<Wake> due(LeaseState present) {
    Instant now = present.now();
    if (vainUntil != null && !now.isBefore(vainUntil)) {
      vain.clear();
      vainUntil = null;
    }
    return present.schedule().wakes().stream()
        .filter(w -> !w.at().isAfter(now) && !vain.contains(w))
        .filter(w -> w.kind().decides() ? !doing.isRunning(w) : doing.mayStart(w))
        .findFirst();
  }

  private Optional<Wake> next(LeaseState present) {
    Instant now = present.now();
    return present.schedule().wakes().stream().filter(w -> w.at().isAfter(now)).findFirst();
  }

  private void answer(LeaseState present, Wake wake) {
    if (charging.isFor(present.lease(), wake)) {
      charging.begin(present, wake);
    } else if (wake.kind().decides()) {
      deciding.handle(present, new Inbox.Item(Lifecycle.due(wake), null, null, wake));
    } else {
      doing.start(wake, present.lease(), present.now());
    }
  }

  private void pause(LeaseState present) {
    Optional<Wake> next = next(present);
    Instant again = vainUntil;
    if (again != null && next.map(w -> again.isBefore(w.at())).orElse(true)) {
      next = Optional.of(new Wake(io.keepline.lifecycle.WakeKind.SERVICE, again, "again"));
    }
    deadline.arm(next, present.now());
    long version = present.version();
    int running = doing.names().size();
    Workflow.await(
        () ->
            !inbox.isEmpty()
                || deadline.hasFired()
                || doing.names().size() != running
                || present.version() != version
                || (clock.isMoving() && doing.isIdle())
                || (rolling.isWanted() && isIdle()));
    if (deadline.hasFired()) {
      deadline.disarm();
    }
  }

  /** A wake that changed nothing would come again at once. */
  void leaveAlone(LeaseState present, @Nullable Wake wake) {
    if (wake != null) {
      vain.add(wake);
      vainUntil = present.now().plus(VAIN);
    }
  }

  /** A run that ends answers everyone who still waits. */
  private void drain() {
    LeaseState present = state;
    inbox.unpark();
    String why = superseded ? "STALE" : Refusal.LEASE_ENDED.name();
    while (!inbox.isEmpty()) {
      inbox.take().ifPresent(i -> replies.complete(i.reply(), replies.unreadable(present, why)));
    }
    replies.refuseAll(why);
  }

  /** Waits until the first order is answered, or until it is known that it never will be. */
  Answer firstAnswer() {
    CompletablePromise<Answer> reply = Workflow.newPromise();
    replies.whenBegun(
        () -> {
          LeaseState present = started();
          LeaseInput.FirstOrder first = input.first();
          replies.waitOrAnswer(present, first == null ? "" : first.orderId(), reply);
        },
        reply);
    return reply.get();
  }

  /** A signal was refused: people read it in the details at once, and in the record for ever. */
  void refusedSignal(String signal, String why) {
    LeaseState present = state;
    if (present != null) {
      Words.show(present, signals.refused());
    }
    inbox.tell(() -> errands.writeDown(signal, why));
  }

  /** A command that says something impossible: refused with what to write instead. */
  Answer unreadable(RuntimeException e) {
    String why = e instanceof IllegalArgumentException ? e.getMessage() : "a field is missing";
    return replies.unreadable(state, String.valueOf(why));
  }

  LeaseView view() {
    LeaseState present = state;
    return new LeaseView(
        present == null ? 0 : present.version(),
        present == null ? 0 : present.epoch(),
        present == null ? LeaseState.real() : present.now(),
        present == null ? null : present.lease(),
        present == null ? null : present.schedule(),
        doing.names(),
        signals.refused(),
        clock.target());
  }
}

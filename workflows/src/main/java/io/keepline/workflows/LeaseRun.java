package io.keepline.workflows;

import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Lifecycle;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Schedule;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.StimulusKind;
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
  private final SandboxClock clock;
  private final SignalTwins signals;
  private final Set<Wake> vain = new LinkedHashSet<>();
  private @Nullable Instant vainUntil;
  private @Nullable LeaseState state;
  private boolean superseded;

  LeaseRun(LeaseInput input) {
    this.input = input;
    LeaseInput.Carried carried = input.carried();
    this.clock = new SandboxClock(carried);
    this.signals = new SignalTwins(this, carried);
  }

  Inbox inbox() {
    return inbox;
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
    publish(present);
    return true;
  }

  /** An order whose charge was never begun: the first order is charged while it still may be. */
  private void chargeUnsent(Order order) {
    LeaseInput.FirstOrder first = input.first();
    if (first != null && first.orderId().equals(order.orderId())) {
      charge(order, first.notAfter());
    } else {
      notSent(started(), order, Refusal.TOO_LATE.name());
    }
  }

  private LeaseState started() {
    LeaseState present = state;
    if (present == null) {
      throw new IllegalStateException("the run has not begun");
    }
    return present;
  }

  private boolean isOver() {
    LeaseState present = started();
    return present.lease().status() == LeaseStatus.ENDED && inbox.isEmpty() && doing.isIdle();
  }

  private void step(LeaseState present) {
    Optional<Inbox.Item> item = inbox.take();
    if (item.isPresent()) {
      handle(present, item.get());
      return;
    }
    Optional<Wake> due = due(present);
    if (due.isPresent()) {
      answer(present, due.get());
      return;
    }
    if (rolling.isWanted() && isIdle() && rolling.settled(this::isIdle)) {
      deadline.disarm();
      rolling.roll(input.leaseId(), present, clock, signals.refused());
    }
    if (clock.step(present, doing.isIdle(), next(present).map(Wake::at), this::commitClock)) {
      return;
    }
    pause(present);
  }

  private boolean isIdle() {
    return inbox.isEmpty()
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
        .filter(w -> w.kind().decides() || doing.mayStart(w))
        .findFirst();
  }

  private Optional<Wake> next(LeaseState present) {
    Instant now = present.now();
    return present.schedule().wakes().stream().filter(w -> w.at().isAfter(now)).findFirst();
  }

  private void answer(LeaseState present, Wake wake) {
    if (wake.kind().decides()) {
      handle(present, new Inbox.Item(Lifecycle.due(wake), null, null, wake));
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

  private void handle(LeaseState present, Inbox.Item item) {
    if (item.control() != null) {
      replies.complete(item.reply(), item.control().get());
      return;
    }
    Stimulus stimulus = item.stimulus();
    if (stimulus == null) {
      return;
    }
    Decision decision = Lifecycle.decide(present.lease(), stimulus, present.moment());
    if (decision instanceof Decision.Accepted accepted) {
      accept(present, item, stimulus, accepted);
    } else if (decision instanceof Decision.Refused refused) {
      leaveAlone(present, item.wake());
      replies.complete(item.reply(), replies.refused(present, refused.refusal()));
    } else {
      replies.repeated(present, stimulus, item.reply());
    }
  }

  /** A wake that changed nothing would come again at once. */
  private void leaveAlone(LeaseState present, @Nullable Wake wake) {
    if (wake != null) {
      vain.add(wake);
      vainUntil = present.now().plus(VAIN);
    }
  }

  private void accept(
      LeaseState present, Inbox.Item item, Stimulus stimulus, Decision.Accepted accepted) {
    if (stimulus instanceof Stimulus.Submit submit) {
      submit(present, item, submit.orderId(), submit.notAfter(), accepted);
    } else if (stimulus instanceof Stimulus.Retry retry) {
      submit(present, item, retry.orderId(), retry.notAfter(), accepted);
    } else if (accepted.lease().status() == LeaseStatus.RECLAIMING
        && stimulus.kind() == StimulusKind.RECLAIM_DUE) {
      lose(present, item, stimulus, accepted);
    } else {
      commit(present, item, stimulus.by().requestId(), accepted, false);
    }
  }

  private void submit(
      LeaseState present,
      Inbox.Item item,
      String orderId,
      Instant notAfter,
      Decision.Accepted accepted) {
    Stimulus stimulus = item.stimulus();
    present.hold(accepted, stimulus == null ? orderId : stimulus.by().requestId());
    replies.waitFor(orderId, item.reply());
    accepted.lease().order(orderId).ifPresent(order -> charge(order, notAfter));
  }

  private void charge(Order order, Instant notAfter) {
    LeaseState present = started();
    doing.charge(
        present.lease(),
        present.epoch(),
        order,
        notAfter,
        charged -> inbox.tell(() -> charged(order, charged)));
  }

  private Answer charged(Order order, WorldActivities.Charged charged) {
    LeaseState present = started();
    RecordActivities.Known known = charged.known();
    switch (charged.begun()) {
      case YES ->
          inbox.answer(
              Doing.outcome(
                  known == null ? Doing.unknown(order) : known, present.lease().clockOffset()),
              null);
      case STALE -> superseded = true;
      case TOO_LATE -> notSent(present, order, Refusal.TOO_LATE.name());
      case REFUSED ->
          notSent(present, order, charged.refusal() == null ? "REFUSED" : charged.refusal());
    }
    return replies.state(present, order.orderId());
  }

  /** Nothing was sent: the order is as if the provider had never received it. */
  private void notSent(LeaseState present, Order order, String refusal) {
    replies.refuse(present, order.orderId(), refusal);
    inbox.answer(
        new Stimulus.Outcome(
            By.system("out:" + order.paymentId() + ":not_sent", "not_sent"),
            order.orderId(),
            order.paymentId(),
            Stimulus.Result.NEVER_RECEIVED,
            null,
            null,
            null,
            null),
        null);
  }

  /** The lease is reclaiming from the moment of the decision; the record has the last word. */
  private void lose(
      LeaseState present, Inbox.Item item, Stimulus stimulus, Decision.Accepted reclaiming) {
    String id = stimulus.by().requestId();
    present.hold(reclaiming, id);
    Stimulus done =
        new Stimulus.Due(
            By.system(id + ":lost", "deadline"), StimulusKind.LOSS_COMMITTED, present.now(), "");
    if (Lifecycle.decide(present.lease(), done, present.moment())
        instanceof Decision.Accepted lost) {
      commit(present, item, done.by().requestId(), lost, true);
    }
  }

  private void braked(LeaseState present, Inbox.Item item, @Nullable Instant until) {
    Instant again = until == null ? present.now().plus(Duration.ofHours(1)) : until;
    Stimulus braked = new Stimulus.Braked(By.system("brake:" + again, "brake"), again);
    if (Lifecycle.decide(present.lease(), braked, present.moment())
        instanceof Decision.Accepted held) {
      commit(present, item, braked.by().requestId(), held, false);
    }
  }

  private void commitClock(Duration offset, By by) {
    LeaseState present = started();
    Stimulus advance = new Stimulus.AdvanceClock(by, offset);
    if (Lifecycle.decide(present.lease(), advance, present.moment())
        instanceof Decision.Accepted accepted) {
      Inbox.Item item = new Inbox.Item(advance, null, null, null);
      commit(present, item, by.requestId(), accepted, false);
    }
  }

  private void commit(
      LeaseState present,
      Inbox.Item item,
      String stimulusId,
      Decision.Accepted accepted,
      boolean loss) {
    RecordActivities.Committed answer = present.commit(accepted, stimulusId, loss);
    switch (answer.kind()) {
      case COMMITTED -> {
        vain.clear();
        publish(present);
        replies.settle(present);
        replies.complete(item.reply(), replies.accepted(present));
      }
      case CONFLICT -> {
        inbox.again(item);
        superseded = !adopt();
      }
      case STALE -> {
        superseded = true;
        replies.complete(item.reply(), replies.notNow(present, "STALE"));
      }
      case BRAKED -> braked(present, item, answer.brakedUntil());
      case REFUSED -> {
        leaveAlone(present, item.wake());
        if (loss) {
          superseded = !adopt();
        }
        Workflow.getLogger(LeaseRun.class).warn("the record refused {}", answer.refusal());
        replies.complete(item.reply(), replies.notNow(present, String.valueOf(answer.refusal())));
      }
    }
  }

  private void publish(LeaseState present) {
    var updates = SearchKeys.updates(Workflow.getTypedSearchAttributes(), present.lease());
    if (!updates.isEmpty()) {
      Workflow.upsertTypedSearchAttributes(
          updates.toArray(new io.temporal.common.SearchAttributeUpdate<?>[0]));
    }
    Words.show(present, signals.refused());
  }

  /** A run that ends answers everyone who still waits. */
  private void drain() {
    LeaseState present = state;
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

  /** Looks an order's payment up now, whatever its schedule says. */
  Answer lookUpNow(String orderId) {
    LeaseState present = started();
    Optional<Order> order = present.lease().order(orderId);
    if (order.isEmpty()) {
      return replies.refused(present, Refusal.ORDER_UNKNOWN);
    }
    Wake wake =
        new Wake(io.keepline.lifecycle.WakeKind.LOOK_UP, present.now(), order.get().orderId());
    if (doing.mayStart(wake)) {
      doing.lookUp(wake, present.lease(), order.get());
    }
    return replies.accepted(present);
  }

  /** A provider spoke of a payment. */
  Answer paymentHint(String paymentId) {
    LeaseState present = started();
    Optional<Order> order =
        present.lease().orders().stream().filter(o -> o.paymentId().equals(paymentId)).findFirst();
    return order.isPresent()
        ? lookUpNow(order.get().orderId())
        : replies.refused(present, Refusal.ORDER_UNKNOWN);
  }

  /** A channel reported on a notice. */
  Answer noticeHint(String noticeId) {
    LeaseState present = started();
    doing.noticeReport(present.lease(), noticeId);
    return replies.accepted(present);
  }

  /** Moves a sandbox clock. */
  Answer advance(Commands.AdvanceClock command) {
    LeaseState present = started();
    Refusal refusal = clock.moveTo(command, present);
    return refusal == null ? replies.accepted(present) : replies.refused(present, refusal);
  }

  /** A signal was refused: people read it in the details at once. */
  void refusedSignal() {
    LeaseState present = state;
    if (present != null) {
      Words.show(present, signals.refused());
    }
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

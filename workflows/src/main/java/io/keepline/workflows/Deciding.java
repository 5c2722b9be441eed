package io.keepline.workflows;

import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Decision;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Lifecycle;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.StimulusKind;
import io.keepline.lifecycle.Wake;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One thing decided: the rules first, then the record, then the answer. A charge is begun before
 * its order is committed, because its own intent records it.
 */
final class Deciding {
  private final LeaseRun run;
  private final Inbox inbox;
  private final Doing doing;
  private final Replies replies;

  Deciding(LeaseRun run, Inbox inbox, Doing doing, Replies replies) {
    this.run = run;
    this.inbox = inbox;
    this.doing = doing;
    this.replies = replies;
  }

  void handle(LeaseState present, Inbox.Item item) {
    if (item.control() != null) {
      replies.complete(item.reply(), item.control().get());
      return;
    }
    Stimulus stimulus = known(present, item.stimulus());
    if (stimulus == null) {
      return;
    }
    if (item.isOutdated(present.lease())) {
      replies.complete(item.reply(), replies.notNow(present, Answer.LEASE_MOVED));
      return;
    }
    Decision decision = Lifecycle.decide(present.lease(), stimulus, present.moment());
    if (decision instanceof Decision.Accepted accepted) {
      accept(present, item, stimulus, accepted);
    } else if (decision instanceof Decision.Refused refused
        && ChargingByConsent.isAskedInstead(stimulus, refused.refusal(), item.wake())) {
      Wake wake = Objects.requireNonNull(item.wake());
      handle(present, new Inbox.Item(Lifecycle.due(wake), null, null, wake));
    } else if (decision instanceof Decision.Refused refused) {
      if (stimulus instanceof Stimulus.CounterPay pay
          && counterWaits(present, item, pay, refused.refusal())) {
        return;
      }
      run.leaveAlone(present, item.wake());
      replies.complete(item.reply(), replies.refused(present, refused.refusal()));
    } else {
      replies.repeated(present, stimulus, item.reply());
    }
  }

  /** A confirmed cancellation freezes the wallet's share, and only the record knows it. */
  private static @Nullable Stimulus known(LeaseState present, @Nullable Stimulus stimulus) {
    if (!(stimulus instanceof Stimulus.ConfirmCancellation confirm)
        || present.lease().cancellation().isConfirmed()
        || !present.lease().status().isInTerm()) {
      return stimulus;
    }
    String leaseId = present.lease().leaseId();
    return confirm.with(Stubs.record(r -> r.walletRest(leaseId)).shares());
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

  /**
   * Money at a counter waits while an open checkout is closed at the provider (E25). A first order
   * whose money is refused is as if nothing had ever been sent for it.
   */
  private boolean counterWaits(
      LeaseState present, Inbox.Item item, Stimulus.CounterPay pay, Refusal refusal) {
    Order open = present.lease().inFlight().orElse(null);
    if (open == null || refusal == Refusal.LEASE_ENDED) {
      return false;
    }
    if (open.orderId().equals(pay.orderId())) {
      notSent(present, open, refusal.name());
      return false;
    }
    if (refusal != Refusal.ORDER_IN_FLIGHT || open.state() != OrderState.PENDING) {
      return false;
    }
    inbox.park(item);
    if (!open.closing()) {
      String id = "left:" + open.orderId() + ":" + pay.orderId();
      inbox.tell(new Stimulus.LeaveCheckout(By.system(id, "counter"), open.orderId()));
    }
    return true;
  }

  /** The checkout is closed, or was paid, or nobody knows: the counter is answered. */
  void counterGoesOn(LeaseState present) {
    boolean waits =
        present.lease().inFlight().map(o -> o.state() == OrderState.PENDING).orElse(false);
    if (inbox.hasParked() && !waits) {
      inbox.unpark();
    }
  }

  /** Where an order stands, for whoever asks. */
  Answer stands(LeaseState present, String orderId) {
    return replies.state(present, orderId);
  }

  private void submit(
      LeaseState present,
      Inbox.Item item,
      String orderId,
      Instant notAfter,
      Decision.Accepted accepted) {
    Stimulus stimulus = item.stimulus();
    Order submitted = accepted.lease().order(orderId).orElse(null);
    if (submitted != null && submitted.method() == PaymentMethod.BALANCE) {
      fromBalance(present, item, submitted, accepted);
      return;
    }
    present.hold(accepted, stimulus == null ? orderId : stimulus.by().requestId());
    replies.waitFor(orderId, item.reply());
    accepted.lease().order(orderId).ifPresent(order -> charge(order, notAfter));
  }

  /** Paid from the balance: submitted, captured and applied by one commit, or not at all. */
  private void fromBalance(
      LeaseState present, Inbox.Item item, Order order, Decision.Accepted submitted) {
    Optional<Decision.Accepted> applied = FromBalance.paid(submitted, order, present.moment());
    if (applied.isEmpty()) {
      run.leaveAlone(present, item.wake());
      replies.complete(item.reply(), replies.refused(present, Refusal.CAP_EXCEEDED));
      return;
    }
    String id = order.requestId() + ":" + order.attempt();
    RecordActivities.Committed answer = commit(present, item, id, applied.get(), false);
    boolean unattended = order.quote().kind() == OrderKind.AUTO_RENEW;
    if (unattended && FromBalance.isOver(answer)) {
      FromBalance.declined(submitted, order, answer.refusal(), present.moment())
          .ifPresent(declined -> commit(present, item, id + ":declined", declined, false));
    }
  }

  /** The first order of a lease stands in the record before it is paid. */
  private Answer firstFromBalance(Order order) {
    LeaseState present = run.started();
    Decision.Accepted stands = new Decision.Accepted(present.lease(), List.of());
    Inbox.Item nobody = new Inbox.Item(null, null, null, null);
    RecordActivities.Committed answer = null;
    Optional<Decision.Accepted> applied = FromBalance.paid(stands, order, present.moment());
    if (applied.isPresent()) {
      answer = commit(present, nobody, order.requestId() + ":paid", applied.get(), false);
    }
    if (answer == null || answer.kind() == RecordActivities.Kind.REFUSED) {
      FromBalance.declined(stands, order, null, present.moment())
          .ifPresent(
              declined ->
                  commit(present, nobody, order.requestId() + ":declined", declined, false));
    }
    return replies.state(present, order.orderId());
  }

  void charge(Order order, Instant notAfter) {
    if (order.method() == PaymentMethod.BALANCE) {
      inbox.tell(() -> firstFromBalance(order));
      return;
    }
    LeaseState present = run.started();
    doing.charge(
        present.lease(),
        present.epoch(),
        order,
        notAfter,
        charged -> inbox.tell(() -> charged(order, charged)));
  }

  private Answer charged(Order order, WorldActivities.Charged charged) {
    LeaseState present = run.started();
    RecordActivities.Known known = charged.known();
    switch (charged.begun()) {
      case YES ->
          inbox.answer(
              Doing.outcome(
                  known == null ? Doing.unknown(order) : known, present.lease().clockOffset()),
              null);
      case STALE -> run.supersede();
      case TOO_LATE -> notSent(present, order, Refusal.TOO_LATE.name());
      case REFUSED ->
          notSent(present, order, charged.refusal() == null ? "REFUSED" : charged.refusal());
    }
    return replies.state(present, order.orderId());
  }

  /** Nothing was sent: the order is as if the provider had never received it. */
  void notSent(LeaseState present, Order order, String refusal) {
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

  void commitClock(Duration offset, By by) {
    LeaseState present = run.started();
    Stimulus advance = new Stimulus.AdvanceClock(by, offset);
    if (Lifecycle.decide(present.lease(), advance, present.moment())
        instanceof Decision.Accepted accepted) {
      Inbox.Item item = new Inbox.Item(advance, null, null, null);
      commit(present, item, by.requestId(), accepted, false);
    }
  }

  private RecordActivities.Committed commit(
      LeaseState present,
      Inbox.Item item,
      String stimulusId,
      Decision.Accepted accepted,
      boolean loss) {
    RecordActivities.Committed answer = present.commit(accepted, stimulusId, loss);
    switch (answer.kind()) {
      case COMMITTED -> {
        run.vainNoMore();
        publish(present);
        replies.settle(present);
        replies.complete(item.reply(), replies.accepted(present));
      }
      case CONFLICT -> {
        inbox.again(item);
        run.adoptAgain();
      }
      case STALE -> {
        run.supersede();
        replies.complete(item.reply(), replies.notNow(present, "STALE"));
      }
      case BRAKED -> braked(present, item, answer.brakedUntil());
      case REFUSED -> {
        run.leaveAlone(present, item.wake());
        if (loss) {
          run.adoptAgain();
        }
        Workflow.getLogger(Deciding.class).warn("the record refused {}", answer.refusal());
        replies.complete(item.reply(), replies.notNow(present, String.valueOf(answer.refusal())));
      }
    }
    return answer;
  }

  void publish(LeaseState present) {
    var updates = SearchKeys.updates(Workflow.getTypedSearchAttributes(), present.lease());
    if (!updates.isEmpty()) {
      Workflow.upsertTypedSearchAttributes(
          updates.toArray(new io.temporal.common.SearchAttributeUpdate<?>[0]));
    }
    Words.show(present, run.signals().refused());
  }
}

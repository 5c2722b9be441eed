package io.keepline.workflows;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Refusal;
import io.keepline.lifecycle.Wake;
import io.keepline.lifecycle.WakeKind;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;

/** What callers ask of the run itself, and the rules have no say in. Each runs in the loop. */
final class Errands {
  private static final String AUDITED = "refused-signals-are-written-down";

  private final LeaseRun run;
  private final Doing doing;
  private final Replies replies;
  private final SandboxClock clock;
  private final Set<String> askedAgain = new LinkedHashSet<>();

  Errands(LeaseRun run, Doing doing, Replies replies, SandboxClock clock) {
    this.run = run;
    this.doing = doing;
    this.replies = replies;
    this.clock = clock;
  }

  /**
   * Looks an order's payment up now, whatever its schedule says. What is being asked at this moment
   * may have been answered before the caller's news was true: so it is asked once more afterwards.
   */
  Answer lookUpNow(String orderId) {
    LeaseState present = run.started();
    Optional<Order> order = present.lease().order(orderId);
    if (present.lease().terms().stream().anyMatch(t -> t.orderId().equals(orderId))) {
      // Applied: what can still be found out is whether a bank took its money back.
      return disputeHint(orderId);
    }
    if (order.isEmpty()) {
      return replies.refused(present, Refusal.ORDER_UNKNOWN);
    }
    if (!isLookedUp(present, order.get())) {
      askedAgain.add(orderId);
    }
    return replies.accepted(present);
  }

  /** Begins what had to wait for its turn; false when nothing could be begun. */
  boolean goesOn(LeaseState present) {
    for (String orderId : askedAgain) {
      Optional<Order> open =
          present.lease().order(orderId).filter(order -> order.state().isUncertain());
      if (open.isEmpty() || isLookedUp(present, open.get())) {
        askedAgain.remove(orderId);
        return true;
      }
    }
    return false;
  }

  private boolean isLookedUp(LeaseState present, Order order) {
    Wake wake = new Wake(WakeKind.LOOK_UP, present.now(), order.orderId());
    boolean begins = doing.mayStart(wake);
    if (begins) {
      doing.lookUp(wake, present.lease(), order);
    }
    return begins;
  }

  /** A provider spoke of a payment. */
  Answer paymentHint(String paymentId) {
    LeaseState present = run.started();
    Optional<Order> order =
        present.lease().orders().stream().filter(o -> o.paymentId().equals(paymentId)).findFirst();
    return order.isPresent()
        ? lookUpNow(order.get().orderId())
        : replies.refused(present, Refusal.ORDER_UNKNOWN);
  }

  /** A provider spoke of a bank that takes a payment back. */
  Answer disputeHint(String paymentId) {
    LeaseState present = run.started();
    doing.disputes(present.lease(), paymentId);
    return replies.accepted(present);
  }

  /** A channel reported on a notice. */
  Answer noticeHint(String noticeId) {
    LeaseState present = run.started();
    doing.noticeReport(present.lease(), noticeId);
    return replies.accepted(present);
  }

  /** Moves a sandbox clock. */
  Answer advance(Commands.AdvanceClock command) {
    LeaseState present = run.started();
    Refusal refusal = clock.moveTo(command, present);
    return refusal == null ? replies.accepted(present) : replies.refused(present, refusal);
  }

  /** Writes a refused signal into the audit: nothing that was sent to a lease goes unseen. */
  Answer writeDown(String signal, String why) {
    LeaseState present = run.started();
    if (Workflow.getVersion(AUDITED, Workflow.DEFAULT_VERSION, 1) == 1) {
      Instant real = LeaseState.real();
      String leaseId = present.lease().leaseId();
      RecordActivities.RefusedSignal refused =
          new RecordActivities.RefusedSignal(
              leaseId,
              DerivedId.of("sig", leaseId, signal, why, real.toString()),
              signal,
              why,
              present.now(),
              real);
      Stubs.record(
          r -> {
            r.signalRefused(refused);
            return refused;
          });
    }
    return replies.accepted(present);
  }
}

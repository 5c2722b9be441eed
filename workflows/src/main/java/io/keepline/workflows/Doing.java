package io.keepline.workflows;

import io.keepline.lifecycle.Actor;
import io.keepline.lifecycle.By;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.ServiceLevel;
import io.keepline.lifecycle.Stimulus;
import io.keepline.lifecycle.Wake;
import io.keepline.lifecycle.WakeKind;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is being done in the world beside the loop: charges, look-ups, notices, the carrier. One of
 * a kind and subject at a time, a few at once; each comes back as an item of the inbox.
 */
final class Doing {
  private static final int AT_ONCE = 8;

  private final Inbox inbox;
  private final Set<String> running = new LinkedHashSet<>();
  private final Set<String> askedAgain = new LinkedHashSet<>();

  Doing(Inbox inbox) {
    this.inbox = inbox;
  }

  boolean isIdle() {
    return running.isEmpty();
  }

  List<String> names() {
    return List.copyOf(running);
  }

  boolean mayStart(Wake wake) {
    return running.size() < AT_ONCE && !running.contains(key(wake)) && !isPaying(wake);
  }

  /** An order is charged, looked up or closed: never two of these at once. */
  private boolean isPaying(Wake wake) {
    boolean pays = wake.kind() == WakeKind.LOOK_UP || wake.kind() == WakeKind.CLOSE_CHECKOUT;
    return pays
        && (running.contains("CHARGE " + wake.subject())
            || running.contains(WakeKind.LOOK_UP + " " + wake.subject())
            || running.contains(WakeKind.CLOSE_CHECKOUT + " " + wake.subject()));
  }

  private static String key(Wake wake) {
    return wake.kind() + " " + wake.subject();
  }

  /** Charges an order's present attempt; the answer goes to the given consumer. */
  void charge(
      Lease lease,
      long epoch,
      Order order,
      Instant notAfter,
      Consumer<WorldActivities.Charged> then) {
    String key = "CHARGE " + order.orderId();
    WorldActivities.Charge request =
        new WorldActivities.Charge(lease.leaseId(), epoch, order, notAfter);
    running.add(key);
    Async.function(Stubs.charge()::charge, request)
        .handle(
            (charged, failure) -> {
              running.remove(key);
              then.accept(failure == null ? charged : uncertain(order));
              return null;
            });
  }

  /** No answer is not a refusal: the charge may have happened. */
  private static WorldActivities.Charged uncertain(Order order) {
    return new WorldActivities.Charged(WorldActivities.Begun.YES, null, unknown(order));
  }

  /** Nothing is known of the order's present attempt. */
  static RecordActivities.Known unknown(Order order) {
    return new RecordActivities.Known(
        order.orderId(), order.paymentId(), Stimulus.Result.UNKNOWN, null, null, null, null);
  }

  /** Whether a wake's work is being done. */
  boolean isRunning(Wake wake) {
    return running.contains(key(wake));
  }

  /** Prices a charge by consent; the offer, or null without an answer, goes to the consumer. */
  void offer(
      Wake wake,
      String leaseId,
      String quoteId,
      Instant now,
      Consumer<WorldActivities.@Nullable AutoRenewOffer> then) {
    running.add(key(wake));
    Async.function(Stubs.world("price auto-renew")::offerAutoRenewal, leaseId, quoteId, now)
        .handle(
            (offer, failure) -> {
              running.remove(key(wake));
              then.accept(failure == null ? offer : null);
              return null;
            });
  }

  /** Starts what a wake asks for. */
  void start(Wake wake, Lease lease, Instant now) {
    switch (wake.kind()) {
      case LOOK_UP, CLOSE_CHECKOUT ->
          lease.order(wake.subject()).ifPresent(order -> lookUp(wake, lease, order));
      case REFUND -> refund(wake, lease);
      case NOTICE -> notice(wake, lease);
      case SERVICE -> service(wake, lease, now);
      case PAY_BY,
          UNRESOLVED,
          RESERVATION_END,
          AUTO_RENEW,
          TERM_BEGINS,
          LINK_EXPIRY,
          COOLING_OFF_END,
          REMINDER,
          FINAL_NOTICE,
          EXPIRY,
          GRACE_END,
          TASK_LIMIT,
          LOSS_PAUSE_END,
          RECLAIM,
          QUARANTINE_END ->
          throw new IllegalStateException(wake.kind() + " is decided, not done");
    }
  }

  /** Looks an order's payment up, or closes its checkout. */
  void lookUp(Wake wake, Lease lease, Order order) {
    boolean close = wake.kind() == WakeKind.CLOSE_CHECKOUT;
    WorldActivities world = Stubs.world(close ? "close checkout" : "look payment up");
    Promise<RecordActivities.Known> answer =
        close
            ? Async.function(world::closeCheckout, lease.leaseId(), order)
            : Async.function(world::lookUp, lease.leaseId(), order);
    Duration offset = lease.clockOffset();
    follow(
        wake,
        answer.handle(
            (known, failure) -> outcome(failure == null ? known : unknown(order), offset)));
  }

  /** What the record knows, as a stimulus. */
  static Stimulus outcome(RecordActivities.Known known, Duration clockOffset) {
    Instant expiresAt = known.expiresAt();
    return new Stimulus.Outcome(
        By.system("out:" + known.paymentId() + ":" + known.result(), "answer"),
        known.orderId(),
        known.paymentId(),
        known.result(),
        known.captured(),
        known.declined(),
        expiresAt == null ? null : expiresAt.plus(clockOffset),
        known.stored());
  }

  private void refund(Wake wake, Lease lease) {
    String id = wake.subject();
    follow(
        wake,
        Async.function(Stubs.world("refund")::refund, lease.leaseId(), id)
            .handle(
                (result, failure) ->
                    new Stimulus.RefundAnswered(
                        By.system("rfa:" + id, "answer"),
                        id,
                        failure == null ? result : Stimulus.RefundResult.LATER)));
  }

  private void notice(Wake wake, Lease lease) {
    String id = wake.subject();
    String kind =
        lease.notices().stream()
            .filter(n -> n.noticeId().equals(id))
            .findFirst()
            .map(n -> "send " + Words.plain(n.kind()))
            .orElse("send");
    follow(
        wake,
        Async.function(Stubs.world(kind)::deliver, lease.leaseId(), id)
            .handle(
                (result, failure) ->
                    notice(id, failure == null ? result : Stimulus.NoticeResult.LATER)));
  }

  private static Stimulus notice(String id, Stimulus.NoticeResult result) {
    return new Stimulus.NoticeAnswered(By.system("nta:" + id, "answer"), id, result);
  }

  /** Asks whether a bank took a finished order's money back; asked meanwhile, it asks again. */
  void disputes(Lease lease, String paymentOrOrderId) {
    String key = "DISPUTE " + paymentOrOrderId;
    if (!running.add(key)) {
      askedAgain.add(key);
      return;
    }
    Async.function(Stubs.world("look dispute up")::disputes, lease.leaseId(), paymentOrOrderId)
        .handle(
            (found, failure) -> {
              running.remove(key);
              if (failure == null) {
                found.items().forEach(d -> inbox.answer(dispute(d), null));
              }
              if (askedAgain.remove(key)) {
                disputes(lease, paymentOrOrderId);
              }
              return null;
            });
  }

  private static Stimulus dispute(WorldActivities.Dispute found) {
    By by = new By(found.id(), new Actor(Actor.Kind.PROVIDER, "provider"), "chargeback");
    return new Stimulus.Dispute(
        by,
        found.orderId(),
        found.paymentId(),
        found.amount(),
        found.won(),
        found.method(),
        found.captured());
  }

  /** Reads what a channel reported about a notice; asked meanwhile, it reads again. */
  void noticeReport(Lease lease, String noticeId) {
    String key = "REPORT " + noticeId;
    if (!running.add(key)) {
      askedAgain.add(key);
      return;
    }
    Async.function(Stubs.world("read report")::noticeReport, lease.leaseId(), noticeId)
        .handle(
            (result, failure) -> {
              running.remove(key);
              if (failure == null && result != null) {
                inbox.answer(notice(noticeId, result), null);
              }
              if (askedAgain.remove(key)) {
                noticeReport(lease, noticeId);
              }
              return null;
            });
  }

  private void service(Wake wake, Lease lease, Instant now) {
    ServiceLevel wanted = lease.wantedService();
    follow(
        wake,
        Async.function(
                Stubs.world("carrier: " + Words.plain(wanted))::ensureService, lease.leaseId(), now)
            .handle(
                (done, failure) ->
                    failure == null
                        ? new Stimulus.ServiceAnswered(
                            By.system("svc", "answer"),
                            done.level(),
                            done.generation(),
                            done.plan(),
                            done.result())
                        : new Stimulus.ServiceAnswered(
                            By.system("svc", "answer"),
                            wanted,
                            lease.service().generation(),
                            "",
                            Stimulus.ServiceResult.LATER)));
  }

  private void follow(Wake wake, Promise<? extends Stimulus> answer) {
    running.add(key(wake));
    answer.handle(
        (@Nullable Stimulus stimulus, @Nullable RuntimeException failure) -> {
          running.remove(key(wake));
          if (stimulus != null) {
            inbox.answer(stimulus, wake);
          }
          return null;
        });
  }
}

package io.keepline.lifecycle;

import static io.keepline.lifecycle.Stimulus.NoticeResult;
import static io.keepline.lifecycle.Stimulus.RefundResult;
import static io.keepline.lifecycle.Stimulus.Result;
import static io.keepline.lifecycle.Stimulus.ServiceResult;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Providers, carrier, mail and persons of a walk: slow, wrong, lying, or just as they should. */
final class WalkWorld {
  final SplittableRandom random;
  private final boolean unreachable;
  private final boolean deadCarrier;
  private final boolean silent;
  private final boolean slow;
  private final Map<String, Money> captured = new HashMap<>();
  private final Map<String, Order> orders = new HashMap<>();
  private final List<String[]> attempts = new ArrayList<>();
  private int count;

  WalkWorld(SplittableRandom random) {
    this.random = random;
    unreachable = random.nextInt(8) == 0;
    deadCarrier = random.nextInt(25) == 0;
    silent = random.nextInt(20) == 0;
    slow = random.nextInt(4) == 0;
  }

  By system() {
    return By.system("sys_" + ++count, "walk");
  }

  By staff() {
    return new By("req_" + ++count, new Actor(Actor.Kind.STAFF, "stf_1"), "walk");
  }

  By holder() {
    return new By("req_" + ++count, new Actor(Actor.Kind.HOLDER, "hld_1"), "walk");
  }

  String id(String prefix) {
    return prefix + "_" + ++count;
  }

  <T> T pick(T[] all) {
    return all[random.nextInt(all.length)];
  }

  boolean chance(int percent) {
    return random.nextInt(100) < percent;
  }

  /** Remembers the orders as the record would. */
  void saw(Decision.Accepted decision) {
    for (Entry entry : decision.entries()) {
      if (entry instanceof Entry.OrderMoved moved) {
        Order order = moved.order();
        orders.put(order.orderId(), order);
        if (order.state() == OrderState.SUBMITTED) {
          attempts.add(new String[] {order.orderId(), order.paymentId()});
        }
      }
    }
  }

  void saw(Order first) {
    orders.put(first.orderId(), first);
    attempts.add(new String[] {first.orderId(), first.paymentId()});
  }

  /** An answer to a wake at which something is done. */
  Stimulus answer(Lease lease, Wake wake, Moment moment) {
    return switch (wake.kind()) {
      case LOOK_UP -> payment(lease, wake.subject(), lookUp());
      case CLOSE_CHECKOUT -> payment(lease, wake.subject(), close());
      case SERVICE -> service(lease, moment);
      case NOTICE -> notice(lease, wake.subject(), moment);
      case REFUND -> refund(wake.subject());
      default -> throw new AssertionError(wake.kind() + " is decided");
    };
  }

  private Result lookUp() {
    int at = random.nextInt(100);
    if ((silent || slow) && at < 96 && count > 2) {
      return silent ? Result.UNKNOWN : Result.PENDING;
    }
    return at < 40
        ? Result.PAID
        : at < 58
            ? Result.DECLINED
            : at < 78 ? Result.UNKNOWN : at < 92 ? Result.PENDING : Result.NEVER_RECEIVED;
  }

  private Result close() {
    int at = slow ? random.nextInt(50, 100) : random.nextInt(100);
    return at < 60
        ? Result.CLOSED
        : at < 80 ? Result.PAID : at < 90 ? Result.PENDING : Result.UNKNOWN;
  }

  private Stimulus.Outcome payment(Lease lease, String orderId, Result result) {
    Order order = lease.order(orderId).orElseThrow();
    return outcome(order, order.paymentId(), result, null);
  }

  private Stimulus.Outcome outcome(Order order, String paymentId, Result said, Order stored) {
    Result result = captured.containsKey(paymentId) && !chance(20) ? Result.PAID : said;
    Money amount = null;
    if (result == Result.PAID) {
      amount = captured.computeIfAbsent(paymentId, p -> amount(order));
    }
    DeclineReason reason = result == Result.DECLINED ? pick(DeclineReason.values()) : null;
    return new Stimulus.Outcome(
        system(), order.orderId(), paymentId, result, amount, reason, null, stored);
  }

  private Money amount(Order order) {
    Money total = order.quote().total();
    return switch (random.nextInt(20)) {
      case 0 -> total.plus(Money.of(1, "USD"));
      case 1 -> Money.of(total.minorUnits(), "EUR");
      default -> total;
    };
  }

  /** Something about an attempt of long ago: late, twice, out of order, or a lie. */
  Stimulus.Outcome lateOutcome(Lease lease) {
    String[] attempt = attempts.get(random.nextInt(attempts.size()));
    Order known = lease.order(attempt[0]).orElse(null);
    Order order = known == null ? orders.get(attempt[0]) : known;
    Result said = pick(Result.values());
    boolean other = !order.paymentId().equals(attempt[1]);
    boolean again = other && captured.containsKey(attempt[1]);
    if (again) {
      // The rules remember a bounded while; beyond it the record's refund id is the guard.
      return outcome(order, order.paymentId(), said, known == null ? order : null);
    }
    return outcome(order, attempt[1], said, known == null ? order : null);
  }

  /** The order with this state now, if it is in the record. */
  Order order(String orderId) {
    return orders.get(orderId);
  }

  List<String[]> attempts() {
    return attempts;
  }

  private Stimulus service(Lease lease, Moment moment) {
    long generation = lease.service().generation() + 1;
    String plan = lease.planOn(moment.today()).label();
    boolean off = lease.wantedService() == ServiceLevel.NONE;
    if (deadCarrier && off && chance(90)) {
      return new Stimulus.ServiceAnswered(
          system(), ServiceLevel.NONE, generation, plan, ServiceResult.REFUSED);
    }
    int at = random.nextInt(100);
    if (at < 5 && lease.everInService()) {
      ServiceLevel old = pick(ServiceLevel.values());
      return new Stimulus.ServiceAnswered(system(), old, generation, plan, ServiceResult.DONE);
    }
    ServiceResult result =
        at < 85 ? ServiceResult.DONE : at < 98 ? ServiceResult.LATER : ServiceResult.REFUSED;
    return new Stimulus.ServiceAnswered(system(), lease.wantedService(), generation, plan, result);
  }

  /** An answer to a wish of long ago. */
  Stimulus oldService(Lease lease) {
    long generation = Math.max(0, lease.service().generation() - random.nextInt(3));
    return new Stimulus.ServiceAnswered(
        system(), ServiceLevel.SUSPENDED, generation, "old", ServiceResult.DONE);
  }

  private Stimulus notice(Lease lease, String noticeId, Moment moment) {
    Notice notice =
        lease.notices().stream()
            .filter(n -> n.noticeId().equals(noticeId))
            .findFirst()
            .orElseThrow();
    NoticeResult result;
    int at = random.nextInt(100);
    if (!Notices.stillHolds(lease, notice, moment.today())) {
      result = NoticeResult.SKIPPED;
    } else if (unreachable && notice.kind() == NoticeKind.FINAL_NOTICE) {
      result = NoticeResult.NO_CHANNEL;
    } else {
      result =
          at < 80
              ? NoticeResult.ACCEPTED
              : at < 90
                  ? NoticeResult.LATER
                  : at < 95 ? NoticeResult.NO_CHANNEL : NoticeResult.ACCEPTED_BY_NUMBER;
    }
    return new Stimulus.NoticeAnswered(system(), noticeId, result);
  }

  Stimulus anyNotice(Lease lease) {
    List<Notice> notices = lease.notices();
    String id = notices.isEmpty() ? "none" : notices.get(random.nextInt(notices.size())).noticeId();
    boolean bounce = chance(40);
    return new Stimulus.NoticeAnswered(
        system(), id, bounce ? NoticeResult.BOUNCED : NoticeResult.LATER);
  }

  private Stimulus refund(String refundId) {
    int at = random.nextInt(100);
    RefundResult result =
        at < 60 ? RefundResult.DONE : at < 90 ? RefundResult.LATER : RefundResult.REFUSED;
    return new Stimulus.RefundAnswered(system(), refundId, result);
  }

  Stimulus anyRefund(Lease lease) {
    List<Refund> refunds = lease.refunds();
    return refund(
        refunds.isEmpty() ? "none" : refunds.get(random.nextInt(refunds.size())).refundId());
  }

  Instant brakeUntil(Instant now) {
    return now.plusSeconds(random.nextInt(1, 200) * 600L);
  }
}

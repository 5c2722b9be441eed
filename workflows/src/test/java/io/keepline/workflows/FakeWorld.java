package io.keepline.workflows;

import io.keepline.lifecycle.Consent;
import io.keepline.lifecycle.DeclineReason;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Notice;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderKind;
import io.keepline.lifecycle.PaymentMethod;
import io.keepline.lifecycle.Quote;
import io.keepline.lifecycle.Stimulus;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;

/** A world that does as it is told and remembers what was asked of it. */
final class FakeWorld implements WorldActivities {
  private final FakeRecord record;
  final List<String> charged = new ArrayList<>();
  final List<String> sent = new ArrayList<>();
  final List<String> refunded = new ArrayList<>();
  final List<String> levels = new ArrayList<>();
  final Map<String, Stimulus.Result> found = new HashMap<>();
  final Map<String, List<Dispute>> disputes = new HashMap<>();
  volatile boolean unoffered;
  volatile DeclineReason declineReason = DeclineReason.INSUFFICIENT_FUNDS;
  Stimulus.Result cardAnswer = Stimulus.Result.PAID;
  volatile CountDownLatch holdCharges = new CountDownLatch(0);
  volatile CountDownLatch holdNotices = new CountDownLatch(0);
  volatile Stimulus.NoticeResult noticeAnswer = Stimulus.NoticeResult.ACCEPTED;
  volatile CountDownLatch holdLookUps = new CountDownLatch(0);
  final Semaphore lookingUp = new Semaphore(0);
  volatile CountDownLatch holdClosing = new CountDownLatch(0);

  FakeWorld(FakeRecord record) {
    this.record = record;
  }

  @Override
  public Charged charge(Charge request) {
    await(holdCharges);
    synchronized (this) {
      charged.add(request.order().paymentId());
      boolean wallet = request.order().method() == PaymentMethod.WALLET;
      Stimulus.Result result = wallet ? Stimulus.Result.PENDING : cardAnswer;
      return new Charged(Begun.YES, null, known(request.order(), result));
    }
  }

  private RecordActivities.Known known(Order order, Stimulus.Result result) {
    Money captured = result == Stimulus.Result.PAID ? order.quote().total() : null;
    DeclineReason declined = result == Stimulus.Result.DECLINED ? declineReason : null;
    return new RecordActivities.Known(
        order.orderId(), order.paymentId(), result, captured, declined, null, null);
  }

  @Override
  public AutoRenewOffer offerAutoRenewal(String leaseId, String quoteId, Instant now) {
    Lease lease = record.lease;
    Consent consent = lease.consent();
    return consent == null || unoffered
        ? AutoRenewOffer.NONE
        : new AutoRenewOffer(
            new Quote(
                quoteId,
                OrderKind.AUTO_RENEW,
                lease.plan(),
                1,
                Money.of(1200, "USD"),
                Money.zero("USD"),
                LeaseStatus.ACTIVE,
                lease.validUntil(),
                lease.validUntil().plusDays(1),
                now.plusSeconds(1800),
                Quote.Extras.NONE),
            consent.method(),
            consent.methodRef());
  }

  /** What is found is what was true at its beginning, however long the answer takes. */
  @Override
  public RecordActivities.Known lookUp(String leaseId, Order order) {
    RecordActivities.Known seen;
    synchronized (this) {
      seen = known(order, found.getOrDefault(order.paymentId(), Stimulus.Result.UNKNOWN));
    }
    lookingUp.release();
    await(holdLookUps);
    return seen;
  }

  private static void await(CountDownLatch held) {
    try {
      held.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public RecordActivities.Known closeCheckout(String leaseId, Order order) {
    await(holdClosing);
    return closed(order);
  }

  private synchronized RecordActivities.Known closed(Order order) {
    return known(order, found.getOrDefault(order.paymentId(), Stimulus.Result.CLOSED));
  }

  @Override
  public synchronized Disputes disputes(String leaseId, String paymentOrOrderId) {
    return new Disputes(disputes.getOrDefault(paymentOrOrderId, List.of()));
  }

  @Override
  public synchronized Stimulus.RefundResult refund(String leaseId, String refundId) {
    refunded.add(refundId);
    return Stimulus.RefundResult.DONE;
  }

  @Override
  public Stimulus.NoticeResult deliver(String leaseId, String noticeId) {
    String kind =
        record.lease.notices().stream()
            .filter(n -> n.noticeId().equals(noticeId))
            .findFirst()
            .map(Notice::kind)
            .map(Enum::name)
            .orElse("gone");
    synchronized (this) {
      sent.add(kind);
    }
    await(holdNotices);
    return noticeAnswer;
  }

  @Override
  public Stimulus.NoticeResult noticeReport(String leaseId, String noticeId) {
    return Stimulus.NoticeResult.BOUNCED;
  }

  @Override
  public Ensured ensureService(String leaseId, Instant now) {
    synchronized (this) {
      levels.add(record.lease.wantedService().name());
    }
    String plan =
        record.lease.status() == LeaseStatus.RESERVED
            ? ""
            : record.lease.planOn(java.time.LocalDate.ofInstant(now, FakeRecord.ZONE)).label();
    return new Ensured(
        record.lease.wantedService(), record.version, plan, Stimulus.ServiceResult.DONE);
  }
}

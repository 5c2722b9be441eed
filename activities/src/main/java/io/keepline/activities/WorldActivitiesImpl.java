package io.keepline.activities;

import io.keepline.activities.document.DocumentMaker;
import io.keepline.activities.notice.NoticeComposer;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.Stimulus;
import io.keepline.store.AttemptRow;
import io.keepline.store.CounterPayments;
import io.keepline.store.Database;
import io.keepline.store.Holders;
import io.keepline.store.MethodTokens;
import io.keepline.store.Notices;
import io.keepline.store.Payments;
import io.keepline.store.Quotes;
import io.keepline.store.Reads;
import io.keepline.store.Refunds;
import io.keepline.store.brand.ChargesByConsent;
import io.keepline.workflows.RecordActivities.Known;
import io.keepline.workflows.WorldActivities;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Payments, notices and the carrier. What the world refuses or does not answer is a value; only a
 * record that does not answer, and a defect, is a failure.
 */
public final class WorldActivitiesImpl implements WorldActivities {
  private final Charging charging;
  private final AutoRenewOffers autoRenew;
  private final LookingUp lookingUp;
  private final Refunding refunding;
  private final Disputing disputing;
  private final Delivering delivering;
  private final Provisioning provisioning;

  private WorldActivitiesImpl(
      Charging charging,
      AutoRenewOffers autoRenew,
      LookingUp lookingUp,
      Refunding refunding,
      Disputing disputing,
      Delivering delivering,
      Provisioning provisioning) {
    this.charging = charging;
    this.autoRenew = autoRenew;
    this.lookingUp = lookingUp;
    this.refunding = refunding;
    this.disputing = disputing;
    this.delivering = delivering;
    this.provisioning = provisioning;
  }

  /** Joins the record and the ports. */
  public static WorldActivitiesImpl over(
      Database database, Brands brands, WorldPorts ports, HaltPoints halts) {
    Payments payments = new Payments(database);
    Reads reads = new Reads(database);
    LeaseReader leases = new LeaseReader(database, brands, ports.clock());
    Outcomes outcomes = new Outcomes(payments, ports.clock());
    Provisioning provisioning = new Provisioning(leases, ports.carrier());
    StoredOrders orders = new StoredOrders(new Quotes(database));
    ChargesByConsent charges = new ChargesByConsent(brands::offered, database);
    NoticeFacts facts =
        new NoticeFacts(
            database,
            brands,
            charges,
            ports,
            provisioning,
            new DocumentMaker(database, brands, ports.clock()));
    return new WorldActivitiesImpl(
        new Charging(payments, new MethodTokens(database), ports, outcomes, halts),
        new AutoRenewOffers(leases, charges, new Quotes(database), ports.clock()),
        new LookingUp(
            payments,
            ports.providers(),
            outcomes,
            new LookingUp.Carried(reads, leases, orders),
            ports.clock()),
        new Refunding(
            new Refunds(database),
            new CounterPayments(database),
            payments,
            ports.providers(),
            ports.clock()),
        Disputing.over(database, ports.providers(), ports.clock()),
        new Delivering(
            new Notices(database),
            leases,
            new NoticeWriter(new Holders(database), facts, new NoticeComposer()),
            ports),
        provisioning);
  }

  /** Sends an attempt whose intent was just written; nobody may call it a second time. */
  void send(String leaseId, Order order) {
    AttemptRow unused = charging.send(leaseId, order, charging.provider(leaseId));
  }

  /** The name of the provider through which a lease's new payments go. */
  String provider(String leaseId) {
    return charging.provider(leaseId).name();
  }

  @Override
  public Charged charge(Charge request) {
    return Guarded.call("charge", () -> charging.charge(request));
  }

  @Override
  public AutoRenewOffer offerAutoRenewal(String leaseId, String quoteId, Instant now) {
    return Guarded.call("offerAutoRenewal", () -> autoRenew.offer(leaseId, quoteId, now));
  }

  @Override
  public Known lookUp(String leaseId, Order order) {
    return Guarded.call("lookUp", () -> lookingUp.lookUp(leaseId, order));
  }

  @Override
  public Known closeCheckout(String leaseId, Order order) {
    return Guarded.call("closeCheckout", () -> lookingUp.close(leaseId, order));
  }

  @Override
  public Disputes disputes(String leaseId, String paymentOrOrderId) {
    return Guarded.call("disputes", () -> new Disputes(disputing.news(paymentOrOrderId)));
  }

  @Override
  public Stimulus.RefundResult refund(String leaseId, String refundId) {
    return Guarded.call("refund", () -> refunding.refund(refundId));
  }

  @Override
  public Stimulus.NoticeResult deliver(String leaseId, String noticeId) {
    return Guarded.call("deliver", () -> delivering.deliver(leaseId, noticeId));
  }

  @Override
  public Stimulus.@Nullable NoticeResult noticeReport(String leaseId, String noticeId) {
    return Guarded.call("noticeReport", () -> delivering.report(noticeId)).orElse(null);
  }

  @Override
  public Ensured ensureService(String leaseId, Instant now) {
    return Guarded.call("ensureService", () -> provisioning.ensure(leaseId, now));
  }
}

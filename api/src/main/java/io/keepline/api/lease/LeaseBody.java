package io.keepline.api.lease;

import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Cancellation;
import io.keepline.lifecycle.Consent;
import io.keepline.lifecycle.Hold;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.PlanVersion;
import io.keepline.lifecycle.Settlement;
import io.keepline.lifecycle.Task;
import io.keepline.lifecycle.Term;
import io.keepline.lifecycle.Wake;
import io.keepline.store.NumberRow;
import io.keepline.store.brand.NextCharge;
import io.keepline.store.brand.Support;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A lease, as it is shown: the record's facts and the instants resolved from them. */
record LeaseBody(
    String leaseId,
    String url,
    long version,
    String brandId,
    String holderId,
    NumberBody number,
    String status,
    Optional<String> lossCause,
    PlanRef plan,
    Optional<PlanRef> nextPlan,
    Optional<LocalDate> validUntil,
    Optional<LocalDate> graceUntil,
    Optional<LocalDate> suspendedUntil,
    Optional<Instant> reclaimAt,
    Optional<Instant> quarantineUntil,
    String zone,
    Instant now,
    boolean sandbox,
    List<TermBody> terms,
    List<AllowanceBody> allowances,
    Optional<ConsentBody> consent,
    Optional<NextChargeBody> nextCharge,
    CancellationBody cancellation,
    List<HoldBody> holds,
    Optional<PaymentBody> paymentBeingChecked,
    ServiceBody service,
    List<TaskBody> tasks,
    List<WakeBody> next,
    Support support) {

  record NumberBody(
      String numberId,
      String number,
      String masked,
      Optional<String> iccid,
      String country,
      List<String> capabilities) {
    static NumberBody of(NumberRow row) {
      return new NumberBody(
          row.numberId(),
          row.msisdn().e164(),
          row.msisdn().masked(),
          Optional.ofNullable(row.iccid()).map(card -> card.masked()),
          row.country(),
          row.capabilities().stream().map(Wire::name).toList());
    }
  }

  record PlanRef(String planId, int version) {
    static PlanRef of(PlanVersion plan) {
      return new PlanRef(plan.planId(), plan.version());
    }
  }

  /**
   * A paid stretch; days that were given have no order.
   *
   * @param paid by its order
   * @param carried what earlier payments had paid for these days, before a change of plan
   */
  record TermBody(
      Optional<String> orderId,
      PlanRef plan,
      LocalDate from,
      LocalDate until,
      Money paid,
      List<PartBody> carried) {
    static TermBody of(Term term) {
      return new TermBody(
          Optional.of(term.orderId()).filter(id -> !id.isEmpty()),
          PlanRef.of(term.plan()),
          term.from(),
          term.until(),
          term.paid(),
          term.carried().stream().map(PartBody::of).toList());
    }
  }

  record PartBody(String orderId, Money amount) {
    static PartBody of(Term.Part part) {
      return new PartBody(part.orderId(), part.amount());
    }
  }

  record ConsentBody(
      String method,
      Money ceiling,
      Instant givenAt,
      boolean chargeable,
      Optional<String> methodId) {
    static ConsentBody of(Consent consent, LeaseReader.Foreseen foreseen) {
      return new ConsentBody(
          Wire.name(consent.method()),
          consent.ceiling(),
          consent.givenAt(),
          foreseen.chargeable(),
          Optional.ofNullable(consent.methodRef()));
    }
  }

  /**
   * When the consent is used next.
   *
   * @param date the brand's date
   * @param at the instant
   * @param how {@code charge}, or {@code payment_request} where the holder will be asked to pay
   * @param because why the holder will be asked
   */
  record NextChargeBody(LocalDate date, Instant at, String how, Optional<String> because) {
    static NextChargeBody of(NextCharge next) {
      return new NextChargeBody(
          next.date(),
          next.at(),
          next.isCharge() ? "charge" : "payment_request",
          next.because().map(Wire::name));
    }
  }

  record CancellationBody(
      String state,
      Optional<Instant> linkExpiresAt,
      Optional<Instant> executeAt,
      Optional<Money> fee,
      List<RefundShare> refunds,
      List<WalletBody> wallet,
      Optional<PreviewBody> preview) {
    static CancellationBody of(Held held) {
      Cancellation cancellation = held.lease().cancellation();
      boolean open = held.lease().status().isInTerm() && !cancellation.isConfirmed();
      return new CancellationBody(
          Wire.name(cancellation.state()),
          Optional.ofNullable(cancellation.linkExpiresAt()),
          Optional.ofNullable(cancellation.executeAt()),
          Settlement.frozen(cancellation).fee(),
          cancellation.refunds().stream().map(RefundShare::of).toList(),
          WalletBody.of(Settlement.frozen(cancellation)),
          open ? Optional.of(PreviewBody.of(held.wouldGiveBack())) : Optional.empty());
    }
  }

  /**
   * The money of a cancellation that is confirmed today.
   *
   * @param figures the name of these figures, to be handed back with the confirmation
   */
  record PreviewBody(
      Optional<Money> fee, List<RefundShare> refunds, List<WalletBody> wallet, String figures) {
    static PreviewBody of(Settlement money) {
      return new PreviewBody(
          money.fee(),
          money.refunds().stream().map(RefundShare::of).toList(),
          WalletBody.of(money),
          money.figures());
    }
  }

  record WalletBody(Money amount, Money fee) {
    static List<WalletBody> of(Settlement money) {
      return money.balances().stream().map(s -> new WalletBody(s.amount(), s.fee())).toList();
    }
  }

  record RefundShare(String orderId, Money amount, Money fee) {
    static RefundShare of(Cancellation.Share share) {
      return new RefundShare(share.orderId(), share.amount(), share.fee());
    }
  }

  record HoldBody(String reason, Instant since) {
    static HoldBody of(Hold hold) {
      return new HoldBody(Wire.name(hold.reason()), hold.since());
    }
  }

  /**
   * An order in flight: the number is safe while it is checked (F22).
   *
   * @param safeUntil until when the loss waits for it; absent while no loss is near
   */
  record PaymentBody(String orderId, String state, Instant payBy, Optional<Instant> safeUntil) {
    static PaymentBody of(Order order, Lease lease) {
      return new PaymentBody(
          order.orderId(),
          Wire.name(order.state()),
          order.payBy(),
          Optional.ofNullable(lease.lossPausedUntil()));
    }
  }

  record TaskBody(String taskId, String kind, Optional<Instant> dueAt) {
    static TaskBody of(Task task) {
      return new TaskBody(task.taskId(), Wire.name(task.kind()), Optional.ofNullable(task.dueAt()));
    }
  }

  record WakeBody(String what, Instant at) {
    static WakeBody of(Wake wake) {
      return new WakeBody(Wire.name(wake.kind()), wake.at());
    }
  }

  static LeaseBody of(Held held, LeaseReader.Foreseen foreseen, Urls urls) {
    Lease lease = held.lease();
    return new LeaseBody(
        lease.leaseId(),
        urls.lease(lease.leaseId()),
        held.view().lease().version(),
        lease.brandId(),
        lease.holderId(),
        NumberBody.of(held.view().number()),
        Wire.name(lease.status()),
        Optional.ofNullable(lease.lossCause()).map(Wire::name),
        PlanRef.of(lease.plan()),
        Optional.ofNullable(lease.nextPlan()).map(PlanRef::of),
        Optional.ofNullable(lease.validUntil()),
        lease.graceUntil(),
        lease.suspendedUntil(),
        Optional.ofNullable(held.schedule().reclaimAt()),
        lease.quarantineUntil(),
        held.brand().zone().getId(),
        held.now(),
        lease.sandbox(),
        lease.terms().stream().map(TermBody::of).toList(),
        AllowanceBody.of(held.view().units(), held),
        Optional.ofNullable(lease.consent()).map(c -> ConsentBody.of(c, foreseen)),
        foreseen.next().map(NextChargeBody::of),
        CancellationBody.of(held),
        lease.holds().stream().map(HoldBody::of).toList(),
        lease.inFlight().map(order -> PaymentBody.of(order, lease)),
        ServiceBody.of(held),
        lease.tasks().stream().map(TaskBody::of).toList(),
        held.schedule().wakes().stream().limit(5).map(WakeBody::of).toList(),
        held.brand().support());
  }
}

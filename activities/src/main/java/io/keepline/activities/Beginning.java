package io.keepline.activities;

import io.keepline.lifecycle.DerivedId;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.Order;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Scheduler;
import io.keepline.lifecycle.StimulusKind;
import io.keepline.store.AdoptRequest.NewLease;
import io.keepline.store.AuditRow;
import io.keepline.store.NumberChoice;
import io.keepline.store.brand.Brand;
import io.keepline.workflows.LeaseInput.FirstOrder;
import java.time.Duration;
import java.time.Instant;

/**
 * The beginning of a lease: reserved, with its first order submitted.
 *
 * @param leaseId the lease
 * @param first the first order
 * @param real real time, which is lease time, too: no clock was moved yet
 */
record Beginning(String leaseId, FirstOrder first, Instant real) {

  NewLease rows(Brand brand) {
    String chosen = first.numberId();
    // The record knows an automatic choice only once it is made; a reader takes it from the row.
    Lease lease =
        Lease.reserved(
            new Lease.Identity(
                leaseId,
                first.brandId(),
                brand.sandbox(),
                first.holderId(),
                chosen == null ? "" : chosen),
            order(),
            real,
            Duration.ZERO);
    return new NewLease(
        first.holderId(),
        first.brandId(),
        choice(brand),
        FactsRow.of(lease, Scheduler.resolve(lease, brand.zone(), real)),
        OrderRows.order(leaseId, order(), OrderRows.Beside.submitted(first.notAfter(), real)),
        audit());
  }

  private Order order() {
    Duration reservation = Duration.ofMinutes(first.quote().plan().policy().reservationMinutes());
    return new Order(
        first.orderId(),
        first.requestId(),
        first.quote(),
        OrderState.SUBMITTED,
        1,
        DerivedId.payment(first.orderId(), 1),
        first.method(),
        first.methodRef(),
        real,
        real,
        real,
        real.plus(reservation),
        0,
        false);
  }

  private NumberChoice choice(Brand brand) {
    String chosen = first.numberId();
    if (chosen != null) {
      return new NumberChoice.Exact(chosen);
    }
    String country = first.country();
    return new NumberChoice.Automatic(
        country == null ? brand.coverage().countries().get(0) : country, first.capabilities());
  }

  private AuditRow audit() {
    return new AuditRow(
        DerivedId.of("aud", leaseId, "begun"),
        first.requestId(),
        StimulusKind.ORDER_SUBMITTED.name(),
        first.actor(),
        null,
        first.quote().plan().label(),
        null,
        LeaseStatus.RESERVED.name(),
        "{}",
        "{}",
        null,
        real,
        real,
        first.orderId());
  }
}

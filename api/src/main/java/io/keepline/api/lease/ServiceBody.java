package io.keepline.api.lease;

import io.keepline.api.http.Wire;
import io.keepline.lifecycle.Lease;
import io.keepline.lifecycle.Service;
import io.keepline.lifecycle.ServiceLevel;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * What a number is to have at the carrier, and what the carrier confirmed: an upgrade that is paid
 * and not in force is seen here.
 *
 * @param inStep whether the carrier confirmed all that is wanted
 * @param wanted the level of service that is wanted today
 * @param confirmed the level that the carrier confirmed last
 * @param wantedPlan the plan that is wanted today; absent where no service is
 * @param confirmedPlan the plan that the carrier confirmed last
 * @param planSince since when it has confirmed that plan, in lease time
 * @param failedTries how often the present wish was refused or not answered
 * @param retryAt when it is asked again, in lease time
 */
record ServiceBody(
    boolean inStep,
    String wanted,
    String confirmed,
    Optional<LeaseBody.PlanRef> wantedPlan,
    Optional<LeaseBody.PlanRef> confirmedPlan,
    Optional<Instant> planSince,
    int failedTries,
    Optional<Instant> retryAt) {

  static ServiceBody of(Held held) {
    Lease lease = held.lease();
    Service known = lease.service();
    LocalDate today = held.moment().today();
    boolean off = lease.wantedService() == ServiceLevel.NONE;
    return new ServiceBody(
        lease.isServiceInStep(today),
        Wire.name(lease.wantedService()),
        Wire.name(known.confirmed()),
        off ? Optional.empty() : Optional.of(LeaseBody.PlanRef.of(lease.planOn(today))),
        Optional.ofNullable(known.appliedPlan()).flatMap(ServiceBody::plan),
        Optional.ofNullable(known.planSince()),
        known.tries(),
        Optional.ofNullable(known.retryAt()));
  }

  /** A plan's label is its id and its version. */
  private static Optional<LeaseBody.PlanRef> plan(String label) {
    int at = label.lastIndexOf('@');
    return at < 1 || !label.substring(at + 1).matches("[0-9]{1,9}")
        ? Optional.empty()
        : Optional.of(
            new LeaseBody.PlanRef(
                label.substring(0, at), Integer.parseInt(label.substring(at + 1))));
  }
}

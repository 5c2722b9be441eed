package io.keepline.activities;

import io.keepline.activities.carrier.Carrier;
import io.keepline.activities.carrier.CarrierAnswer;
import io.keepline.activities.carrier.CarrierOrder;
import io.keepline.lifecycle.PlanVersion;
import io.keepline.lifecycle.ServiceLevel;
import io.keepline.lifecycle.Stimulus.ServiceResult;
import io.keepline.workflows.WorldActivities.Ensured;
import io.temporal.failure.ApplicationFailure;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/** Brings the carrier to what the record wants now; a wish's generation is the row's version. */
final class Provisioning {
  private final LeaseReader leases;
  private final Carrier carrier;

  Provisioning(LeaseReader leases, Carrier carrier) {
    this.leases = leases;
    this.carrier = carrier;
  }

  Ensured ensure(String leaseId, Instant now) {
    LeaseReader.Standing standing =
        leases
            .read(leaseId)
            .orElseThrow(
                () ->
                    ApplicationFailure.newNonRetryableFailure(
                        "there is no such lease", "NoSuchLease"));
    CarrierOrder order = order(standing, now);
    CarrierAnswer answer = carrier.ensure(order);
    return new Ensured(
        order.wanted(), order.generation(), plan(standing, now).label(), result(answer));
  }

  /** How the holder loads the eSIM: the carrier says it with every confirmed wish. */
  Optional<String> activation(LeaseReader.Standing standing) {
    CarrierOrder order = order(standing, standing.now());
    boolean onNetwork = order.wanted() != ServiceLevel.NONE;
    return onNetwork && carrier.ensure(order) instanceof CarrierAnswer.Done done
        ? done.activationReference()
        : Optional.empty();
  }

  private static CarrierOrder order(LeaseReader.Standing standing, Instant now) {
    ServiceLevel wanted = standing.facts().wantedService();
    PlanVersion plan = plan(standing, now);
    return new CarrierOrder(
        standing.row().number().numberId(),
        standing.row().number().msisdn(),
        standing.facts().leaseId(),
        wanted,
        wanted == ServiceLevel.NONE
            ? Optional.empty()
            : Optional.of(plan.planId() + ".v" + plan.version()),
        standing.row().lease().version());
  }

  private static PlanVersion plan(LeaseReader.Standing standing, Instant now) {
    return standing.facts().planOn(LocalDate.ofInstant(now, standing.brand().zone()));
  }

  private static ServiceResult result(CarrierAnswer answer) {
    if (answer instanceof CarrierAnswer.Done) {
      return ServiceResult.DONE;
    }
    // Stale: someone newer spoke, so the record is read again and asked again.
    return answer instanceof CarrierAnswer.RefusedForGood
        ? ServiceResult.REFUSED
        : ServiceResult.LATER;
  }
}

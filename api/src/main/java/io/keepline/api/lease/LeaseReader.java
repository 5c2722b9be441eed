package io.keepline.api.lease;

import io.keepline.api.http.Caller;
import io.keepline.api.http.Problem;
import io.keepline.lifecycle.Lease;
import io.keepline.store.LeaseView;
import io.keepline.store.Reads;
import io.keepline.store.brand.ChargesByConsent;
import io.keepline.store.brand.NextCharge;
import java.time.InstantSource;
import java.util.Optional;

/** Leases that a caller may see. One that is not there and one of a foreign brand look the same. */
final class LeaseReader {

  private final FactsMemory facts = new FactsMemory();
  private final Reads reads;
  private final Brands brands;
  private final ChargesByConsent charges;
  private final InstantSource clock;

  LeaseReader(Reads reads, Brands brands, ChargesByConsent charges, InstantSource clock) {
    this.reads = reads;
    this.brands = brands;
    this.charges = charges;
    this.clock = clock;
  }

  /**
   * A lease.
   *
   * @throws Problem not found
   */
  Held lease(Caller caller, String leaseId) {
    return visible(caller, reads.lease(leaseId));
  }

  /** A lease that was found some way. */
  Held visible(Caller caller, Optional<LeaseView> found) {
    LeaseView view = found.orElseThrow(Problem::notFound);
    caller.mustTouch(view.lease().brandId());
    return held(view);
  }

  /** A lease whose link was shown: the link is the permission. */
  Optional<Held> byLink(String leaseId) {
    return reads.lease(leaseId).map(this::held);
  }

  /**
   * What a lease's consent comes to.
   *
   * @param chargeable whether its method can be charged while nobody is there
   * @param next when it is used next, and whether it is charged then; empty where nothing is
   *     planned
   */
  record Foreseen(boolean chargeable, Optional<NextCharge> next) {}

  Foreseen foreseen(Held held) {
    Lease lease = held.lease();
    return new Foreseen(
        Optional.ofNullable(lease.consent()).filter(charges::isChargeable).isPresent(),
        charges.next(lease, held.schedule(), held.brand(), held.now()));
  }

  Held held(LeaseView view) {
    return Held.of(view, facts.of(view), brands.brand(view.lease().brandId()), clock.instant());
  }
}

package io.keepline.api.document;

import io.keepline.api.http.Caller;
import io.keepline.api.http.Problem;
import io.keepline.store.HolderRow;
import io.keepline.store.Holders;
import io.keepline.store.LeaseView;
import io.keepline.store.Reads;

/** Whose things a caller may see. What is not there and what is a foreign brand's look the same. */
record Owners(Reads reads, Holders holders) {

  /**
   * Lets a caller pass to a lease.
   *
   * @throws Problem not found
   */
  void lease(Caller caller, String leaseId) {
    LeaseView view = reads.lease(leaseId).orElseThrow(Problem::notFound);
    caller.mustTouch(view.lease().brandId());
  }

  /**
   * Lets a caller pass to a holder.
   *
   * @throws Problem not found
   */
  void holder(Caller caller, String holderId) {
    HolderRow row = holders.holder(holderId).orElseThrow(Problem::notFound);
    caller.mustTouch(row.brandId());
  }
}

package io.keepline.activities;

import io.keepline.workflows.Answer;
import io.keepline.workflows.Commands;
import java.util.Optional;

/** The way from a payment's own workflow to the lease it is for. */
public interface LeaseUpdates {

  /**
   * Asks a lease to take a top-up. The same payment is the same wish, however often it is asked.
   *
   * @return what the lease said; empty when nobody answered, which says nothing
   */
  Optional<Answer> applyTopUp(String leaseId, Commands.ApplyTopUp command);
}

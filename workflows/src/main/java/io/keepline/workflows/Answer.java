package io.keepline.workflows;

import io.keepline.lifecycle.LeaseStatus;
import io.keepline.lifecycle.OrderState;
import io.keepline.lifecycle.Refusal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a lease answers to a command, once the record has it. A refusal is a value, not an error.
 *
 * @param accepted whether the command changed something, or had done so before
 * @param refusal why not; absent when accepted
 * @param storeRefusal why the record refused it; absent otherwise
 * @param status where the lease stands now
 * @param validUntil the paid date now; absent while reserved
 * @param version the lease's version in the record
 * @param orderId the order the command was about; absent otherwise
 * @param orderState where that order stands; absent otherwise
 */
public record Answer(
    boolean accepted,
    @Nullable Refusal refusal,
    @Nullable String storeRefusal,
    LeaseStatus status,
    @Nullable LocalDate validUntil,
    long version,
    @Nullable String orderId,
    @Nullable OrderState orderState) {

  /**
   * What a payment's own workflow answers, as if it were a lease without dates.
   *
   * @param refusal why it was never begun; absent otherwise
   */
  public static Answer ofPayment(@Nullable String refusal) {
    return new Answer(refusal == null, null, refusal, LeaseStatus.ENDED, null, 0, null, null);
  }

  /** What a lease that is over answers, when it has no run that could. */
  public static Answer ofEndedLease() {
    return new Answer(false, Refusal.LEASE_ENDED, null, LeaseStatus.ENDED, null, 0, null, null);
  }

  /** A store refusal: what the caller saw and decided by is no longer so. */
  public static final String LEASE_MOVED = "LEASE_MOVED";
}

package io.keepline.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A fresh run takes a lease over.
 *
 * @param leaseId the lease
 * @param readerLevel the newest snapshot that the run reads whole
 * @param first how the lease begins, if it does not exist yet; null when it must
 * @param now real time
 */
public record AdoptRequest(String leaseId, int readerLevel, @Nullable NewLease first, Instant now) {

  /**
   * The beginning of a lease, written in one transaction with the claim of its number.
   *
   * @param holderId whose it is
   * @param brandId the brand
   * @param number which number
   * @param facts the reserved lease
   * @param order its first order, SUBMITTED
   * @param audit why
   */
  public record NewLease(
      String holderId,
      String brandId,
      NumberChoice number,
      LeaseFacts facts,
      OrderRow order,
      AuditRow audit) {}
}

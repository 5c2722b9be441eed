package io.keepline.api.command;

import java.time.Instant;
import java.util.Optional;

/**
 * One wish with the ids that it keeps, however often and through whichever API process it comes.
 *
 * @param requestId SHA-256 of client, operation and Idempotency-Key; the update's id
 * @param leaseId the lease it is about or begins
 * @param orderId the order it mints; absent where it mints none
 * @param notAfter real time after which the lease refuses it
 * @param again whether it was asked before and no definite answer is known
 */
public record Ticket(
    String requestId, String leaseId, Optional<String> orderId, Instant notAfter, boolean again) {

  /**
   * The order it mints.
   *
   * @throws java.util.NoSuchElementException if it mints none
   */
  public String order() {
    return orderId.orElseThrow();
  }
}

package io.keepline.activities.carrier;

import io.keepline.lifecycle.Msisdn;
import io.keepline.lifecycle.ServiceLevel;
import java.util.Optional;

/**
 * Which service one number shall have.
 *
 * @param numberId the number's opaque id
 * @param number the number itself
 * @param leaseId the lease that speaks
 * @param wanted the level; {@code FULL} provisions a number that is not on the network, {@code
 *     NONE} takes it off
 * @param plan the opaque id of the plan whose allowances shall apply; absent where none does
 * @param generation counts the lease's wishes; each wish has its own, a repeat has the same
 */
public record CarrierOrder(
    String numberId,
    Msisdn number,
    String leaseId,
    ServiceLevel wanted,
    Optional<String> plan,
    long generation) {

  /**
   * Checks that the ids are fit for a path and a file name.
   *
   * @throws IllegalArgumentException if an id is not opaque or the generation is below nothing
   */
  public CarrierOrder {
    opaque(numberId);
    opaque(leaseId);
    plan.ifPresent(CarrierOrder::opaque);
    if (generation < 0) {
      throw new IllegalArgumentException("a generation counts up from nothing");
    }
  }

  private static void opaque(String id) {
    if (!id.matches("[A-Za-z0-9][A-Za-z0-9._-]{0,99}")) {
      throw new IllegalArgumentException("an id is letters, digits, dots, dashes");
    }
  }
}

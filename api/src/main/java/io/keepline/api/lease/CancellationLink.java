package io.keepline.api.lease;

import io.keepline.lifecycle.Settlement;
import io.keepline.store.brand.Support;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;

/**
 * What a mailed link opens.
 *
 * @param token the link's secret, as it came
 * @param leaseId the lease
 * @param linkId the link
 * @param holderId whose number it is
 * @param standing what can be done
 * @param maskedNumber the number's last digits
 * @param validUntil the paid date
 * @param coolingOffHours how long it can be undone
 * @param executeAt when it is carried out, once confirmed
 * @param money what goes back and what is kept: previewed, or frozen once confirmed
 * @param fromBalance the payments among them that go back to the balance
 * @param zone where the brand's dates begin
 * @param support whom to ask
 */
public record CancellationLink(
    String token,
    String leaseId,
    String linkId,
    String holderId,
    Standing standing,
    String maskedNumber,
    Optional<String> validUntil,
    int coolingOffHours,
    Optional<Instant> executeAt,
    Settlement money,
    Set<String> fromBalance,
    ZoneId zone,
    Support support) {

  /** What can be done with a link. */
  public enum Standing {
    /** It waits for its button. */
    LIVE,
    /** Confirmed; it can be withdrawn. */
    CONFIRMED,
    /** Carried out. */
    EXECUTED,
    /** Nothing is being cancelled, or a newer link lives. */
    NONE
  }

  /** Copies the set. */
  public CancellationLink {
    fromBalance = Set.copyOf(fromBalance);
  }

  @Override
  public String toString() {
    return "CancellationLink[" + linkId + "]";
  }
}

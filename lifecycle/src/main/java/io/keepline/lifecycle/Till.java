package io.keepline.lifecycle;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where money was taken over a counter, and who was standing there. Opaque ids only.
 *
 * @param storeId the store, as the brand names it
 * @param terminalReference the terminal's own id of a card payment; absent for cash
 * @param idCheck that the customer's identity was checked
 */
public record Till(String storeId, @Nullable String terminalReference, IdCheck idCheck) {

  /**
   * That somebody's identity was checked; never a copy of the document, nor its number.
   *
   * @param document what was shown
   * @param checkedBy the clerk, as {@code staff:} and an opaque id
   * @param checkedAt when, real time
   */
  public record IdCheck(Document document, String checkedBy, Instant checkedAt) {}

  /** What was shown at the counter. */
  public enum Document {
    /** A passport. */
    PASSPORT,
    /** A national identity card. */
    IDENTITY_CARD,
    /** A driving licence. */
    DRIVING_LICENCE,
    /** A residence permit. */
    RESIDENCE_PERMIT
  }
}

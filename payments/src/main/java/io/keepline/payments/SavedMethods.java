package io.keepline.payments;

import io.keepline.lifecycle.DeclineReason;
import java.util.List;
import java.util.Optional;

/**
 * The methods that a provider keeps for subscribers. Paying with one is a {@link PaymentRequest}
 * that names its token: {@link Attendance#UNATTENDED} charges it under its mandate, and then the
 * outcome of {@link PaymentProvider#confirm} is paid, or declined softly, hard, or because the
 * subscriber is needed ({@link DeclineReason#firmness}).
 *
 * <p>No method throws for anything the network or the provider does.
 */
public interface SavedMethods {

  /** Saves a method. The same request again answers the same wish in its present state. */
  SaveOutcome save(SaveRequest request);

  /** The present state of a wish, by the provider's reference. */
  SaveOutcome lookUpSave(String saveRef);

  /**
   * The methods that are saved for a subscriber, oldest first; empty if the provider could not be
   * asked. What is shown to the subscriber comes from our own record; this is to compare it with.
   */
  Optional<List<SavedMethod>> list(String payerId);

  /**
   * Forgets a saved method: it can never be charged again.
   *
   * @return whether that is certain; ask again where it is not
   */
  boolean forget(String savedToken);
}

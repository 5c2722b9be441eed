package io.keepline.activities.reconcile;

import java.time.LocalDate;

/** The provider did not say what it booked, so nothing was compared. */
public final class ProviderSilent extends RuntimeException {
  private static final long serialVersionUID = 1;

  ProviderSilent(LocalDate day) {
    super("The payment provider does not answer, so its list of " + day + " was not compared.");
  }
}

package io.keepline.payments;

import java.time.Instant;
import java.util.Optional;

/**
 * The subscriber's permission to charge a method later, while nobody is there. The record of what
 * was agreed (price ceiling, wording) is ours; a provider is told only what it must know.
 *
 * @param consentId our record of the permission
 * @param acceptedAt when it was given
 * @param online from where, if it was given on a page; empty on the phone or at a counter
 */
public record Mandate(String consentId, Instant acceptedAt, Optional<Online> online) {

  /**
   * From where a permission was given.
   *
   * @param ipAddress the subscriber's address
   * @param userAgent the browser's name for itself
   */
  public record Online(String ipAddress, String userAgent) {
    /** Personal data stays out of logs. */
    @Override
    public String toString() {
      return "Online[]";
    }
  }

  /**
   * Checks the record's id.
   *
   * @throws IllegalArgumentException if it is blank
   */
  public Mandate {
    if (consentId.isBlank()) {
      throw new IllegalArgumentException("consentId must not be blank");
    }
  }
}

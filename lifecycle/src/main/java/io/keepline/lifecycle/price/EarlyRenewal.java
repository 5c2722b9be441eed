package io.keepline.lifecycle.price;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/**
 * A discount for renewing well before the end.
 *
 * @param daysBefore how many days before the paid-until date at the latest, at least one
 * @param rate off the plan's price
 */
public record EarlyRenewal(int daysBefore, Rate rate) {

  /** Whether a day is early enough. */
  boolean appliesOn(LocalDate today, LocalDate validUntil) {
    return ChronoUnit.DAYS.between(today, validUntil) >= daysBefore;
  }
}

package io.keepline.store.brand;

import io.keepline.lifecycle.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/**
 * When a consent to renew is used next, and what will be done then as things stand.
 *
 * @param at when, in lease time
 * @param date the brand's date then
 * @param price what the renewal costs then, all in all; empty where that was not asked or there is
 *     none to be had
 * @param because why the holder will be asked to pay; empty where the renewal will be charged
 */
public record NextCharge(
    Instant at, LocalDate date, Optional<Money> price, Optional<Because> because) {

  /** Why a renewal is not charged although there is a consent. */
  public enum Because {
    /** Nobody can charge the method while its owner is away, or no saved one was named. */
    METHOD_NOT_CHARGEABLE,
    /** The saved method that the consent names was removed. */
    METHOD_REMOVED,
    /** The renewal costs more than the consent allows. */
    ABOVE_CEILING,
    /** It is to be paid from the balance, which has not enough now. */
    BALANCE_TOO_LOW,
    /**
     * There is nothing to charge: the plan is not sold in the ceiling's currency or by this method
     * any more, or the term would lead beyond the stacking cap.
     */
    NOT_ON_OFFER
  }

  /** Whether a charge is tried: a balance that is too low now may have been filled by then. */
  public boolean isTried() {
    return because.isEmpty() || because.equals(Optional.of(Because.BALANCE_TOO_LOW));
  }

  /** Whether the renewal will be charged. */
  public boolean isCharge() {
    return because.isEmpty();
  }
}

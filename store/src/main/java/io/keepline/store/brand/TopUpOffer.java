package io.keepline.store.brand;

import io.keepline.lifecycle.Money;
import java.util.List;

/**
 * A step of the top-up ladder in one currency, kept with the offer that was made of it.
 *
 * @param stepId the step
 * @param amount what it costs, before a method's fee or discount
 * @param credit what goes into the wallet
 * @param days how many days it adds to the number
 * @param restores whether it carries the fee that brings a suspended number back
 * @param units what it lets the number use
 */
public record TopUpOffer(
    String stepId, Money amount, Money credit, int days, boolean restores, List<TopUpUnits> units) {

  /** Copies the list. */
  public TopUpOffer {
    units = List.copyOf(units);
  }
}

package io.keepline.lifecycle.price;

import io.keepline.lifecycle.Money;
import io.keepline.lifecycle.Quote;
import java.util.List;

/** The answer to a wish: a price, or why there is none. */
public sealed interface Priced {

  /**
   * A price.
   *
   * @param lines what it is made of, in the order to show them
   * @param total their sum, never negative
   * @param restoreFee the part that restores a suspended number
   * @param extras what promotions added
   */
  record Price(List<PriceLine> lines, Money total, Money restoreFee, Quote.Extras extras)
      implements Priced {
    /** Copies the list. */
    public Price {
      lines = List.copyOf(lines);
    }
  }

  /**
   * No price.
   *
   * @param reason why
   */
  record Refused(Reason reason) implements Priced {}

  /** Why a wish has no price. */
  enum Reason {
    /** The brand does not take the method. */
    METHOD_NOT_OFFERED,
    /** The method is taken in another currency only. */
    METHOD_FIXES_CURRENCY,
    /** The brand has no such add-on, or does not sell it in the currency. */
    ADD_ON_NOT_OFFERED,
    /** No promotion has the code. */
    CODE_UNKNOWN,
    /** The promotion is over, not begun, used up, or not for this plan, method or kind of order. */
    CODE_NOT_APPLICABLE,
    /** The amount is beyond what can be counted. */
    AMOUNT_TOO_LARGE
  }
}

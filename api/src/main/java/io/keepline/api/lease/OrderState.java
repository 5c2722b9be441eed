package io.keepline.api.lease;

import io.keepline.lifecycle.KeptReason;
import io.keepline.lifecycle.Money;
import io.keepline.store.brand.Support;
import java.util.Optional;

/**
 * An order as the return page shows it.
 *
 * @param orderId the order
 * @param state in lower_snake, also {@code received} and {@code not_accepted}
 * @param use what became of what was bought
 * @param kept why a top-up was kept in the wallet, where that is known; absent otherwise
 * @param total what is paid
 * @param validUntil the date it gave
 * @param sentence why it was declined; empty otherwise
 * @param remedy what to do about it; empty otherwise
 * @param checkoutUrl where to go on paying
 * @param number the masked number and its brand; absent until the lease exists
 * @param support whom to ask
 */
public record OrderState(
    String orderId,
    String state,
    Use use,
    Optional<KeptReason> kept,
    Optional<Money> total,
    Optional<String> validUntil,
    String sentence,
    String remedy,
    Optional<String> checkoutUrl,
    Optional<NumberOf> number,
    Support support) {

  /** What a paid order gave. */
  public enum Use {
    /** A term. */
    TERM,
    /** The step of a top-up. */
    TOP_UP,
    /** Nothing but credit: the number refused the top-up. */
    KEPT
  }

  /**
   * Whose order it is, as far as a page may say.
   *
   * @param masked the number without its middle
   * @param brand the brand's name in the page's language
   * @param zone the zone of the brand's dates
   */
  public record NumberOf(String masked, String brand, String zone) {}
}

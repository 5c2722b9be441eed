package io.keepline.store;

import org.jspecify.annotations.Nullable;

/**
 * How often a promotion may be used.
 *
 * @param promotionId its id within the brand
 * @param total by how many orders; null: any number
 * @param ofHolder by how many orders of one holder; null: any number
 */
public record PromotionLimit(
    String promotionId, @Nullable Integer total, @Nullable Integer ofHolder) {

  /** Whether it can be used up at all. */
  boolean isLimited() {
    return total != null || ofHolder != null;
  }
}

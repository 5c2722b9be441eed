/**
 * What an offer costs: plan, add-ons, discounts, promotions, fees. Pure, like the rules beside it;
 * whoever may import {@code io.keepline.lifecycle} may import it.
 */
@NullMarked
package io.keepline.lifecycle.price;

import org.jspecify.annotations.NullMarked;

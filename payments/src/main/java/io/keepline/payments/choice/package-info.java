/**
 * Which provider moves a brand's money: an operator's configuration, read alike by the API, which
 * offers and hears by it, and the worker, which charges by it. Imported by those two, by activities
 * and by the local stack.
 */
@NullMarked
package io.keepline.payments.choice;

import org.jspecify.annotations.NullMarked;

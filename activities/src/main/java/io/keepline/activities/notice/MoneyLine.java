package io.keepline.activities.notice;

import io.keepline.lifecycle.Money;

/**
 * One line of a receipt, as it stood in the quote.
 *
 * @param label the brand's words for it
 * @param amount what it costs; below nothing for a discount
 */
public record MoneyLine(String label, Money amount) {}

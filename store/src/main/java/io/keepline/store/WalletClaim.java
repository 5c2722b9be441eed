package io.keepline.store;

import io.keepline.lifecycle.Money;

/**
 * A bank took a top-up back: what of its credit is still in the wallet goes with it, and what was
 * spent is not asked of the wallet again, so that a balance never becomes negative.
 *
 * @param about the posting
 * @param taken the posting that is undone, because the bank gave the money back; empty to take
 * @param most how much the bank took, in its currency
 */
public record WalletClaim(MoneyPosting.Subject about, String taken, Money most) {}
